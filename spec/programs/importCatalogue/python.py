"""Imports a catalogue, one product a line as JSON: creates each, or updates it where it exists already.

    python3 python.py catalogue.jsonl
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

BATCH = 500  # no more are taken at once
ATTEMPTS = 5

KEY = os.environ.get("DATACUE_API_KEY")
SECRET = os.environ.get("DATACUE_API_SECRET")
BASE_URL = os.environ.get("DATACUE_BASE_URL", "https://api.datacue.co")


class NoRedirect(urllib.request.HTTPRedirectHandler):
    """The credentials are for this host alone: a redirect is an error."""

    def redirect_request(self, *args):
        return None


def call(method, body, authorization):
    """Status and text of the answer, or 0 and what went wrong with the network."""
    request = urllib.request.Request(
        f"{BASE_URL}/v1/batch/products",
        data=body,
        method=method,
        headers={"Authorization": authorization, "Content-Type": "application/json"},
    )
    try:
        with urllib.request.build_opener(NoRedirect).open(request, timeout=60) as response:
            return response.status, response.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()
    except (OSError, http.client.HTTPException) as error:
        return 0, str(error)


def send(method, items):
    """Sends (line, product) pairs and returns the error of each line that was not taken."""
    if not items:
        return {}
    # Written once: the bytes that are signed are the bytes that are sent.
    # The products are sent as they stand in the file, to the last digit.
    body = b'{"batch":[' + b",".join(product for _, product in items) + b"]}"
    signature = hmac.new(SECRET.encode(), body, hashlib.sha256).hexdigest()
    authorization = "Basic " + base64.b64encode(f"{KEY}:{signature}".encode()).decode()
    for attempt in range(1, ATTEMPTS + 1):
        status, text = call(method, body, authorization)
        if 200 <= status < 300:
            # One status for each item, in the order sent. No status is no success.
            statuses = json.loads(text)["status"]
            statuses += [{}] * (len(items) - len(statuses))
            return {
                line: outcome.get("error", "no status")
                for (line, _), outcome in zip(items, statuses)
                if outcome.get("status") != "OK"
            }
        if status == 400 and len(items) == 1:
            return {items[0][0]: text}
        # Too large, or refused for one of its items, which is found so.
        if status in (400, 413) and len(items) > 1:
            middle = len(items) // 2
            return send(method, items[:middle]) | send(method, items[middle:])
        if 0 < status < 500 or attempt == ATTEMPTS:
            sys.exit(f"{method} of lines {items[0][0]} to {items[-1][0]}: {status or ''} {text}")
        time.sleep(2 ** (attempt - 1))


def batches(file, errors):
    """The file's products as lists of (line, product); what is no JSON is put under errors."""
    batch = []
    with open(file, "rb") as lines:
        for number, line in enumerate(lines, 1):
            line = line.strip()
            if not line:
                continue
            try:
                json.loads(line.decode())
                batch.append((number, line))
            except ValueError as error:
                errors[number] = str(error)
            if len(batch) == BATCH:
                yield batch
                batch = []
    yield batch


def main(file):
    errors = {}
    taken = 0
    for batch in batches(file, errors):
        refused = send("POST", batch)
        refused_twice = send("PUT", [item for item in batch if item[0] in refused])
        taken += len(batch) - len(refused_twice)
        for line, error in refused_twice.items():
            errors[line] = f"{refused[line]}; as an update: {error}"
    for line, error in sorted(errors.items()):
        print(f"{file}:{line}: {error}", file=sys.stderr)
    print(f"{taken} products taken, {len(errors)} not")
    return 1 if errors else 0


if not KEY or not SECRET or len(sys.argv) != 2:
    sys.exit("Set DATACUE_API_KEY and DATACUE_API_SECRET, and name a file with one product a line.")
sys.exit(main(sys.argv[1]))
