"""Keeps products in step with the shop: reads its changes from standard input, one a line as JSON, in their order.

    {"saved": {"product_id": "p1", "variant_id": "v1", "price": 19.9}}
    {"removed": {"product_id": "p1", "variant_id": "v1"}}
"""
import base64
import hashlib
import hmac
import http.client
import json
import os
import sys
import time
import urllib.error
import urllib.request
from urllib.parse import quote

ATTEMPTS = 5

KEY = os.environ.get("DATACUE_API_KEY")
SECRET = os.environ.get("DATACUE_API_SECRET")
BASE_URL = os.environ.get("DATACUE_BASE_URL", "https://api.datacue.co")


class NoRedirect(urllib.request.HTTPRedirectHandler):
    """The credentials are for this host alone: a redirect is an error."""

    def redirect_request(self, *args):
        return None


def call(method, path, document=None):
    """The answer's status, a success or 400, and its text. What may pass is tried again, anything else ends it all."""
    # Written once: the bytes that are signed are the bytes that are sent. Without a body nothing is signed.
    body = b"" if document is None else json.dumps(document).encode()
    signature = hmac.new(SECRET.encode(), body, hashlib.sha256).hexdigest()
    headers = {"Authorization": "Basic " + base64.b64encode(f"{KEY}:{signature}".encode()).decode()}
    if body:
        headers["Content-Type"] = "application/json"
    request = urllib.request.Request(BASE_URL + path, data=body or None, method=method, headers=headers)
    for attempt in range(1, ATTEMPTS + 1):
        try:
            with urllib.request.build_opener(NoRedirect).open(request, timeout=30) as response:
                return response.status, response.read().decode()
        except urllib.error.HTTPError as error:
            problem = f"{error.code} {error.read().decode()}"
            if error.code == 400:
                return error.code, problem
            if error.code < 500:
                break
        except (OSError, http.client.HTTPException) as error:
            problem = str(error)
        if attempt < ATTEMPTS:
            time.sleep(2 ** (attempt - 1))
    sys.exit(f"{method} {path}: {problem}")


def path_of(product):
    return f"/v1/products/{quote(product['product_id'], safe='')}/{quote(product['variant_id'], safe='')}"


def save(product):
    """Changes the fields given; a product that is not there yet is created."""
    fields = {name: value for name, value in product.items() if name not in ("product_id", "variant_id")}
    status, not_updated = call("PUT", path_of(product), fields)
    if status == 400:
        status, not_created = call("POST", "/v1/products", product)
        if status == 400:
            sys.exit(f"{path_of(product)}: {not_updated}; to create it: {not_created}")


def remove(product):
    status, text = call("DELETE", path_of(product))
    if status == 400:
        print(f"{path_of(product)}: {text}", file=sys.stderr)  # it is gone already


if not KEY or not SECRET:
    sys.exit("Set DATACUE_API_KEY and DATACUE_API_SECRET.")
for line in filter(str.strip, sys.stdin):
    change = json.loads(line)
    if "saved" in change:
        save(change["saved"])
    elif "removed" in change:
        remove(change["removed"])
    else:
        sys.exit(f"neither saved nor removed: {line}")
