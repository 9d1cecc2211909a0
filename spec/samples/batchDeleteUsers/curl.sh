#!/bin/sh
set -eu

base_url="${DATACUE_BASE_URL:-https://api.datacue.co}"

body='{
  "batch": [{ "user_id": "u1" }, { "user_id": "u2" }, { "user_id": "u3" }]
}'

# The string that is signed is the string that is sent.
# While openssl runs, other users of the machine can see its arguments, and so the secret.
signature=$(printf '%s' "$body" |
  openssl dgst -sha256 -hmac "$DATACUE_API_SECRET" -r | cut -d " " -f 1)

# The answer has a status for each item, in the order sent.
curl --fail-with-body --silent --show-error --max-time 30 \
  --request DELETE "$base_url/v1/batch/users" \
  --user "$DATACUE_API_KEY:$signature" \
  --header 'Content-Type: application/json' \
  --data-binary "$body"
