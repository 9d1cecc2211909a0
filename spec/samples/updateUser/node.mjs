import { createHmac } from 'node:crypto';

const { DATACUE_API_KEY: key, DATACUE_API_SECRET: secret } = process.env;
const baseUrl = process.env.DATACUE_BASE_URL ?? 'https://api.datacue.co';
if (!key || !secret) {
  throw new Error('Set DATACUE_API_KEY and DATACUE_API_SECRET.');
}

const userId = 'u1';
const changes = {
  profile: { location: 'singapore' },
};

// Written once: the string that is signed is the string that is sent.
const body = JSON.stringify(changes);
const signature = createHmac('sha256', secret).update(body).digest('hex');
const credentials = Buffer.from(`${key}:${signature}`).toString('base64');
const response = await fetch(`${baseUrl}/v1/users/${encodeURIComponent(userId)}`, {
  method: 'PUT',
  redirect: 'manual', // the credentials are for this host alone
  headers: { Authorization: `Basic ${credentials}`, 'Content-Type': 'application/json' },
  body,
  signal: AbortSignal.timeout(30_000),
});
if (!response.ok) {
  throw new Error(`${response.status}: ${await response.text()}`);
}
console.log(response.status);
