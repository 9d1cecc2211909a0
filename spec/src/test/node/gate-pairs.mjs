// Prints what the gate says to each pair of contracts in two folders, as JSON: { name: { accepted, text } }. One program
// for all, since starting one takes longer than comparing. Redocly, which takes longer still, is asked with "full".
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { compare } from '../../../publish/changes.mjs';
import { judged } from '../../../publish/verdict.mjs';

const [before, after, how] = process.argv.slice(2);
const pairs = readdirSync(after).map((file) => [
  file.replace('.yaml', ''),
  judged(compare(join(before, file), join(after, file), { askRedocly: how === 'full' })),
]);
process.stdout.write(JSON.stringify(Object.fromEntries(pairs)));
