#!/bin/sh
set -eu

base_url="${DATACUE_BASE_URL:-https://api.datacue.co}"
: "${DATACUE_API_KEY:?is not set}"

body='{
  "user": {
    "user_id": "019mr8mf4r",
    "anonymous_id": "07d35b1a-5776-4ddf-8f1c-dd0d2db9c502",
    "profile": { "sex": "female", "location": "Santiago", "segment": "platinum" }
  },
  "event": { "type": "pageview", "subtype": "home" }
}'

# An event carries the key alone: what follows the colon is empty.
answer=$(curl --silent --show-error --max-time 30 --write-out ' %{http_code}' \
  --request POST "$base_url/v1/events" \
  --user "$DATACUE_API_KEY:" \
  --header 'Content-Type: application/json' \
  --data-binary "$body")

# Nothing but a 2xx is a success: a redirect is none, and the credentials are for this host alone.
case "$answer" in
  *' 2'[0-9][0-9]) printf '%s\n' "${answer% *}" ;;
  *) printf '%s\n' "$answer" >&2; exit 1 ;;
esac
