// What partners have: one contract for each major version, since each goes on while the next one is out already.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { major, valid } from 'semver';
import { fail } from './tools.mjs';

/** Where the released contract of this version's major is kept. */
export function releasedFile(folder, version) {
  return join(folder, `v${major(version)}.yaml`);
}

/**
 * What a contract of this version is held against: the released one of the same major, or of the nearest lower one where
 * it begins a major; undefined where nothing has been released. A file stands for itself.
 */
export function releasedFor(folder, version) {
  if (!existsSync(folder)) {
    return undefined;
  }
  if (statSync(folder).isFile()) {
    return folder;
  }
  if (!valid(version)) {
    fail(`info.version has the form 1.2.3: ${version}`);
  }
  const majors = readdirSync(folder)
    .map((name) => /^v(\d+)\.yaml$/.exec(name)?.[1])
    .filter(Boolean)
    .map(Number);
  const lower = majors.filter((known) => known <= major(version));
  if (majors.length > 0 && lower.length === 0) {
    fail(
      `info.version ${version} is lower than every released contract in ${folder}.` +
        ' Each major goes on from its own file there.',
    );
  }
  return lower.length > 0 ? join(folder, `v${Math.max(...lower)}.yaml`) : undefined;
}
