"""Tells of a visitor who opens a page, and prints the products to show there as a piece of HTML.

    python3 python.py VISITOR               the home page
    python3 python.py VISITOR PRODUCT       a product's page
"""
import base64
import http.client
import json
import os
import sys
import urllib.request
from html import escape

KEY = os.environ.get("DATACUE_API_KEY")
BASE_URL = os.environ.get("DATACUE_BASE_URL", "https://api.datacue.co")


class NoRedirect(urllib.request.HTTPRedirectHandler):
    """The credentials are for this host alone: a redirect is an error."""

    def redirect_request(self, *args):
        return None


def recommendations(event):
    """A page does not wait long for recommendations, and does without where there are none."""
    request = urllib.request.Request(
        f"{BASE_URL}/v1/events",
        data=json.dumps(event).encode(),
        method="POST",
        headers={
            # An event carries the key alone: what follows the colon is empty.
            "Authorization": "Basic " + base64.b64encode(f"{KEY}:".encode()).decode(),
            "Content-Type": "application/json",
        },
    )
    try:
        with urllib.request.build_opener(NoRedirect).open(request, timeout=2) as response:
            return json.load(response) if response.status == 200 else {}
    except (OSError, ValueError, http.client.HTTPException) as error:
        print(f"No recommendations: {error}", file=sys.stderr)
        return {}


def html(products):
    """What comes over the network is text to show, never markup, and leads to pages only."""
    lines = ['<ul class="recommendations">']
    for product in products:
        values = (product.get(field) for field in ("link", "name", "price"))
        link, name, price = ("" if value is None else str(value) for value in values)
        link = link if link.lower().startswith(("http:", "https:", "/")) else ""
        lines.append(f'  <li><a href="{escape(link)}">{escape(name)}</a> {escape(price)}</li>')
    return "\n".join(lines + ["</ul>"])


if not KEY or len(sys.argv) < 2:
    sys.exit("Set DATACUE_API_KEY, and give the visitor's anonymous id.")
visitor, *product = sys.argv[1:]
if product:
    page = {"type": "pageview", "subtype": "product", "product_id": product[0]}
else:
    page = {"type": "pageview", "subtype": "home"}
answer = recommendations({"user": {"anonymous_id": visitor}, "event": page})
print(html(answer.get("similar_product_skus") or answer.get("related_product_skus") or []))
