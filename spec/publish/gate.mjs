// Fails when the contract changed and its version does not say so.
import './install.mjs';
import { join } from 'node:path';

const { compare } = await import('./changes.mjs');
const { listing } = await import('./changelog.mjs');
const { fail, options, root } = await import('./tools.mjs');
const { verdict } = await import('./verdict.mjs');

const { released, current } = options({
  released: join(root, 'released'),
  current: join(root, 'openapi.yaml'),
});
const comparison = compare(released, current);
const { accepted, reason } = verdict(comparison);
const text = [reason, listing(comparison.changes)].filter(Boolean).join('\n\n').trimEnd();
if (!accepted) {
  fail(`${text}\n\nHow to go on is told in spec/README.md under "Changing the contract".`);
}
console.log(text);
