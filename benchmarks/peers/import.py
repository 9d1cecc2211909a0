"""Imports products with the Python sample of the API reference, in a loop: URL FILE, of gzipped JSON Lines."""
import gzip
import hashlib
import hmac
import json
import sys

import requests

url, file = sys.argv[1:]
key, secret = "my-key", "my-secret"


def send(products):
    # As the reference has it: written once to be signed and once more to be sent, on a new connection.
    data = {"batch": products}
    checksum = hmac.new(bytes(secret, "utf-8"), bytes(json.dumps(data), "utf-8"), hashlib.sha256)
    response = requests.post(url + "/v1/batch/products", json=data, auth=(key, checksum.hexdigest()))
    if response.status_code != 207:
        raise RuntimeError(f"Answered {response.status_code}")
    taken = sum(item["status"] == "OK" for item in response.json()["status"])
    if taken != len(products):
        raise RuntimeError("Not every item was taken")
    return taken


imported = 0
products = []
with gzip.open(file, "rt", encoding="utf-8") as lines:
    for line in lines:
        products.append(json.loads(line))
        if len(products) == 500:
            imported += send(products)
            products = []
if products:
    imported += send(products)
print(imported)
