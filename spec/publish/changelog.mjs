// Writes what compare() found for a person: the list in a build's output, CHANGES.md and the section of CHANGELOG.md.
import { existsSync, readFileSync } from 'node:fs';

/** What changed, under a heading for what breaks callers, what is new, what is deprecated and the rest. */
export function listing(changes) {
  const harmless = changes.filter((change) => !change.breaking);
  return [
    ...group('Breaks callers', changes.filter((change) => change.breaking)),
    ...group('Added', harmless.filter((change) => change.group === 'new')),
    ...group('Deprecated, works as before', harmless.filter((change) => change.group === 'deprecated')),
    ...group('Also changed', harmless.filter((change) => !change.group)),
  ].join('\n');
}

/** The text of CHANGES.md: what is new since the last release, or else what that release brought. */
export function changesText(comparison, changelogFile) {
  const { from, to, changes } = comparison;
  if (changes.length > 0) {
    return `# Changes from ${from} to ${to}\n\n${listing(changes)}`;
  }
  const section = existsSync(changelogFile) ? sectionOf(readFileSync(changelogFile, 'utf8'), from) : undefined;
  return `# Changes\n\nThis is the released contract ${to}.\n${section ? `\n${section}` : ''}`;
}

/** The changelog with a new section on top, below its introduction. */
export function withSection(changelog, version, date, text) {
  const section = `## ${version} (${date})\n\n${text.trimEnd()}\n\n`;
  const at = changelog.search(/^## /m);
  return at < 0 ? `${changelog.trimEnd()}\n\n${section.trimEnd()}\n` : changelog.slice(0, at) + section + changelog.slice(at);
}

function sectionOf(changelog, version) {
  return changelog.split(/^(?=## )/m).find((section) => section.startsWith(`## ${version} `))?.trimEnd().concat('\n');
}

function group(title, changes) {
  if (changes.length === 0) {
    return [];
  }
  return [`**${title}**`, '', ...changes.flatMap(lines), ''];
}

// The place stands first where it is an operation, and below where it is a part of one.
function lines({ text, details, places }) {
  const first = places.length === 1 && !places[0].startsWith('In ') ? `${places[0]}: ` : '';
  return [
    `- ${first && capital(first)}${capital(text)}`,
    ...(first ? [] : places.map((where) => `  - ${capital(where)}.`)),
    ...details.map((line) => `  ${line}`),
  ];
}

function capital(text) {
  return text[0].toUpperCase() + text.slice(1);
}
