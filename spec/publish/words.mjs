// Says a change of the contract in words for somebody who calls the API.

const DIRECTIONS = { requestBody: 'the request', parameters: 'the parameters' };

/** Where a change is: "POST /v1/things, the request". */
export function place(pointer) {
  const parts = pointer.replace(/^#\//, '').split('/').map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
  if (parts[0] === 'paths' && parts.length >= 2) {
    const [, path, method, section, status] = parts;
    const operation = method && method !== 'parameters' ? `${method.toUpperCase()} ${path}` : path;
    const direction = section === 'responses' && status ? `the answer ${status}` : DIRECTIONS[section];
    return [`\`${operation}\``, direction, field(parts)].filter(Boolean).join(', ');
  }
  if (parts[0] === 'components' && parts[2]) {
    return [`\`${parts[2]}\``, field(parts)].filter(Boolean).join(', ');
  }
  return `\`${parts.filter((part) => !/^\d+$/.test(part)).join('.')}\``;
}

/** What changed, in one sentence without a place. */
export function sentence(change) {
  if (change.sentence) {
    return change.sentence;
  }
  if (change.verdicts.length > 0) {
    return change.verdicts.map((verdict) => verdict.message).join(' ');
  }
  const thing = change.typeName === 'Schema' ? name(change.path) : nounOf(change);
  if (change.kind !== 'modified') {
    return `${thing} was ${change.kind}.`;
  }
  if (change.property === 'description' || change.property === 'summary') {
    return `The ${change.property} was reworded.`;
  }
  if (change.property === 'key') {
    return `\`${change.base?.value}\` is now called \`${change.revision?.value}\`.`;
  }
  if (change.typeName === 'SecurityRequirement' && change.revision?.value === undefined) {
    return `\`${change.property}\` is no longer asked for.`;
  }
  if (change.property === 'required') {
    return `Required fields were ${list(change.base)}, now ${list(change.revision)}.`;
  }
  return `\`${change.property}\` changed from ${value(change.base)} to ${value(change.revision)}.`;
}

function nounOf(change) {
  const last = change.path.split('/').pop().replaceAll('~1', '/').replaceAll('~0', '~');
  const noun = change.typeName.replace(/List$|Map$/, '').replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  return change.typeName === 'Operation' || change.typeName === 'PathItem' ? `The ${noun}` : `The ${noun} \`${last}\``;
}

/** The field that a pointer's parts lead to: "`user.profile`". */
export function field(parts) {
  const names = parts.flatMap((part, i) => (parts[i - 1] === 'properties' ? [part] : []));
  return names.length > 0 ? `\`${names.join('.')}\`` : undefined;
}

function name(pointer) {
  const parts = pointer.split('/');
  return parts.at(-2) === 'properties' ? `Field \`${parts.at(-1)}\`` : 'A part of it';
}

function list(side) {
  return side?.value?.length > 0 ? side.value.map((entry) => `\`${entry}\``).join(', ') : 'none';
}

function value(side) {
  const text = side?.value === undefined ? 'nothing' : JSON.stringify(side.value);
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
}
