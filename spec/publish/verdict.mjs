// Whether the version of the contract tells the truth about what changed.
import { compare, inc, major, parse } from 'semver';
import { listing } from './changelog.mjs';

/** { accepted, text }: the verdict on what compare() of changes.mjs returned, and below it what changed. */
export function judged(comparison) {
  const { accepted, reason } = verdict(comparison);
  return { accepted, text: [reason, listing(comparison.changes)].filter(Boolean).join('\n\n').trimEnd() };
}

/** { accepted, reason } for what compare() of changes.mjs returned. */
export function verdict({ from, to, changes }) {
  const bad = [from, to].find((version) => version !== undefined && !isRelease(version));
  if (bad !== undefined) {
    return refused(`info.version has the form 1.2.3: ${bad}`);
  }
  if (from === undefined) {
    return { accepted: true, reason: `Nothing has been released before ${to}.` };
  }
  const order = compare(to, from);
  if (order < 0) {
    return refused(`info.version ${to} is lower than the released ${from}.`);
  }
  if (changes.length === 0) {
    return { accepted: true, reason: `Nothing differs from the released contract ${from}.` };
  }
  if (order === 0) {
    return refused(
      `The contract differs from the released ${from}, but info.version is still ${to}. ` +
        `Set it to ${atLeast(from, changes)} or higher.`,
    );
  }
  if (changes.some((change) => change.breaking) && major(to) === major(from)) {
    return refused(
      `A change breaks callers of ${from}, and info.version ${to} has the same major number. ` +
        `Set it to ${atLeast(from, changes)}, or keep what callers use.`,
    );
  }
  return { accepted: true, reason: `info.version ${to} fits what changed since ${from}.` };
}

// The lowest version that says what changed.
function atLeast(from, changes) {
  const impacts = changes.map((change) => change.impact);
  return inc(from, ['major', 'minor'].find((impact) => impacts.includes(impact)) ?? 'patch');
}

function refused(reason) {
  return { accepted: false, reason };
}

function isRelease(version) {
  return parse(version)?.version === version && parse(version).prerelease.length === 0;
}
