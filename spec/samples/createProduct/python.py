import base64
import hashlib
import hmac
import json
import os
import sys
import urllib.error
import urllib.request


class NoRedirect(urllib.request.HTTPRedirectHandler):
    """The credentials are for this host alone: a redirect is an error."""

    def redirect_request(self, *args):
        return None


key = os.environ.get("DATACUE_API_KEY")
secret = os.environ.get("DATACUE_API_SECRET")
if not key or not secret:
    sys.exit("Set DATACUE_API_KEY and DATACUE_API_SECRET.")
base_url = os.environ.get("DATACUE_BASE_URL", "https://api.datacue.co")

product = {
    "product_id": "p1",
    "variant_id": "v1",
    "main_category": "jeans",
    "categories": ["men", "summer", "jeans"],
    "name": "cool jeans",
    "brand": "zara",
    "description": "very fashionable jeans",
    "color": "blue",
    "size": "M",
    "price": 25000,
    "full_price": 35000,
    "available": True,
    "stock": 5,
    "extra": {"extra_feature": "details"},
    "photo_url": "https://s3.amazon.com/image.png",
    "link": "/product/p1",
    "owner_id": "user_id_3",
}

# Written once: the bytes that are signed are the bytes that are sent.
body = json.dumps(product).encode()
signature = hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()
credentials = base64.b64encode(f"{key}:{signature}".encode()).decode()
request = urllib.request.Request(
    f"{base_url}/v1/products",
    data=body,
    method="POST",
    headers={"Authorization": f"Basic {credentials}", "Content-Type": "application/json"},
)
try:
    with urllib.request.build_opener(NoRedirect).open(request, timeout=30) as response:
        print(response.status)
except urllib.error.HTTPError as error:
    sys.exit(f"{error}: {error.read().decode()}")
