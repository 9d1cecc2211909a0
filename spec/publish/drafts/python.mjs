import { baseUrl } from './curl.mjs';
import { literal, PYTHON } from './literal.mjs';
import { itemId, query } from './operation.mjs';

/** A sample in Python, with nothing but its own library. */
export function python(operation) {
  const { method, body, signed, batch, inPath, inQuery } = operation;
  const encoded = inPath.length > 0;
  const path = inPath.reduce(
    (at, { name }) => at.replace(`{${name}}`, `{urllib.parse.quote(${name}, safe='')}`), operation.path);
  const modules = [
    'base64', ...(signed ? ['hashlib', 'hmac'] : []), ...(body || batch ? ['json'] : []), 'os', 'sys',
    'urllib.error', ...(encoded ? ['urllib.parse'] : []), 'urllib.request',
  ];
  const lines = [
    ...modules.map((module) => `import ${module}`),
    '',
    '',
    'class NoRedirect(urllib.request.HTTPRedirectHandler):',
    '    """The credentials are for this host alone: a redirect is an error."""',
    '',
    '    def redirect_request(self, *args):',
    '        return None',
    '',
    '',
    'key = os.environ.get("DATACUE_API_KEY")',
    ...(signed ? ['secret = os.environ.get("DATACUE_API_SECRET")'] : []),
    `if not key${signed ? ' or not secret' : ''}:`,
    `    sys.exit("Set DATACUE_API_KEY${signed ? ' and DATACUE_API_SECRET' : ''}.")`,
    `base_url = os.environ.get("DATACUE_BASE_URL", "${baseUrl(operation)}")`,
    '',
    ...inPath.map(({ name, value }) => `${name} = ${literal(value, PYTHON)}`),
  ];
  if (inQuery.length > 0) {
    lines.push(`query = ${literal(query(operation), PYTHON)}`);
  }
  if (body) {
    lines.push(batch ? `items = ${literal(body.batch, PYTHON)}` : `request_body = ${literal(body, PYTHON)}`);
  }
  lines.push(...(lines.at(-1) === '' ? [] : ['']));
  if (body) {
    lines.push(
      ...(signed ? ['# Written once: the bytes that are signed are the bytes that are sent.'] : []),
      `body = json.dumps(${batch ? '{"batch": items}' : 'request_body'}).encode()`);
  } else if (signed) {
    lines.push('# No body: zero bytes are signed.');
  }
  if (signed) {
    lines.push(`signature = hmac.new(secret.encode(), ${body ? 'body' : 'b""'}, hashlib.sha256).hexdigest()`);
  }
  lines.push(
    `credentials = base64.b64encode(f"{key}:${signed ? '{signature}' : ''}".encode()).decode()`,
    'request = urllib.request.Request(',
    `    f"{base_url}${path}${inQuery.length > 0 ? '?{query}' : ''}",`,
    ...(body ? ['    data=body,'] : []),
    `    method="${method}",`,
    body
      ? '    headers={"Authorization": f"Basic {credentials}", "Content-Type": "application/json"},'
      : '    headers={"Authorization": f"Basic {credentials}"},',
    ')',
    'try:',
    '    with urllib.request.build_opener(NoRedirect).open(request, timeout=30) as response:',
    batch ? '        statuses = json.load(response)["status"]'
      : `        print(response.status${operation.answerSchema ? ', response.read().decode()' : ''})`,
    'except urllib.error.HTTPError as error:',
    '    sys.exit(f"{error}: {error.read().decode()}")',
    ...(batch ? statuses(itemId(operation)) : []));
  return `${lines.join('\n')}\n`;
}

function statuses(id) {
  return [
    '',
    '# The items have statuses of their own, in the order sent. No status is no success.',
    'for i, item in enumerate(items):',
    '    outcome = statuses[i] if i < len(statuses) else {}',
    '    if outcome.get("status") != "OK":',
    `        print(item["${id}"], outcome.get("error", "no status"))`,
  ];
}
