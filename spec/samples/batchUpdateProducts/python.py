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

products = [
    {"product_id": "p1", "variant_id": "v1", "size": "L"},
    {"product_id": "p2", "variant_id": "v2", "size": "L"},
]

# Written once: the bytes that are signed are the bytes that are sent.
body = json.dumps({"batch": products}).encode()
signature = hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()
credentials = base64.b64encode(f"{key}:{signature}".encode()).decode()
request = urllib.request.Request(
    f"{base_url}/v1/batch/products",
    data=body,
    method="PUT",
    headers={"Authorization": f"Basic {credentials}", "Content-Type": "application/json"},
)
try:
    with urllib.request.build_opener(NoRedirect).open(request, timeout=30) as response:
        statuses = json.load(response)["status"]
except urllib.error.HTTPError as error:
    sys.exit(f"{error}: {error.read().decode()}")

# The items have statuses of their own, in the order sent. No status is no success.
for i, item in enumerate(products):
    outcome = statuses[i] if i < len(statuses) else {}
    if outcome.get("status") != "OK":
        print(item["product_id"], item["variant_id"], outcome.get("error", "no status"))
