// JSON values as literals of languages, in one line where that fits and else in one line per member.
const WIDTH = 90;

const quote = (text) => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

export const JSON_TEXT = {
  object: ['{ ', ' }'], list: ['[', ']'], key: (name) => `${JSON.stringify(name)}: `, text: JSON.stringify,
  words: ['true', 'false', 'null'], indent: '  ', lastComma: '',
};
export const JAVASCRIPT = {
  ...JSON_TEXT, key: (name) => `${/^\w+$/.test(name) ? name : quote(name)}: `, text: quote, lastComma: ',',
};
export const PYTHON = {
  ...JSON_TEXT, object: ['{', '}'], words: ['True', 'False', 'None'], indent: '    ', lastComma: ',',
};
export const PHP = {
  ...JSON_TEXT, object: ['[', ']'], key: (name) => `${quote(name)} => `, text: quote, indent: '    ', lastComma: ',',
};

/** The value in a language; what does not fit into its line goes on with this indent. */
export function literal(value, language, indent = '') {
  if (value === null || typeof value === 'boolean') {
    return language.words[value === null ? 2 : Number(!value)];
  }
  if (typeof value !== 'object') {
    return typeof value === 'string' ? language.text(value) : String(value);
  }
  const [open, close] = Array.isArray(value) ? language.list : language.object;
  const deeper = indent + language.indent;
  const members = (at) => Object.entries(value)
    .map(([name, member]) => (Array.isArray(value) ? '' : language.key(name)) + literal(member, language, at));
  const line = members(deeper).join(', ');
  if (line.length === 0) {
    return open.trim() + close.trim();
  }
  const isRoot = indent === '';
  if (!isRoot && !line.includes('\n') && indent.length + line.length < WIDTH) {
    return open + line + close;
  }
  const lines = members(deeper).map((member) => deeper + member).join(',\n');
  return `${open.trim()}\n${lines}${language.lastComma}\n${indent}${close.trim()}`;
}
