// JSON indented without reading its numbers, which JavaScript would round: 49.90 stays 49.90.

const TOKEN = /\s+|"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*|true|false|null|[{}[\],:]/gy;

/** The tokens as [kind, text], indented; null if the text is not JSON. */
export function pretty(text) {
  try {
    JSON.parse(text);
  } catch {
    return null;
  }
  const tokens = text.match(TOKEN).filter((token) => token.trim() !== '');
  const parts = [];
  let depth = 0;
  const line = () => parts.push(['space', `\n${'  '.repeat(depth)}`]);
  tokens.forEach((token, index) => {
    const next = tokens[index + 1];
    if (token === '{' || token === '[') {
      parts.push(['mark', token]);
      depth += 1;
      if (next !== '}' && next !== ']') {
        line();
      }
    } else if (token === '}' || token === ']') {
      depth -= 1;
      const previous = tokens[index - 1];
      if (previous !== '{' && previous !== '[') {
        line();
      }
      parts.push(['mark', token]);
    } else if (token === ',') {
      parts.push(['mark', token]);
      line();
    } else if (token === ':') {
      parts.push(['mark', ': ']);
    } else {
      parts.push([kind(token, next), token]);
    }
  });
  return parts;
}

function kind(token, next) {
  if (token[0] === '"') {
    return next === ':' ? 'name' : 'string';
  }
  return /^[tfn]/.test(token) ? 'word' : 'number';
}
