// Prints what Redocly adds to a report that has judged nothing.
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { newReport } from '../../../publish/diff/report.mjs';
import { secondOpinion } from '../../../publish/diff/second.mjs';

const report = newReport([]);
const [before, after] = process.argv.slice(2).map((file) => parse(readFileSync(file, 'utf8')));
secondOpinion(before, after, report);
process.stdout.write(JSON.stringify(report.changes()));
