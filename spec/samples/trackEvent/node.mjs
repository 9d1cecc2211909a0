const key = process.env.DATACUE_API_KEY;
const baseUrl = process.env.DATACUE_BASE_URL ?? 'https://api.datacue.co';
if (!key) {
  throw new Error('Set DATACUE_API_KEY.');
}

const event = {
  user: {
    user_id: '019mr8mf4r',
    anonymous_id: '07d35b1a-5776-4ddf-8f1c-dd0d2db9c502',
    profile: { sex: 'female', location: 'Santiago', segment: 'platinum' },
  },
  event: { type: 'pageview', subtype: 'home' },
};

const body = JSON.stringify(event);
// An event carries the key alone: what follows the colon is empty.
const credentials = Buffer.from(`${key}:`).toString('base64');
const response = await fetch(`${baseUrl}/v1/events`, {
  method: 'POST',
  redirect: 'manual', // the credentials are for this host alone
  headers: { Authorization: `Basic ${credentials}`, 'Content-Type': 'application/json' },
  body,
  signal: AbortSignal.timeout(30_000),
});
if (!response.ok) {
  throw new Error(`${response.status}: ${await response.text()}`);
}

// Home, product and search events answer with recommendations, all others with 204.
const answer = response.status === 200 ? await response.json() : {};
for (const product of answer.related_product_skus ?? []) {
  console.log(product.name, product.link);
}
