// Runs a browser sample without a browser: node hosted-script.mjs SAMPLE ANONYMOUS_ID
// It stands in for DataCue's hosted script, of which only what the reference shows is known: init, identify, track.
import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';

const [sample, anonymousId] = process.argv.slice(2);
const placeholder = "'your-api-key'";
let key;
let user = { anonymous_id: anonymousId };

const datacue = {
  init(apiKey) {
    key = apiKey;
  },
  identify(userId, profile) {
    user = { ...user, user_id: userId, profile };
  },
  async track(event) {
    const response = await fetch(`${process.env.DATACUE_BASE_URL}/v1/events`, {
      method: 'POST',
      headers: { Authorization: `Basic ${btoa(`${key}:`)}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({ user, event }),
    });
    if (!response.ok) {
      throw new Error(`${response.status}: ${await response.text()}`);
    }
    return response.status === 200 ? response.json() : undefined;
  },
};

const source = readFileSync(sample, 'utf8');
if (!source.includes(placeholder)) {
  throw new Error(`A browser sample holds the key as ${placeholder}: ${sample}`);
}
const script = source.replace(placeholder, JSON.stringify(process.env.DATACUE_API_KEY));
runInNewContext(script, { window: { datacue }, console });
