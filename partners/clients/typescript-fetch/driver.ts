import { readFileSync } from 'node:fs';
import * as datacue from './generated/index';
import { signing } from './signing';

const env = process.env as Record<string, string>;
const cases = JSON.parse(readFileSync(process.argv[2]!, 'utf8'));
const sandbox = connect(env.DATACUE_BASE_URL!);
const odd = connect(env.DATACUE_ODD_URL!);

function connect(basePath: string): datacue.Configuration {
  const middleware = [signing(env.DATACUE_API_KEY!, env.DATACUE_API_SECRET!)];
  return new datacue.Configuration({ basePath, middleware });
}

function fromJson(schema: string, json: unknown): any {
  return (datacue as any)[`${schema}FromJSON`](json);
}

function statuses(result: datacue.BatchResult): string[] {
  return result.status.map((item) => item.status);
}

async function check(name: string, run: () => Promise<unknown>): Promise<void> {
  let line: Record<string, unknown> = { check: name };
  try {
    line.result = await run();
  } catch (error) { // whatever a caller would see
    line.error = String(error);
  }
  console.log(JSON.stringify(line));
}

async function main(): Promise<void> {
  for (const { name, schema, request } of cases.events) {
    await check(`event ${name}`, async () => {
      const eventRequest: datacue.EventRequest = {
        user: fromJson('EventUser', request.user),
        event: fromJson(schema, request.event),
      };
      if (request.context) eventRequest.context = fromJson('EventContext', request.context);
      if (request.timestamp) eventRequest.timestamp = new Date(request.timestamp);
      const answer = await new datacue.EventsApi(sandbox).trackEvent({ eventRequest });
      return (answer?.recentProductSkus ?? []).map((product) => product.price);
    });
  }
  await check('deletion', async () =>
    statuses(await new datacue.BatchApi(sandbox).batchDeleteProducts({
      productIdBatch: fromJson('ProductIdBatch', cases.deletion),
    })));
  for (const [name, configuration] of [['batch', sandbox], ['openAnswer', odd]] as const) {
    await check(name, async () =>
      statuses(await new datacue.BatchApi(configuration).batchCreateProducts({
        productBatch: fromJson('ProductBatch', cases.batch),
      })));
  }
  for (const price of cases.prices) {
    await check('price', async () => {
      await new datacue.ProductsApi(sandbox).updateProduct({
        productId: cases.product.product_id,
        variantId: cases.product.variant_id,
        productUpdate: { price },
      });
    });
  }
}

void main();
