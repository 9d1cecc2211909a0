// Makes the current contract the released one: copies it to released/ and adds its section to CHANGELOG.md.
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compare } from './changes.mjs';
import { listing, withSection } from './changelog.mjs';
import { fail, options, root } from './tools.mjs';
import { verdict } from './verdict.mjs';

const { folder } = options({ folder: root });
const current = join(folder, 'openapi.yaml');
const released = join(folder, 'released', 'openapi.yaml');
const changelog = join(folder, 'CHANGELOG.md');

const comparison = compare(released, current);
const { accepted, reason } = verdict(comparison);
if (!accepted) {
  fail(`${reason}\n\n${listing(comparison.changes)}`);
}
if (comparison.from === comparison.to) {
  console.log(`${reason} Nothing to do.`);
} else {
  const date = new Date().toISOString().slice(0, 10);
  const text = comparison.changes.length > 0 ? listing(comparison.changes) : 'No change but the version.';
  writeFileSync(changelog, withSection(readFileSync(changelog, 'utf8'), comparison.to, date, text));
  copyFileSync(current, released);
  console.log(`Released ${comparison.to}. Commit released/openapi.yaml and CHANGELOG.md.`);
}
