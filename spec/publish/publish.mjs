// Writes everything that partner teams get to target/publish, from the contract, the samples and the vectors.
import './install.mjs';
import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const { zipSync } = await import('fflate');
const { compare } = await import('./changes.mjs');
const { changesText } = await import('./changelog.mjs');
const { mergeSamples, readContract } = await import('./contract.mjs');
const { editions } = await import('./editions.mjs');
const { page } = await import('./page/page.mjs');
const { postman } = await import('./postman.mjs');
const { bundleReadme, purposes } = await import('./text/bundle.mjs');
const { llms, reference } = await import('./text/reference.mjs');
const { options, root } = await import('./tools.mjs');

// fflate compresses the same in every version of Node. A zip's times are local ones, and so is this.
const ZIP = { level: 9, mtime: new Date(2026, 0, 1) };

const { out, samples, contract: source } = options({
  out: join(root, 'target', 'publish'),
  samples: join(root, 'samples'),
  contract: join(root, 'openapi.yaml'),
});
const document = readContract(source);
const sampleCount = mergeSamples(document, samples);
const contract = document.toJS();
const name = `datacue-openapi-${contract.info.version}`;

const files = new Map();
files.set('LICENSE', readFileSync(join(root, '..', 'LICENSE'), 'utf8'));
files.set(`${name}.yaml`, document.toString({ lineWidth: 120, flowCollectionPadding: false, singleQuote: true }));
files.set(`${name}.json`, json(contract));
files.set(`${name}.html`, page(contract, [
  { title: 'YAML', url: `${name}.yaml` },
  { title: 'JSON', url: `${name}.json` },
]));
files.set(`${name}.postman_collection.json`, json(await postman(contract)));
for (const [file, content] of await editions(contract, name)) {
  files.set(file, content);
}
files.set(`${name}.md`, reference(contract));
const comparison = compare(join(root, 'released'), source);
files.set('CHANGES.md', changesText(comparison, join(root, 'CHANGELOG.md')));
for (const folder of ['programs', 'vectors']) {
  for (const file of filesIn(folder)) {
    files.set(file, readFileSync(join(root, file), 'utf8'));
  }
}
// Maven's profile partners writes it, of the clients that it tried.
files.set('GENERATORS.md',
  readFileSync(join(root, 'bundle', 'GENERATORS.md'), 'utf8').replaceAll('{contract}', `${name}-lean.yaml`));
const named = ['llms.txt', ...files.keys()];
files.set('llms.txt', llms(contract, name, purposes(name, named)));
files.set('README.md', bundleReadme(readFileSync(join(root, 'bundle', 'README.md'), 'utf8'), {
  contract,
  name,
  files: named,
  javaVersion: readFileSync(join(root, 'pom.xml'), 'utf8').match(/<version>([^<]+)</)[1],
}));
files.set('SHA256SUMS', [...files.keys()].sort().map((file) => `${sha256(files.get(file))}  ${file}\n`).join(''));

rmSync(out, { recursive: true, force: true });
for (const [file, content] of files) {
  write(join(out, file), content);
}
const zipped = [...files.keys()].sort().map((file) => [`${name}/${file}`, Buffer.from(files.get(file))]);
write(join(out, `${name}.zip`), zipSync(Object.fromEntries(zipped), ZIP));

// Maven attaches files by fixed names; it does not know the contract's version.
for (const extension of ['yaml', 'json', 'html']) {
  const attached = join(dirname(out), 'attached', `openapi.${extension}`);
  mkdirSync(dirname(attached), { recursive: true });
  copyFileSync(join(out, `${name}.${extension}`), attached);
}
console.log(`Published ${name} with ${sampleCount} samples: ${files.size} files and their zip.`);

function filesIn(folder) {
  const entries = readdirSync(join(root, folder), { withFileTypes: true });
  return entries.filter((entry) => !/^[._]/.test(entry.name)).flatMap((entry) => // nothing that a tool left there
    entry.isDirectory() ? filesIn(`${folder}/${entry.name}`) : `${folder}/${entry.name}`);
}

function json(value) {
  return `${JSON.stringify(value, null, 2)}\n`;
}

function sha256(content) {
  return createHash('sha256').update(content).digest('hex');
}

function write(file, content) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}
