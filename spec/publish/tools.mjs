// Where things are, and how the pinned command line tools are run.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

export const root = fileURLToPath(new URL('..', import.meta.url));

const tools = {
  redocly: '@redocly/cli/bin/cli.js',
  spectral: '@stoplight/spectral-cli/dist/index.js',
};

/** Runs a tool in the spec folder and returns { status, output, complaints }. */
export function run(tool, args) {
  const result = spawnSync(process.execPath, [join(root, 'node_modules', tools[tool]), ...args], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    env: { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true', NO_COLOR: '1' },
  });
  if (result.error) {
    throw result.error;
  }
  return { status: result.status, output: result.stdout, complaints: withoutNotice(result.stderr) };
}

/** What stands after each --name, or its default; an argument with another name ends the script. */
export function options(defaults) {
  const known = Object.entries(defaults).map(([name, value]) => [name, { type: 'string', default: value }]);
  try {
    return parseArgs({ options: Object.fromEntries(known) }).values;
  } catch (error) {
    return fail(`${error.message}. Known options: ${Object.keys(defaults).map((name) => `--${name}`).join(', ')}`);
  }
}

/** Ends the script with a message that needs no stack trace. */
export function fail(message) {
  console.error(message);
  process.exit(1);
}

// Redocly announces in a box that it will leave Node 20 behind one day. The version is pinned, so it will not.
function withoutNotice(text) {
  return text.split('\n').filter((line) => !/^\s*[║╔╚]/.test(line)).join('\n').trim();
}
