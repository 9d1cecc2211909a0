// Makes the current contract the released one of its major version: copies it to released/ and adds its section to
// CHANGELOG.md.
// Refuses what lint or gate refuse, and a contract of which a sample is missing.
import './install.mjs';
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

const { compare } = await import('./changes.mjs');
const { listing, withSection } = await import('./changelog.mjs');
const { lint } = await import('./linting.mjs');
const { releasedFile } = await import('./released.mjs');
const { fail, options, root } = await import('./tools.mjs');
const { verdict } = await import('./verdict.mjs');

const { folder } = options({ folder: root });
const current = join(folder, 'openapi.yaml');
const released = join(folder, 'released');
const changelog = join(folder, 'CHANGELOG.md');

const complaints = lint({ contract: current, samples: join(folder, 'samples'), work: join(folder, 'target') });
if (complaints.length > 0) {
  fail(complaints.join('\n'));
}
const comparison = compare(released, current);
const { accepted, reason } = verdict(comparison);
if (!accepted) {
  fail(`${reason}\n\n${listing(comparison.changes)}`);
}
if (comparison.from === comparison.to) {
  console.log(`${reason} Nothing to do.`);
} else {
  const date = new Date().toISOString().slice(0, 10);
  const text = comparison.changes.length > 0 ? listing(comparison.changes)
    : comparison.from === undefined ? 'First release.' : 'No change but the version.';
  writeFileSync(changelog, withSection(readFileSync(changelog, 'utf8'), comparison.to, date, text));
  const file = releasedFile(released, comparison.to);
  mkdirSync(released, { recursive: true });
  copyFileSync(current, file);
  console.log(`Released ${comparison.to}. Commit released/${basename(file)} and CHANGELOG.md.`);
}
