// Places in a contract: a value together with the JSON pointer where it stands, so that words can name it.

/** A reference of a contract that cannot be followed; lint tells more. */
export class Unresolved extends Error {}

/** A value of the contract and its pointer. */
export function node(value, pointer) {
  return { value, pointer };
}

/** What stands under these keys of a node; its value is undefined where there is nothing. */
export function child({ value, pointer }, ...keys) {
  return keys.reduce(
    (at, key) => node(at.value?.[key], `${at.pointer}/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`),
    node(value, pointer),
  );
}

/** The node itself, or what its $ref leads to, through any number of them. */
export function resolve(contract, at) {
  for (let hops = 0; typeof at.value?.$ref === 'string'; hops += 1) {
    if (hops > 50 || !at.value.$ref.startsWith('#/')) {
      throw new Unresolved(
        `A reference leads to a place in the same file, not in circles: ${at.value.$ref} in ${at.pointer}`,
      );
    }
    at = child(node(contract, '#'), ...keys(at.value.$ref));
    if (at.value === undefined) {
      throw new Unresolved(`A reference leads nowhere: ${at.pointer}`);
    }
  }
  return at;
}

/** The keys of a pointer, unescaped. */
export function keys(pointer) {
  return pointer
    .replace(/^#\/?/, '')
    .split('/')
    .filter((key) => key !== '')
    .map((key) => decodeURIComponent(key).replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** Name of the component that a schema is a reference to, also where an allOf only adds texts to that reference. */
export function refName(schema) {
  const target = bare(schema)?.$ref;
  return target === undefined ? undefined : keys(target).at(-1);
}

/** A schema without the allOf that only adds texts or a default to a single other one. */
export function bare(schema) {
  const wraps =
    schema?.allOf?.length === 1 &&
    Object.keys(schema).every((key) => ['allOf', ...ANNOTATIONS].includes(key) || key.startsWith('x-'));
  return wraps ? bare(schema.allOf[0]) : schema;
}

export const ANNOTATIONS = [
  'title',
  'description',
  'example',
  'default',
  'deprecated',
  'readOnly',
  'writeOnly',
  'externalDocs',
];

/**
 * A schema as one object, whatever its allOf put together:
 * { at, facets: Map(keyword → node), properties: Map(name → node), required: Map(name → pointer), choices: [node] }.
 * A choice is an anyOf, oneOf or not. The outermost says a keyword last.
 */
export function flatten(contract, at, into) {
  const { value, pointer } = resolve(contract, at);
  const flat = into ?? {
    at: node(value, pointer),
    facets: new Map(),
    properties: new Map(),
    required: new Map(),
    choices: [],
  };
  if (value === undefined || typeof value === 'boolean') {
    return flat;
  }
  for (let part = 0; part < (value.allOf?.length ?? 0); part += 1) {
    flatten(contract, child(node(value, pointer), 'allOf', part), flat);
  }
  for (const [keyword, content] of Object.entries(value)) {
    const here = child(node(value, pointer), keyword);
    if (keyword === 'properties') {
      for (const name of Object.keys(content)) {
        const property = child(here, name);
        const earlier = flat.properties.get(name);
        flat.properties.set(
          name,
          earlier ? node({ allOf: [earlier.value, property.value] }, property.pointer) : property,
        );
      }
    } else if (keyword === 'required') {
      content.forEach((name) => flat.required.set(name, pointer));
    } else if (['anyOf', 'oneOf', 'not'].includes(keyword)) {
      flat.choices.push({ ...here, keyword });
    } else if (keyword !== 'allOf') {
      flat.facets.set(keyword, both(keyword, flat.facets.get(keyword), here));
    }
  }
  return flat;
}

// Two parts of an allOf hold together, so the narrower of them counts.
function both(keyword, earlier, later) {
  if (earlier === undefined) {
    return later;
  }
  if (/^(min|max)/.test(keyword)) {
    const narrower = keyword.startsWith('min') ? earlier.value > later.value : earlier.value < later.value;
    return narrower ? earlier : later;
  }
  return keyword === 'enum' ? node(later.value.filter((value) => earlier.value.includes(value)), later.pointer) : later;
}

/** Equal as JSON, whatever the order of the keys. */
export function same(one, other) {
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
}

function sorted(value) {
  if (Array.isArray(value)) {
    return value.map(sorted);
  }
  return value !== null && typeof value === 'object'
    ? Object.fromEntries(
        Object.keys(value)
          .sort()
          .map((key) => [key, sorted(value[key])]),
      )
    : value;
}

/** The names of both, each once, in the order of the first and then of the second. */
export function union(one, other) {
  return [...new Set([...one, ...other])];
}
