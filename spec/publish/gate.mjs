// Fails when the contract changed and its version does not say so.
import './install.mjs';
import { join } from 'node:path';

const { compare } = await import('./changes.mjs');
const { fail, options, root } = await import('./tools.mjs');
const { judged } = await import('./verdict.mjs');

const { released, current } = options({
  released: join(root, 'released'),
  current: join(root, 'openapi.yaml'),
});
const comparison = compare(released, current);
const { accepted, text } = judged(comparison);
if (!accepted) {
  fail(`${text}\n\nHow to go on is told in spec/README.md under "Changing the contract".`);
}
console.log(text);
