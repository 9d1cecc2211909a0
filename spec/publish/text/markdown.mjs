// Pieces of Markdown.

/** A table with a row for each list of cells; nothing where there are no rows. */
export function table(head, rows) {
  if (rows.length === 0) {
    return [];
  }
  const line = (cells) => `| ${cells.map(cell).join(' | ')} |`;
  return [[line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')];
}

export function fence(language, text) {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const ticks = '`'.repeat(longest + 1);
  return `${ticks}${language}\n${text.replace(/\n$/, '')}\n${ticks}`;
}

export function json(value) {
  return fence('json', JSON.stringify(value, null, 2));
}

/** A value as code in a line. */
export function code(value) {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.includes('`') ? `\`\` ${text} \`\`` : `\`${text}\``;
}

/** Where the heading stands, as GitHub and others name it. */
export function anchor(heading) {
  return `#${heading.toLowerCase().replace(/[^\p{L}\p{N}\s_-]/gu, '').trim().replace(/\s/g, '-')}`;
}

/** The text with its headings that many levels down; what stands in fences is left. */
export function lowered(text, levels) {
  let fenced = false;
  return text.trim().split('\n').map((line) => {
    fenced = /^\s*(```|~~~)/.test(line) ? !fenced : fenced;
    return !fenced && /^#+ /.test(line) ? '#'.repeat(levels) + line : line;
  }).join('\n');
}

/** Blocks with an empty line between them. */
export function blocks(...parts) {
  return parts.flat(Infinity).filter((part) => part !== undefined && part !== '').join('\n\n');
}

function cell(text) {
  return String(text ?? '').trim().replace(/\s*\n\s*/g, ' ').replaceAll('|', '\\|');
}
