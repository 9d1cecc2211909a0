// Compares two contracts: what callers have to know, and what of it breaks them.
import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { parse } from 'yaml';
import { compareOperations, operationsOf } from './diff/operations.mjs';
import { Unresolved } from './diff/nodes.mjs';
import { newReport } from './diff/report.mjs';
import { compareRoot } from './diff/root.mjs';
import { secondOpinion } from './diff/second.mjs';
import { releasedFor } from './released.mjs';
import { fail } from './tools.mjs';

/**
 * What differs between two contract files apart from the version:
 * { from, to, changes: [{ breaking, impact, group, text, details, places }] }, the breaking ones first. The first is a
 * released contract, or the folder that holds one for each major; from is undefined where nothing can be compared with.
 */
export function compare(released, currentFile, { askRedocly = true } = {}) {
  const current = parse(readFileSync(currentFile, 'utf8'));
  const to = current.info.version;
  const releasedFile = releasedFor(released, to);
  if (releasedFile === undefined) {
    return { from: undefined, to, changes: [] };
  }
  try {
    return compareContracts(parse(readFileSync(releasedFile, 'utf8')), current, askRedocly);
  } catch (error) {
    if (error instanceof Unresolved) {
      fail(`${error.message}. See what is wrong with node spec/publish/lint.mjs.`);
    }
    throw error;
  }
}

/** The same of two contracts that have been read. */
export function compareContracts(old, current, askRedocly) {
  const from = old.info.version;
  const to = current.info.version;
  // With one version on both sides the version itself is no change.
  const released = { ...old, info: { ...old.info, version: to } };
  if (isDeepStrictEqual(released, current)) {
    return { from, to, changes: [] };
  }
  const report = newReport(operationsOf(current).map(({ label }) => label));
  const context = {
    before: released,
    after: current,
    report,
    told: new Set(), // names of new schemas whose fields have been listed
    used: reached(current),
    usedBefore: reached(released),
  };
  compareOperations(context);
  compareRoot(context);
  if (askRedocly) {
    secondOpinion(released, current, report);
  }
  const changes = report.changes();
  return { from, to, changes: changes.length > 0 ? changes : [nothingToSay()] };
}

// The names of all schemas that an operation leads to.
function reached(contract) {
  const names = new Set();
  const visit = (value) => {
    if (value !== null && typeof value === 'object') {
      if (typeof value.$ref === 'string' && !names.has(value.$ref)) {
        names.add(value.$ref);
        visit(
          value.$ref
            .replace('#/', '')
            .split('/')
            .reduce((at, key) => at?.[key], contract),
        );
      }
      Object.values(value).forEach(visit);
    }
  };
  visit(contract.paths);
  return new Set(
    [...names].filter((ref) => ref.startsWith('#/components/schemas/')).map((ref) => ref.split('/').pop()),
  );
}

function nothingToSay() {
  return { breaking: false, impact: 'patch', text: 'What differs has no effect on callers.', details: [], places: [] };
}
