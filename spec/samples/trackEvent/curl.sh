#!/bin/sh
set -eu

base_url="${DATACUE_BASE_URL:-https://api.datacue.co}"

body='{
  "user": {
    "user_id": "019mr8mf4r",
    "anonymous_id": "07d35b1a-5776-4ddf-8f1c-dd0d2db9c502",
    "profile": { "sex": "female", "location": "Santiago", "segment": "platinum" }
  },
  "event": { "type": "pageview", "subtype": "home" }
}'

# An event carries the key alone: what follows the colon is empty.
curl --fail-with-body --silent --show-error --max-time 30 \
  --request POST "$base_url/v1/events" \
  --user "$DATACUE_API_KEY:" \
  --header 'Content-Type: application/json' \
  --data-binary "$body"
