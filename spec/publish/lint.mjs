// Lints the contract with Redocly and Spectral, and with it what would be published with its samples.
import './install.mjs';
import { join } from 'node:path';

const { readContract } = await import('./contract.mjs');
const { lint } = await import('./linting.mjs');
const { fail, options, root } = await import('./tools.mjs');

const { contract, samples, work } = options({
  contract: join(root, 'openapi.yaml'),
  samples: join(root, 'samples'),
  work: join(root, 'target'),
});
const complaints = lint({ contract, samples, work });
if (complaints.length > 0) {
  fail(`${complaints.join('\n')}\n\nWhat the rules are for is told in spec/README.md under "Rules".`);
}
const version = readContract(contract).getIn(['info', 'version']);
console.log(`The contract ${version} keeps every rule of Redocly, Spectral and the house, and has every sample.`);
