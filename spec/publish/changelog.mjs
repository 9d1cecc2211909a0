// Writes what compare() found for a person: the list in a build's output, CHANGES.md and the section of CHANGELOG.md.
import { existsSync, readFileSync } from 'node:fs';
import { lt } from 'semver';

/** What changed, under a heading for what breaks callers, what is new, what is deprecated and the rest. */
export function listing(changes) {
  const harmless = changes.filter((change) => !change.breaking);
  return [
    ...group(
      'Breaks callers',
      changes.filter((change) => change.breaking),
    ),
    ...group(
      'Added',
      harmless.filter((change) => change.group === 'new'),
    ),
    ...group(
      'Deprecated, works as before',
      harmless.filter((change) => change.group === 'deprecated'),
    ),
    ...group(
      'Also changed',
      harmless.filter((change) => !change.group),
    ),
  ].join('\n');
}

/** The text of CHANGES.md: what is new since the last release, or else what that release brought. */
export function changesText(comparison, changelogFile) {
  const { from, to, changes } = comparison;
  if (from === undefined) {
    return `# Changes\n\n${to} is the first release.\n`;
  }
  if (changes.length > 0) {
    return `# Changes from ${from} to ${to}\n\n${listing(changes)}`;
  }
  const section = existsSync(changelogFile) ? sectionOf(readFileSync(changelogFile, 'utf8'), from) : undefined;
  return `# Changes\n\nThis is the released contract ${to}.\n${section ? `\n${section}` : ''}`;
}

/** The changelog with a new section above those of lower versions: 1.4.1 stands below 2.0.0, whichever came first. */
export function withSection(changelog, version, date, text) {
  const section = `## ${version} (${date})\n\n${text.trimEnd()}\n`;
  const sections = changelog
    .trimEnd()
    .split(/^(?=## )/m)
    .map((part) => `${part.trimEnd()}\n`);
  const below = sections.findIndex((part) => {
    const known = /^## (\S+)/.exec(part)?.[1];
    return known !== undefined && lt(known, version);
  });
  sections.splice(below < 0 ? sections.length : below, 0, section);
  return sections.join('\n');
}

function sectionOf(changelog, version) {
  return changelog
    .split(/^(?=## )/m)
    .find((section) => section.startsWith(`## ${version} `))
    ?.trimEnd()
    .concat('\n');
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
