#!/usr/bin/env python3
"""Writes the vectors beside it. Signatures come from OpenSSL, so that no verifier checks its own work."""
import base64
import json
import pathlib
import subprocess

KEY = "demo-key"
SECRET = "demo-secret"
BLOCK = 64  # bytes of HMAC-SHA256: a longer secret is hashed first
HERE = pathlib.Path(__file__).resolve().parent

# name: (method, payload, repeat, scheme) and, where they are not the usual ones, key and secret
CASES = {
    "no-body": ("DELETE", b"", 1, "SIGNED_BODY"),
    "empty-object": ("PUT", b"{}", 1, "SIGNED_BODY"),
    "ascii": ("POST", b'{"user_id":"u1","first_name":"John"}', 1, "SIGNED_BODY"),
    "non-ascii-and-emoji": ("POST", '{"user_id":"u1","first_name":"Zoë 李 🛒"}'.encode(), 1, "SIGNED_BODY"),
    "number-10": ("PUT", b'{"price":10}', 1, "SIGNED_BODY"),
    "number-10.0": ("PUT", b'{"price":10.0}', 1, "SIGNED_BODY"),
    "html-characters-literal": ("PUT", b'{"name":"Tom\'s <b>R&B</b>"}', 1, "SIGNED_BODY"),
    "html-characters-escaped": (
        "PUT",
        b'{"name":"Tom\\u0027s \\u003cb\\u003eR\\u0026B\\u003c/b\\u003e"}',
        1,
        "SIGNED_BODY",
    ),
    "trailing-newline": ("POST", b'{"user_id":"u1","first_name":"John"}\n', 1, "SIGNED_BODY"),
    "five-mebibytes": ("POST", b'{"user_id":"u1"}', 5 * 1024 * 1024 // 16, "SIGNED_BODY"),
    "delete-with-body": ("DELETE", b'{"batch":[{"user_id":"u1"},{"user_id":"u2"}]}', 1, "SIGNED_BODY"),
    "empty-array": ("POST", b'{"batch":[]}', 1, "SIGNED_BODY"),
    "non-ascii-credentials": ("POST", b'{"user_id":"u1"}', 1, "SIGNED_BODY", "clé-鍵", "пароль-🔑"),
    "secret-of-one-block": ("POST", b'{"user_id":"u1"}', 1, "SIGNED_BODY", KEY, "s" * BLOCK),
    "secret-above-one-block": ("POST", b'{"user_id":"u1"}', 1, "SIGNED_BODY", KEY, "s" * (BLOCK + 1)),
    "long-credentials": ("POST", b'{"user_id":"u1"}', 1, "SIGNED_BODY", "k" * 200, "Geheimnis ß " * 20),
    "long-non-ascii-key-only": ("POST", b'{"event":{"type":"login"}}', 1, "KEY_ONLY", "clé-鍵" * 30, SECRET),
    "key-only": ("POST", b'{"user":{"anonymous_id":"a1"},"event":{"type":"login"}}', 1, "KEY_ONLY"),
}


def signature(payload, secret):
    key = "hexkey:" + secret.encode().hex()
    command = ["openssl", "dgst", "-sha256", "-mac", "HMAC", "-macopt", key]
    return subprocess.run(command, input=payload, capture_output=True, check=True).stdout.decode().split("= ")[1].strip()


for name, (method, payload, repeat, scheme, *credentials) in CASES.items():
    key, secret = credentials or (KEY, SECRET)
    signed = signature(payload * repeat, secret) if scheme == "SIGNED_BODY" else ""
    vector = {
        "name": name,
        "method": method,
        "payload_base64": base64.b64encode(payload).decode(),
        "repeat": repeat,
        "key": key,
        "secret": secret,
        "scheme": scheme,
        "signature": signed,
        "authorization": "Basic " + base64.b64encode(f"{key}:{signed}".encode()).decode(),
    }
    (HERE / f"{name}.json").write_text(json.dumps(vector, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
