"""Creates a product with nothing but the standard library and prints the status."""
import base64
import hashlib
import hmac
import sys
import urllib.error
import urllib.request

url, key, secret, file = sys.argv[1:]
with open(file, "rb") as f:
    body = f.read()
signature = hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()
credentials = base64.b64encode(f"{key}:{signature}".encode()).decode()
request = urllib.request.Request(
    url + "/v1/products",
    data=body,
    method="POST",
    headers={"Authorization": "Basic " + credentials, "Content-Type": "application/json"},
)
opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
try:
    print(opener.open(request, timeout=30).status)
except urllib.error.HTTPError as e:
    print(e.code)
