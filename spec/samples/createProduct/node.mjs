import { createHmac } from 'node:crypto';

const { DATACUE_API_KEY: key, DATACUE_API_SECRET: secret } = process.env;
const baseUrl = process.env.DATACUE_BASE_URL ?? 'https://api.datacue.co';
if (!key || !secret) {
  throw new Error('Set DATACUE_API_KEY and DATACUE_API_SECRET.');
}

const product = {
  product_id: 'p1',
  variant_id: 'v1',
  main_category: 'jeans',
  categories: ['men', 'summer', 'jeans'],
  name: 'cool jeans',
  brand: 'zara',
  description: 'very fashionable jeans',
  color: 'blue',
  size: 'M',
  price: 25000,
  full_price: 35000,
  available: true,
  stock: 5,
  extra: { extra_feature: 'details' },
  photo_url: 'https://s3.amazon.com/image.png',
  link: '/product/p1',
  owner_id: 'user_id_3',
};

// Written once: the string that is signed is the string that is sent.
const body = JSON.stringify(product);
const signature = createHmac('sha256', secret).update(body).digest('hex');
const credentials = Buffer.from(`${key}:${signature}`).toString('base64');
const response = await fetch(`${baseUrl}/v1/products`, {
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
