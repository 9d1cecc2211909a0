#!/bin/sh
set -eu

base_url="${DATACUE_BASE_URL:-https://api.datacue.co}"

body='{
  "user_id": "u1",
  "email": "xyz@abc.com",
  "title": "Mr",
  "first_name": "John",
  "last_name": "Smith",
  "profile": { "location": "santiago", "sex": "male", "segment": "platinum" },
  "wishlist": ["P1", "P3", "P4"],
  "email_subscriber": true,
  "timestamp": "2018-04-04T23:29:04-03:00"
}'

# The string that is signed is the string that is sent.
# While openssl runs, other users of the machine can see its arguments, and so the secret.
signature=$(printf '%s' "$body" |
  openssl dgst -sha256 -hmac "$DATACUE_API_SECRET" -r | cut -d " " -f 1)

curl --fail-with-body --silent --show-error --max-time 30 --write-out '%{http_code}\n' \
  --request POST "$base_url/v1/users" \
  --user "$DATACUE_API_KEY:$signature" \
  --header 'Content-Type: application/json' \
  --data-binary "$body"
