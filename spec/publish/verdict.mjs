// Whether the version of the contract tells the truth about what changed.

/** { accepted, reason } for what compare() returned. */
export function verdict({ from, to, changes }) {
  const [fromMajor, ...fromRest] = numbers(from);
  const [toMajor, ...toRest] = numbers(to);
  const order = toMajor - fromMajor || toRest[0] - fromRest[0] || toRest[1] - fromRest[1];
  if (order < 0) {
    return refused(`info.version ${to} is lower than the released ${from}.`);
  }
  if (changes.length === 0) {
    return { accepted: true, reason: `Nothing differs from the released contract ${from}.` };
  }
  if (order === 0) {
    return refused(`The contract differs from the released ${from}, but info.version is still ${to}. `
      + `Set it to ${atLeast(from, changes)} or higher.`);
  }
  if (changes.some((change) => change.breaking) && toMajor === fromMajor) {
    return refused(`A change breaks callers of ${from}, and info.version ${to} has the same major number. `
      + `Set it to ${atLeast(from, changes)}, or keep what callers use.`);
  }
  return { accepted: true, reason: `info.version ${to} fits what changed since ${from}.` };
}

/** The lowest version that says what changed. */
export function atLeast(from, changes) {
  const [major, minor, patch] = numbers(from);
  const impacts = changes.map((change) => change.impact);
  if (impacts.includes('major')) {
    return `${major + 1}.0.0`;
  }
  return impacts.includes('minor') ? `${major}.${minor + 1}.0` : `${major}.${minor}.${patch + 1}`;
}

function refused(reason) {
  return { accepted: false, reason };
}

function numbers(version) {
  const match = /^(\d+)\.(\d+)\.(\d+)$/.exec(version);
  if (!match) {
    throw new Error(`info.version has the form 1.2.3: ${version}`);
  }
  return match.slice(1).map(Number);
}
