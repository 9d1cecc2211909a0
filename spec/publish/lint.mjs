// Lints the contract with Redocly and Spectral, and the published contract too once there are samples.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { fail, root, run } from './tools.mjs';

const version = parse(readFileSync(join(root, 'openapi.yaml'), 'utf8')).info.version;
const published = `target/publish/datacue-openapi-${version}.yaml`;
const checks = [
  ['redocly', ['lint', 'openapi.yaml', '--config', 'redocly.yaml', '--format', 'stylish', '--max-problems', '1000']],
  ['spectral', ['lint', 'openapi.yaml', '--ruleset', 'spectral.yaml', '--fail-severity', 'warn', '--quiet']],
];
if (existsSync(join(root, published)) && readFileSync(join(root, published), 'utf8').includes('x-codeSamples')) {
  checks.push(['redocly', ['lint', published, '--config', 'redocly-published.yaml', '--format', 'stylish']]);
}
const failed = checks.map(([tool, args]) => ({ tool, ...run(tool, args) })).filter(({ status }) => status !== 0);
if (failed.length > 0) {
  fail(failed.map(({ tool, output, complaints }) => `${tool}:\n${output}\n${complaints}`).join('\n'));
}
console.log(`The contract ${version} keeps every rule of Redocly, Spectral and the house.`);
