// Imports a catalogue, one product a line as JSON: creates each, or updates it where it exists already.
//   node node.mjs catalogue.jsonl
import { createHmac } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';

const BATCH = 500; // no more are taken at once
const ATTEMPTS = 5;
const UTF_8 = new TextDecoder('utf-8', { fatal: true });

const { DATACUE_API_KEY: key, DATACUE_API_SECRET: secret } = process.env;
const baseUrl = process.env.DATACUE_BASE_URL ?? 'https://api.datacue.co';
const [file] = process.argv.slice(2);
if (!key || !secret || !file) {
  throw new Error('Set DATACUE_API_KEY and DATACUE_API_SECRET, and name a file with one product a line.');
}

let taken = 0;
let failed = 0;
let number = 0;
let batch = [];
// Lines are split as bytes, and each is decoded by itself: what is no UTF-8 is an error and not replaced.
for await (const bytes of createInterface({ input: createReadStream(file, 'latin1'), crlfDelay: Infinity })) {
  number += 1;
  if (bytes.trim() === '') {
    continue;
  }
  try {
    const product = UTF_8.decode(Buffer.from(bytes, 'latin1'));
    JSON.parse(product);
    batch.push({ line: number, product });
  } catch (error) {
    report(number, error.message);
  }
  if (batch.length === BATCH) {
    await importBatch(batch);
    batch = [];
  }
}
await importBatch(batch);
console.log(`${taken} products taken, ${failed} not`);
process.exitCode = failed === 0 ? 0 : 1;

async function importBatch(items) {
  const refused = await send('POST', items);
  const refusedTwice = new Map((await send('PUT', refused)).map((item) => [item.line, item]));
  taken += items.length - refusedTwice.size;
  for (const { line, error } of refused.filter((item) => refusedTwice.has(item.line))) {
    report(line, `${error}; as an update: ${refusedTwice.get(line).error}`);
  }
}

function report(line, error) {
  failed += 1;
  console.error(`${file}:${line}: ${error}`);
}

/** Sends the items and returns those that were not taken, each with its error. */
async function send(method, items) {
  if (items.length === 0) {
    return [];
  }
  // Written once: the string that is signed is the string that is sent.
  const body = `{"batch":[${items.map(({ product }) => product)}]}`; // as they stand in the file, to the last digit
  const signature = createHmac('sha256', secret).update(body).digest('hex');
  const credentials = Buffer.from(`${key}:${signature}`).toString('base64');
  for (let attempt = 1; ; attempt += 1) {
    const { status, text } = await call(method, body, credentials);
    if (status >= 200 && status < 300) {
      // One status for each item, in the order sent. No status is no success.
      const { status: statuses } = JSON.parse(text);
      return items
        .map((item, i) => ({ ...item, state: statuses[i]?.status, error: statuses[i]?.error ?? 'no status' }))
        .filter(({ state }) => state !== 'OK');
    }
    if (status === 400 && items.length === 1) {
      return [{ ...items[0], error: text }];
    }
    // Too large, or refused for one of its items, which is found so.
    if (items.length > 1 && (status === 413 || status === 400)) {
      const middle = Math.ceil(items.length / 2);
      return [...await send(method, items.slice(0, middle)), ...await send(method, items.slice(middle))];
    }
    if ((status > 0 && status < 500) || attempt === ATTEMPTS) {
      throw new Error(`${method} of lines ${items[0].line} to ${items.at(-1).line}: ${status || ''} ${text}`);
    }
    await sleep(1000 * 2 ** (attempt - 1));
  }
}

/** Status and text of the answer, or 0 and what went wrong with the network. */
async function call(method, body, credentials) {
  try {
    const response = await fetch(`${baseUrl}/v1/batch/products`, {
      method,
      redirect: 'manual', // the credentials are for this host alone
      headers: { Authorization: `Basic ${credentials}`, 'Content-Type': 'application/json' },
      body,
      signal: AbortSignal.timeout(60_000),
    });
    return { status: response.status, text: await response.text() };
  } catch (error) {
    return { status: 0, text: error.cause?.message ?? error.message };
  }
}
