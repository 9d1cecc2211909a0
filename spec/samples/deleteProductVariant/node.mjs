import { createHmac } from 'node:crypto';

const { DATACUE_API_KEY: key, DATACUE_API_SECRET: secret } = process.env;
const baseUrl = process.env.DATACUE_BASE_URL ?? 'https://api.datacue.co';
if (!key || !secret) {
  throw new Error('Set DATACUE_API_KEY and DATACUE_API_SECRET.');
}

const productId = 'p1';
const variantId = 'v1';

const path = [productId, variantId].map(encodeURIComponent).join('/');
// No body: zero bytes are signed.
const signature = createHmac('sha256', secret).update('').digest('hex');
const credentials = Buffer.from(`${key}:${signature}`).toString('base64');
const response = await fetch(`${baseUrl}/v1/products/${path}`, {
  method: 'DELETE',
  redirect: 'manual', // the credentials are for this host alone
  headers: { Authorization: `Basic ${credentials}` },
  signal: AbortSignal.timeout(30_000),
});
if (!response.ok) {
  throw new Error(`${response.status}: ${await response.text()}`);
}
console.log(response.status);
