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

order = {
    "order_id": "O123",
    "user_id": "U456",
    "order_status": "completed",
    "cart": [
        {
            "product_id": "p1",
            "variant_id": "v1",
            "quantity": 1,
            "unit_price": 24,
            "currency": "USD",
        },
        {
            "product_id": "p3",
            "variant_id": "v2",
            "quantity": 9,
            "unit_price": 42,
            "currency": "USD",
        },
    ],
    "timestamp": "2018-04-04T23:29:04Z",
}

# Written once: the bytes that are signed are the bytes that are sent.
body = json.dumps(order).encode()
signature = hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()
credentials = base64.b64encode(f"{key}:{signature}".encode()).decode()
request = urllib.request.Request(
    f"{base_url}/v1/orders",
    data=body,
    method="POST",
    headers={"Authorization": f"Basic {credentials}", "Content-Type": "application/json"},
)
try:
    with urllib.request.build_opener(NoRedirect).open(request, timeout=30) as response:
        print(response.status)
except urllib.error.HTTPError as error:
    sys.exit(f"{error}: {error.read().decode()}")
