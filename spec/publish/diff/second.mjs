// A second opinion: what Redocly rates as breaking and nothing here has judged is breaking.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { run } from '../tools.mjs';

/** Adds to the report what Redocly finds breaking in a place that the report is silent about. */
export function secondOpinion(before, after, report) {
  for (const change of redoclyDiff(before, after).filter(({ impact }) => impact === 'major')) {
    const pointers = [change.base, change.revision]
      .filter(Boolean)
      .flatMap(({ pointer }) => [pointer, parent(pointer)]);
    if (!report.judged(pointers)) {
      const where = (change.revision ?? change.base).pointer;
      const text = change.verdicts.map(({ message }) => message).join(' ');
      report.add({ impact: 'major', text: `${text} (${where})`, at: pointers });
    }
  }
}

function parent(pointer) {
  return pointer.replace(/\/[^/]+$/, '');
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
