import { createHmac } from 'node:crypto';

const { DATACUE_API_KEY: key, DATACUE_API_SECRET: secret } = process.env;
const baseUrl = process.env.DATACUE_BASE_URL ?? 'https://api.datacue.co';
if (!key || !secret) {
  throw new Error('Set DATACUE_API_KEY and DATACUE_API_SECRET.');
}

const order = {
  order_id: 'O123',
  user_id: 'U456',
  order_status: 'completed',
  cart: [
    {
      product_id: 'p1',
      variant_id: 'v1',
      quantity: 1,
      unit_price: 24,
      currency: 'USD',
    },
    {
      product_id: 'p3',
      variant_id: 'v2',
      quantity: 9,
      unit_price: 42,
      currency: 'USD',
    },
  ],
  timestamp: '2018-04-04T23:29:04Z',
};

// Written once: the string that is signed is the string that is sent.
const body = JSON.stringify(order);
const signature = createHmac('sha256', secret).update(body).digest('hex');
const credentials = Buffer.from(`${key}:${signature}`).toString('base64');
const response = await fetch(`${baseUrl}/v1/orders`, {
  method: 'POST',
  redirect: 'manual', // the credentials are for this host alone
  headers: { Authorization: `Basic ${credentials}`, 'Content-Type': 'application/json' },
  body,
  signal: AbortSignal.timeout(30_000),
});
if (!response.ok) {
  throw new Error(`${response.status}: ${await response.text()}`);
}
console.log(response.status);
