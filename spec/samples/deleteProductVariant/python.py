import base64
import hashlib
import hmac
import os
import sys
import urllib.error
import urllib.parse
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

product_id = "p1"
variant_id = "v1"

path = "/".join(urllib.parse.quote(part, safe="") for part in (product_id, variant_id))
# No body: zero bytes are signed.
signature = hmac.new(secret.encode(), b"", hashlib.sha256).hexdigest()
credentials = base64.b64encode(f"{key}:{signature}".encode()).decode()
request = urllib.request.Request(
    f"{base_url}/v1/products/{path}",
    method="DELETE",
    headers={"Authorization": f"Basic {credentials}"},
)
try:
    with urllib.request.build_opener(NoRedirect).open(request, timeout=30) as response:
        print(response.status)
except urllib.error.HTTPError as error:
    sys.exit(f"{error}: {error.read().decode()}")
