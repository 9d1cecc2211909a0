// Fails when the contract changed and its version does not say so.
import { join } from 'node:path';
import { compare } from './changes.mjs';
import { listing } from './changelog.mjs';
import { fail, options, root } from './tools.mjs';
import { verdict } from './verdict.mjs';

const { released, current } = options({
  released: join(root, 'released', 'openapi.yaml'),
  current: join(root, 'openapi.yaml'),
});
const comparison = compare(released, current);
const { accepted, reason } = verdict(comparison);
const text = [reason, listing(comparison.changes)].filter(Boolean).join('\n\n').trimEnd();
if (!accepted) {
  fail(`${text}\n\nHow to go on is told in spec/README.md under "Changing the contract".`);
}
console.log(text);
