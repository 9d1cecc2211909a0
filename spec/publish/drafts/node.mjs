import { baseUrl } from './curl.mjs';
import { JAVASCRIPT, literal } from './literal.mjs';
import { camel, itemId, query } from './operation.mjs';

/** A sample for Node.js. */
export function node(operation) {
  const { method, body, signed, batch, answerSchema, inPath, inQuery } = operation;
  const path = inPath.reduce(
    (at, { name }) => at.replace(`{${name}}`, `\${encodeURIComponent(${camel(name)})}`), operation.path);
  const lines = [
    ...(signed ? ["import { createHmac } from 'node:crypto';", ''] : []),
    signed
      ? 'const { DATACUE_API_KEY: key, DATACUE_API_SECRET: secret } = process.env;'
      : 'const { DATACUE_API_KEY: key } = process.env;',
    `const baseUrl = process.env.DATACUE_BASE_URL ?? '${baseUrl(operation)}';`,
    `if (!key${signed ? ' || !secret' : ''}) {`,
    `  throw new Error('Set DATACUE_API_KEY${signed ? ' and DATACUE_API_SECRET' : ''}.');`,
    '}',
    '',
    ...inPath.map(({ name, value }) => `const ${camel(name)} = ${literal(value, JAVASCRIPT)};`),
  ];
  if (inQuery.length > 0) {
    lines.push(`const query = ${literal(query(operation), JAVASCRIPT)};`);
  }
  if (body) {
    lines.push(batch
      ? `const items = ${literal(body.batch, JAVASCRIPT)};`
      : `const request = ${literal(body, JAVASCRIPT)};`);
  }
  lines.push(...(lines.at(-1) === '' ? [] : ['']));
  if (body) {
    lines.push(
      ...(signed ? ['// Written once: the string that is signed is the string that is sent.'] : []),
      `const body = JSON.stringify(${batch ? '{ batch: items }' : 'request'});`);
  } else if (signed) {
    lines.push('// No body: zero bytes are signed.');
  }
  if (signed) {
    lines.push(`const signature = createHmac('sha256', secret).update(${body ? 'body' : "''"}).digest('hex');`);
  }
  lines.push(
    `const credentials = Buffer.from(\`\${key}:${signed ? '${signature}' : ''}\`).toString('base64');`,
    `const response = await fetch(\`\${baseUrl}${path}${inQuery.length > 0 ? '?${query}' : ''}\`, {`,
    `  method: '${method}',`,
    "  redirect: 'manual', // the credentials are for this host alone",
    body
      ? "  headers: { Authorization: `Basic ${credentials}`, 'Content-Type': 'application/json' },\n  body,"
      : '  headers: { Authorization: `Basic ${credentials}` },',
    '  signal: AbortSignal.timeout(30_000),',
    '});',
    'if (!response.ok) {',
    '  throw new Error(`${response.status}: ${await response.text()}`);',
    '}');
  lines.push(...(batch ? statuses(itemId(operation)) : [answerSchema
    ? 'console.log(response.status, await response.text());'
    : 'console.log(response.status);']));
  return `${lines.join('\n')}\n`;
}

function statuses(id) {
  return [
    '',
    '// The items have statuses of their own, in the order sent. No status is no success.',
    'const { status: statuses } = await response.json();',
    'for (const [i, item] of items.entries()) {',
    "  if (statuses[i]?.status !== 'OK') {",
    `    console.log(item.${id}, statuses[i]?.error ?? 'no status');`,
    '  }',
    '}',
  ];
}
