// Makes sure that Node is new enough and that node_modules is what the lockfile says. Quick when it already is.
import { createHash } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const wanted = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).engines.node.replace('>=', '');

const [major, minor] = process.versions.node.split('.').map(Number);
const [wantedMajor, wantedMinor] = wanted.split('.').map(Number);
if (major < wantedMajor || (major === wantedMajor && minor < wantedMinor)) {
  fail(`The contract is checked and published with Node.js ${wanted} or newer, found ${process.versions.node}. `
    + 'Install a newer one, with npm.');
}

const digest = createHash('sha256');
for (const name of ['package-lock.json', '.npmrc']) {
  digest.update(readFileSync(join(root, name)));
}
const state = digest.digest('hex');
const stamp = join(root, 'node_modules', '.installed-from');
if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== state) {
  // npm is a script of its own on some systems and a .cmd on others; the shell finds either.
  const npm = spawnSync('npm ci --ignore-scripts --loglevel=error', { cwd: root, shell: true, stdio: 'inherit' });
  if (npm.status !== 0) {
    fail(`npm ci ended with ${npm.status}. It needs npm and its registry once; afterwards the build works offline.`);
  }
  writeFileSync(stamp, state);
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
