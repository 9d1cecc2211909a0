// Compares two contracts and rates what differs. The rating is Redocly's, with what it cannot know added.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { parse, stringify } from 'yaml';
import { run } from './tools.mjs';
import { usesOf } from './uses.mjs';
import { field, place, sentence } from './words.mjs';

/**
 * What differs between two contract files apart from the version:
 * { from, to, changes: [{ breaking, impact, text, places }] }, the breaking ones first.
 */
export function compare(releasedFile, currentFile) {
  const released = parse(readFileSync(releasedFile, 'utf8'));
  const current = parse(readFileSync(currentFile, 'utf8'));
  const from = released.info.version;
  const to = current.info.version;
  // With one version on both sides the version itself is no change.
  released.info.version = to;
  if (isDeepStrictEqual(released, current)) {
    return { from, to, changes: [] };
  }
  const found = redoclyDiff(released, current).map(raised);
  const changes = found.length > 0 ? gathered(found, usesOf(released), usesOf(current)) : [onlyExamples()];
  return { from, to, changes };
}

function redoclyDiff(released, current) {
  const folder = mkdtempSync(join(tmpdir(), 'contract-'));
  try {
    const base = join(folder, 'released.yaml');
    const revision = join(folder, 'current.yaml');
    writeFileSync(base, stringify(released, { aliasDuplicateObjects: false }));
    writeFileSync(revision, stringify(current, { aliasDuplicateObjects: false }));
    const config = ['--config', 'publish/diff.yaml', '--format', 'json', '--fail-on', 'none'];
    const result = run('redocly', ['diff', base, revision, ...config]);
    if (result.status !== 0) {
      throw new Error(`redocly diff ended with ${result.status}: ${result.complaints}`);
    }
    return JSON.parse(result.output).changes;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

// How an operation is signed is an extension, and the tag names the class in generated clients: to Redocly both are
// texts, to a caller both are breaks.
function raised(change) {
  if (change.property === 'x-signing-scheme') {
    const sides = `from ${change.base?.value ?? 'nothing'} to ${change.revision?.value ?? 'nothing'}`;
    return { ...change, impact: 'major', sentence: `Requests are signed differently: ${sides}.` };
  }
  if (change.typeName === 'Operation' && change.property === 'tags') {
    const sides = `from ${change.base?.value} to ${change.revision?.value}`;
    return { ...change, impact: 'major', sentence: `The operation moved ${sides}, and so did its method in clients.` };
  }
  return change;
}

// A schema that several operations use changes once; a partner reads it once, with all the places.
function gathered(found, before, after) {
  const byText = new Map();
  for (const change of found) {
    const text = sentence(change);
    const key = `${change.impact} ${text}`;
    const entry = byText.get(key)
      ?? { breaking: change.impact === 'major', impact: change.impact, text, places: [] };
    for (const where of placesOf(change, before, after)) {
      if (!entry.places.includes(where)) {
        entry.places.push(where);
      }
    }
    byText.set(key, entry);
  }
  const order = ['major', 'minor', 'patch'];
  return [...byText.values()].sort((a, b) => order.indexOf(a.impact) - order.indexOf(b.impact));
}

// Redocly names the first operation that it finds a shared schema in.
function placesOf(change, before, after) {
  const pointer = (change.revision ?? change.base).pointer;
  const component = /^#\/components\/(?:schemas|responses|parameters|securitySchemes)\/[^/]+/.exec(pointer)?.[0];
  const places = component ? (change.revision ? after : before)(component) : [];
  const inner = field(pointer.split('/'));
  return places.length > 0 ? places.map((where) => (inner ? `${where}, ${inner}` : where)) : [place(change.path)];
}

function onlyExamples() {
  return { breaking: false, impact: 'patch', text: 'Examples or other texts were changed.', places: [] };
}
