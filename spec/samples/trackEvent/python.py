import base64
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
if not key:
    sys.exit("Set DATACUE_API_KEY.")
base_url = os.environ.get("DATACUE_BASE_URL", "https://api.datacue.co")

event = {
    "user": {
        "user_id": "019mr8mf4r",
        "anonymous_id": "07d35b1a-5776-4ddf-8f1c-dd0d2db9c502",
        "profile": {"sex": "female", "location": "Santiago", "segment": "platinum"},
    },
    "event": {"type": "pageview", "subtype": "home"},
}

body = json.dumps(event).encode()
# An event carries the key alone: what follows the colon is empty.
credentials = base64.b64encode(f"{key}:".encode()).decode()
request = urllib.request.Request(
    f"{base_url}/v1/events",
    data=body,
    method="POST",
    headers={"Authorization": f"Basic {credentials}", "Content-Type": "application/json"},
)
try:
    with urllib.request.build_opener(NoRedirect).open(request, timeout=30) as response:
        # Home, product and search events answer with recommendations, all others with 204.
        answer = json.load(response) if response.status == 200 else {}
except urllib.error.HTTPError as error:
    sys.exit(f"{error}: {error.read().decode()}")

for product in answer.get("related_product_skus") or []:
    print(product.get("name"), product.get("link"))
