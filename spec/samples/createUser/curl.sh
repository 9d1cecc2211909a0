#!/bin/sh
set -eu

base_url="${DATACUE_BASE_URL:-https://api.datacue.co}"
: "${DATACUE_API_KEY:?is not set}" "${DATACUE_API_SECRET:?is not set}"

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

answer=$(curl --silent --show-error --max-time 30 --write-out ' %{http_code}' \
  --request POST "$base_url/v1/users" \
  --user "$DATACUE_API_KEY:$signature" \
  --header 'Content-Type: application/json' \
  --data-binary "$body")

# Nothing but a 2xx is a success: a redirect is none, and the credentials are for this host alone.
case "$answer" in
  *' 2'[0-9][0-9]) printf '%s\n' "${answer##* }" ;;
  *) printf '%s\n' "$answer" >&2; exit 1 ;;
esac
