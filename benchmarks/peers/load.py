"""The Python sample of the API reference in a loop: URL batch|single CATALOGUE.

For each line with a number of milliseconds sends for so long and prints: calls nanoseconds 0.
"""
import hashlib
import hmac
import json
import sys
import time

import requests

url, mode, file = sys.argv[1:]
key, secret = "my-key", "my-secret"
batch = mode == "batch"
with open(file, encoding="utf-8") as catalogue:
    products = json.load(catalogue)["batch"]
data = {"batch": products} if batch else products[0]
url += "/v1/batch/products" if batch else "/v1/products"


def send():
    # As the reference has it: written once to be signed and once more to be sent, on a new connection.
    checksum = hmac.new(bytes(secret, "utf-8"), bytes(json.dumps(data), "utf-8"), hashlib.sha256)
    response = requests.post(url, json=data, auth=(key, checksum.hexdigest()))
    if response.status_code != (207 if batch else 201):
        raise RuntimeError(f"Answered {response.status_code}")
    if batch and sum(item["status"] == "OK" for item in response.json()["status"]) != len(products):
        raise RuntimeError("Not every item was taken")


for line in sys.stdin:
    begun = time.monotonic_ns()
    calls = 0
    while time.monotonic_ns() - begun < int(line) * 1_000_000:
        send()
        calls += 1
    print(calls, time.monotonic_ns() - begun, 0, flush=True)
