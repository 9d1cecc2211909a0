// Which samples are missing, and a draft of each to start from.
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { curl } from './drafts/curl.mjs';
import { java } from './drafts/java.mjs';
import { node } from './drafts/node.mjs';
import { capital, operations } from './drafts/operation.mjs';
import { php } from './drafts/php.mjs';
import { python } from './drafts/python.mjs';
import { root } from './tools.mjs';

/** How a draft is made, by file name. A page's sample needs the hosted script, of which no contract tells. */
const DRAFTS = { 'node.mjs': node, 'python.py': python, 'php.php': php, 'curl.sh': curl };

/** The files that an operation has to have, each with the function that drafts it, if one can. */
function wanted(operation) {
  const files = { [`${capital(operation.id)}.java`]: java, ...DRAFTS };
  return operation.signed ? files : { ...files, 'browser.js': undefined };
}

/** What an operation lacks: [{ operation, file, draft }]. */
export function missingSamples(contract, folder) {
  return operations(contract).flatMap((operation) => {
    const there = join(folder, operation.id);
    const files = existsSync(there) ? readdirSync(there) : [];
    return Object.entries(wanted(operation))
      .filter(([file]) => !files.includes(file))
      .map(([file, draft]) => ({ operation, file, draft }));
  });
}

/** Writes the drafts and returns what to do about each operation, or nothing if none lacks any. */
export function draftMissing(contract, folder, drafts) {
  rmSync(drafts, { recursive: true, force: true });
  const byOperation = Map.groupBy
    ? Map.groupBy(missingSamples(contract, folder), ({ operation }) => operation.id)
    : grouped(missingSamples(contract, folder));
  return [...byOperation].map(([id, missing]) => {
    const drafted = missing.filter(({ draft }) => draft);
    drafted.forEach(({ operation, file, draft }) => write(join(drafts, id, file), draft(operation)));
    const { operation } = missing[0];
    const files = missing.map(({ file }) => `    ${shown(join(folder, id, file))}`).join('\n');
    const start = drafted.length > 0
      ? `\n  Drafts to start from are in ${shown(join(drafts, id))}: read them over and move them there.` : '';
    const byHand = missing.length > drafted.length
      ? '\n  A Browser sample is written by hand; samples/trackEvent/browser.js is one.' : '';
    return `${id} (${operation.method} ${operation.path}) has no sample in every language. Add\n${files}${start}${byHand}`;
  });
}

function grouped(missing) {
  const groups = new Map();
  missing.forEach((each) => groups.set(each.operation.id, [...(groups.get(each.operation.id) ?? []), each]));
  return groups;
}

/** A path as seen from the project's folder, which the commands are run in. */
function shown(path) {
  return relative(join(root, '..'), path).replaceAll('\\', '/');
}

function write(file, content) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}
