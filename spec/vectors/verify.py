#!/usr/bin/env python3
"""Recomputes every vector beside it with Python's standard library and prints a line for each."""
import base64
import hashlib
import hmac
import json
import pathlib
import sys


def check(vector):
    body = base64.b64decode(vector["payload_base64"]) * vector["repeat"]
    signature = ""
    if vector["scheme"] == "SIGNED_BODY":
        signature = hmac.new(vector["secret"].encode(), body, hashlib.sha256).hexdigest()
    credentials = f"{vector['key']}:{signature}".encode()
    authorization = "Basic " + base64.b64encode(credentials).decode()
    return signature == vector["signature"] and authorization == vector["authorization"]


files = sorted(pathlib.Path(__file__).resolve().parent.glob("*.json"))
failed = not files
for file in files:
    vector = json.loads(file.read_text(encoding="utf-8"))
    right = check(vector)
    failed = failed or not right
    print("ok    " if right else "WRONG ", vector["name"])
sys.exit(1 if failed else 0)
