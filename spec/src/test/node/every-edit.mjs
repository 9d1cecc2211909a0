// Removes or changes each value of a contract in turn and prints, as JSON, the edits of which partners are told nothing.
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { compareContracts } from '../../../publish/changes.mjs';
import { Unresolved } from '../../../publish/diff/nodes.mjs';

// Without these it is no contract.
const NEEDED = /^(openapi|info|info version|.*servers \d+ url|tags \d+ name|.* parameters \d+ (name|in)) removed$/;

const contract = parse(readFileSync(process.argv[2], 'utf8'));
const silent = [];
let told = 0;
edit(contract, []);
process.stdout.write(JSON.stringify({ told, silent }));

function edit(value, path) {
  for (const key of value !== null && typeof value === 'object' ? Object.keys(value) : []) {
    attempt([...path, key], 'removed', (holder) => (Array.isArray(holder) ? holder.splice(Number(key), 1) : delete holder[key]));
    if (value[key] === null || typeof value[key] !== 'object') {
      attempt([...path, key], 'changed', (holder) => {
        holder[key] = { string: `${holder[key]}x`, number: holder[key] + 1, boolean: !holder[key] }[typeof holder[key]];
      });
    }
    edit(value[key], [...path, key]);
  }
}

function attempt(path, how, change) {
  if (NEEDED.test(`${path.join(' ')} ${how}`)) {
    return;
  }
  const edited = structuredClone(contract);
  change(path.slice(0, -1).reduce((at, key) => at[key], edited));
  try {
    const { changes } = compareContracts(contract, edited, false);
    const nothing = changes.length === 0 || changes.every(({ text }) => text.includes('no effect'));
    told += nothing ? 0 : 1;
    if (nothing) {
      silent.push(`${path.join(' ')} ${how}`);
    }
  } catch (error) {
    if (!(error instanceof Unresolved)) {
      error.message += ` (${path.join(' ')} ${how})`;
      throw error;
    }
  }
}
