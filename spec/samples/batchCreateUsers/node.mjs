import { createHmac } from 'node:crypto';

const { DATACUE_API_KEY: key, DATACUE_API_SECRET: secret } = process.env;
const baseUrl = process.env.DATACUE_BASE_URL ?? 'https://api.datacue.co';
if (!key || !secret) {
  throw new Error('Set DATACUE_API_KEY and DATACUE_API_SECRET.');
}

const users = [
  { user_id: 'u1', email: 'u1@abc.com' },
  { user_id: 'u2', email: 'u2@abc.com' },
];

// Written once: the string that is signed is the string that is sent.
const body = JSON.stringify({ batch: users });
const signature = createHmac('sha256', secret).update(body).digest('hex');
const credentials = Buffer.from(`${key}:${signature}`).toString('base64');
const response = await fetch(`${baseUrl}/v1/batch/users`, {
  method: 'POST',
  redirect: 'manual', // the credentials are for this host alone
  headers: { Authorization: `Basic ${credentials}`, 'Content-Type': 'application/json' },
  body,
  signal: AbortSignal.timeout(30_000),
});
if (!response.ok) {
  throw new Error(`${response.status}: ${await response.text()}`);
}

// The items have statuses of their own, in the order sent. No status is no success.
const { status: statuses } = await response.json();
for (const [i, item] of users.entries()) {
  if (statuses[i]?.status !== 'OK') {
    console.log(item.user_id, statuses[i]?.error ?? 'no status');
  }
}
