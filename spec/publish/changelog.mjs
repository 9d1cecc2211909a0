// Writes what compare() found for a person: the list in a build's output, CHANGES.md and the section of CHANGELOG.md.
import { existsSync, readFileSync } from 'node:fs';

/** One line per change, under a heading for those that break callers and one for the others. */
export function listing(changes) {
  const breaking = changes.filter((change) => change.breaking);
  const harmless = changes.filter((change) => !change.breaking);
  return [...group('Breaks callers', breaking), ...group('Callers need not change', harmless)].join('\n');
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

function lines({ text, places }) {
  return places.length === 1
    ? [`- ${places[0]}: ${text}`]
    : [`- ${text}`, ...places.map((where) => `  - ${where}`)];
}
