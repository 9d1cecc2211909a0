import { readFileSync } from 'node:fs';
import createClient from 'openapi-fetch';
import type { components, paths } from './schema.js';
import { signing } from './signing.js';

type Schemas = components['schemas'];

const env = process.env as Record<string, string>;
const cases = JSON.parse(readFileSync(process.argv[2]!, 'utf8'));
const sandbox = connect(env.DATACUE_BASE_URL!);
const odd = connect(env.DATACUE_ODD_URL!);

function connect(baseUrl: string) {
  const client = createClient<paths>({ baseUrl, redirect: 'manual' }); // the credentials are for this host alone
  client.use(signing(env.DATACUE_API_KEY!, env.DATACUE_API_SECRET!));
  return client;
}

function answered<T>({ data, error, response }: { data?: T; error?: unknown; response: Response }): T | undefined {
  if (!response.ok) {
    throw new Error(`${response.status}: ${JSON.stringify(error)}`);
  }
  return data;
}

function statuses(result: Schemas['BatchResult'] | undefined): string[] {
  return (result?.status ?? []).map((item) => item.status);
}

async function check(name: string, run: () => Promise<unknown>): Promise<void> {
  const line: Record<string, unknown> = { check: name };
  try {
    line.result = await run();
  } catch (error) { // whatever a caller would see
    line.error = String(error);
  }
  console.log(JSON.stringify(line));
}

for (const { name, request } of cases.events as { name: string; request: Schemas['EventRequest'] }[]) {
  await check(`event ${name}`, async () => {
    const answer = answered(await sandbox.POST('/v1/events', { body: request }));
    return (answer?.recent_product_skus ?? []).map((product) => product.price);
  });
}
const deletion: Schemas['ProductIdBatch'] = cases.deletion;
await check('deletion', async () =>
  statuses(answered(await sandbox.DELETE('/v1/batch/products', { body: deletion }))));
const batch: Schemas['ProductBatch'] = cases.batch;
await check('batch', async () => statuses(answered(await sandbox.POST('/v1/batch/products', { body: batch }))));
await check('openAnswer', async () => statuses(answered(await odd.POST('/v1/batch/products', { body: batch }))));
for (const price of cases.prices as number[]) {
  await check('price', async () => {
    const path: { product_id: string; variant_id: string } = cases.product;
    answered(await sandbox.PUT('/v1/products/{product_id}/{variant_id}', { params: { path }, body: { price } }));
  });
}
