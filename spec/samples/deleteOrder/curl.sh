#!/bin/sh
set -eu

base_url="${DATACUE_BASE_URL:-https://api.datacue.co}"

# No body: zero bytes are signed.
# While openssl runs, other users of the machine can see its arguments, and so the secret.
signature=$(printf '' |
  openssl dgst -sha256 -hmac "$DATACUE_API_SECRET" -r | cut -d " " -f 1)

# Ids are percent-encoded in the path.
curl --fail-with-body --silent --show-error --max-time 30 --write-out '%{http_code}\n' \
  --request DELETE "$base_url/v1/orders/o1" \
  --user "$DATACUE_API_KEY:$signature"
