#!/bin/sh
set -eu

base_url="${DATACUE_BASE_URL:-https://api.datacue.co}"
: "${DATACUE_API_KEY:?is not set}" "${DATACUE_API_SECRET:?is not set}"

body='{
  "order_status": "cancelled"
}'

# The string that is signed is the string that is sent.
# While openssl runs, other users of the machine can see its arguments, and so the secret.
signature=$(printf '%s' "$body" |
  openssl dgst -sha256 -hmac "$DATACUE_API_SECRET" -r | cut -d " " -f 1)

# Ids are percent-encoded in the path.
answer=$(curl --silent --show-error --max-time 30 --write-out ' %{http_code}' \
  --request PUT "$base_url/v1/orders/o1" \
  --user "$DATACUE_API_KEY:$signature" \
  --header 'Content-Type: application/json' \
  --data-binary "$body")

# Nothing but a 2xx is a success: a redirect is none, and the credentials are for this host alone.
case "$answer" in
  *' 2'[0-9][0-9]) printf '%s\n' "${answer##* }" ;;
  *) printf '%s\n' "$answer" >&2; exit 1 ;;
esac
