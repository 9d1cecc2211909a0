#!/bin/sh
set -eu

base_url="${DATACUE_BASE_URL:-https://api.datacue.co}"

body='{
  "main_category": "shorts",
  "categories": ["shorts", "men"],
  "stock": 6,
  "available": false
}'

# The string that is signed is the string that is sent.
# While openssl runs, other users of the machine can see its arguments, and so the secret.
signature=$(printf '%s' "$body" |
  openssl dgst -sha256 -hmac "$DATACUE_API_SECRET" -r | cut -d " " -f 1)

# Ids are percent-encoded in the path.
curl --fail-with-body --silent --show-error --max-time 30 --write-out '%{http_code}\n' \
  --request PUT "$base_url/v1/products/p1/v1" \
  --user "$DATACUE_API_KEY:$signature" \
  --header 'Content-Type: application/json' \
  --data-binary "$body"
