// Recomputes every vector beside it with Node's standard library and prints a line for each.
import { createHmac } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';

const folder = new URL('.', import.meta.url);
const files = readdirSync(folder).filter((file) => file.endsWith('.json')).sort();
let failed = files.length === 0;
for (const file of files) {
  const vector = JSON.parse(readFileSync(new URL(file, folder), 'utf8'));
  const right = check(vector);
  failed ||= !right;
  console.log(right ? 'ok    ' : 'WRONG ', vector.name);
}
process.exitCode = failed ? 1 : 0;

function check(vector) {
  const chunk = Buffer.from(vector.payload_base64, 'base64');
  const body = Buffer.concat(Array(vector.repeat).fill(chunk));
  const signature = vector.scheme === 'SIGNED_BODY' ? createHmac('sha256', vector.secret).update(body).digest('hex') : '';
  const authorization = `Basic ${Buffer.from(`${vector.key}:${signature}`).toString('base64')}`;
  return signature === vector.signature && authorization === vector.authorization;
}
