import { literal, JSON_TEXT } from './literal.mjs';
import { query } from './operation.mjs';

/** A sample in a shell with cURL. */
export function curl(operation) {
  const { method, body, signed, batch, answerSchema, inPath, inQuery } = operation;
  const path = inPath.reduce(
    (at, { name, value }) => at.replace(`{${name}}`, encodeURIComponent(value)), operation.path);
  const question = inQuery.length > 0 ? `?${query(operation)}` : '';
  const parts = [
    '#!/bin/sh', 'set -eu', '', `base_url="\${DATACUE_BASE_URL:-${baseUrl(operation)}}"`,
    `: "\${DATACUE_API_KEY:?is not set}"${signed ? ' "${DATACUE_API_SECRET:?is not set}"' : ''}`, '',
  ];
  if (body) {
    parts.push(`body='${literal(body, JSON_TEXT).replaceAll("'", "'\\''")}'`, '');
  }
  if (signed) {
    parts.push(
      body ? '# The string that is signed is the string that is sent.' : '# No body: zero bytes are signed.',
      '# While openssl runs, other users of the machine can see its arguments, and so the secret.',
      `signature=$(printf ${body ? '\'%s\' "$body"' : "''"} |`,
      '  openssl dgst -sha256 -hmac "$DATACUE_API_SECRET" -r | cut -d " " -f 1)',
      '');
  }
  if (batch) {
    parts.push('# The answer has a status for each item, in the order sent.');
  } else if (inPath.length > 0) {
    parts.push('# Ids are percent-encoded in the path.');
  }
  parts.push(
    [
      "answer=$(curl --silent --show-error --max-time 30 --write-out ' %{http_code}'",
      `--request ${method} "$base_url${path}${question}"`,
      `--user "$DATACUE_API_KEY:${signed ? '$signature' : ''}"`,
      ...(body ? ["--header 'Content-Type: application/json'", '--data-binary "$body"'] : []),
    ].join(' \\\n  ') + ')',
    '',
    '# Nothing but a 2xx is a success: a redirect is none, and the credentials are for this host alone.',
    'case "$answer" in',
    `  *' 2'[0-9][0-9]) printf '%s\\n' "${answerSchema ? '${answer% *}' : '${answer##* }'}" ;;`,
    `  *) printf '%s\\n' "$answer" >&2; exit 1 ;;`,
    'esac');
  return `${parts.join('\n')}\n`;
}

/** Where an operation is sent unless the environment says otherwise. */
export function baseUrl({ server, contract }) {
  return (server ?? contract.servers[0].url).replace(/\/$/, '');
}
