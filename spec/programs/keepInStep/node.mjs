// Keeps products in step with the shop: reads its changes from standard input, one a line as JSON, in their order.
//   {"saved": {"product_id": "p1", "variant_id": "v1", "price": 19.9}}
//   {"removed": {"product_id": "p1", "variant_id": "v1"}}
import { createHmac } from 'node:crypto';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';

const ATTEMPTS = 5;

const { DATACUE_API_KEY: key, DATACUE_API_SECRET: secret } = process.env;
const baseUrl = process.env.DATACUE_BASE_URL ?? 'https://api.datacue.co';
if (!key || !secret) {
  throw new Error('Set DATACUE_API_KEY and DATACUE_API_SECRET.');
}

for await (const line of createInterface({ input: process.stdin })) {
  const { saved, removed } = line.trim() === '' ? {} : JSON.parse(line);
  if (saved) {
    await save(saved);
  } else if (removed) {
    await remove(removed);
  } else if (line.trim() !== '') {
    throw new Error(`neither saved nor removed: ${line}`);
  }
}

/** Changes the fields given; a product that is not there yet is created. */
async function save(product) {
  const { product_id, variant_id, ...fields } = product;
  const updated = await call('PUT', pathOf(product), fields);
  if (updated.status === 400) {
    const created = await call('POST', '/v1/products', product);
    if (created.status === 400) {
      throw new Error(`${product_id}/${variant_id}: ${updated.text}; to create it: ${created.text}`);
    }
  }
}

async function remove(product) {
  const removed = await call('DELETE', pathOf(product));
  if (removed.status === 400) {
    console.error(`${product.product_id}/${product.variant_id}: ${removed.text}`); // it is gone already
  }
}

function pathOf({ product_id, variant_id }) {
  return `/v1/products/${encodeURIComponent(product_id)}/${encodeURIComponent(variant_id)}`;
}

/** The answer's status, a success or 400, and its text. What may pass is tried again, anything else thrown. */
async function call(method, path, json) {
  // Written once: the string that is signed is the string that is sent. Without a body nothing is signed.
  const body = json === undefined ? '' : JSON.stringify(json);
  const signature = createHmac('sha256', secret).update(body).digest('hex');
  const credentials = Buffer.from(`${key}:${signature}`).toString('base64');
  for (let attempt = 1; ; attempt += 1) {
    let problem;
    try {
      const response = await fetch(baseUrl + path, {
        method,
        redirect: 'manual', // the credentials are for this host alone
        headers: { Authorization: `Basic ${credentials}`, ...(body && { 'Content-Type': 'application/json' }) },
        body: body || undefined,
        signal: AbortSignal.timeout(30_000),
      });
      const answer = { status: response.status, text: await response.text() };
      if (response.ok || response.status === 400) {
        return answer;
      }
      problem = `${answer.status} ${answer.text}`;
      if (response.status < 500) {
        attempt = ATTEMPTS;
      }
    } catch (error) {
      problem = error.cause?.message ?? error.message;
    }
    if (attempt === ATTEMPTS) {
      throw new Error(`${method} ${path}: ${problem}`);
    }
    await sleep(1000 * 2 ** (attempt - 1));
  }
}
