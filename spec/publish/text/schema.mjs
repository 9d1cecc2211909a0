// What a schema says, in words: its type and bounds in a phrase, its fields in a table.
import { anchor, blocks, code, json, table } from './markdown.mjs';

const COMPONENTS = '#/components/schemas/';
const TOLD = new Set(['type', 'description', 'properties', 'required', 'items', 'allOf', 'oneOf', 'anyOf', 'not',
  'additionalProperties', 'nullable', 'format', 'enum', 'example', 'deprecated', 'readOnly', 'writeOnly',
  'discriminator', 'default', 'x-extensible-enum']);
const BOUNDS = {
  minLength: 'at least %s characters',
  maxLength: 'at most %s characters',
  minItems: 'at least %s items',
  maxItems: 'at most %s items',
  minProperties: 'at least %s fields',
  maxProperties: 'at most %s fields',
  minimum: 'at least %s',
  maximum: 'at most %s',
  multipleOf: 'a multiple of %s',
  pattern: 'matches %s',
};

/** Told from a tag of the same name, so that a link leads to the one that is meant. */
export function schemaHeading(name) {
  return `${name} schema`;
}

/** Everything about a named schema, below its heading. */
export function schemaText(schema) {
  return blocks(
    schema.description,
    summary(schema),
    ...parts(schema),
    schema.example === undefined ? [] : ['Example:', json(schema.example)],
  );
}

/** A schema in a phrase, such as "a list of [Banner](#banner), or null". */
export function phrase(schema) {
  if (schema.$ref) {
    const name = schema.$ref.slice(COMPONENTS.length);
    return `[${name}](${anchor(schemaHeading(name))})`;
  }
  return [kind(schema), ...facets(schema)].filter(Boolean).join(', ');
}

function summary(schema) {
  const said = phrase(schema);
  return said === 'object' ? undefined : `Type: ${said}.`;
}

function kind(schema) {
  for (const [word, joined] of [['oneOf', 'exactly one of'], ['anyOf', 'one or more of'], ['allOf', 'all of']]) {
    const named = (schema[word] ?? []).filter((part) => !inline(part));
    if (named.length > 0) {
      return `${joined} ${list(named.map(phrase))}`;
    }
  }
  if (schema.type === 'array') {
    return `list of ${phrase(schema.items)}`;
  }
  const { type = schema.allOf ? 'object' : 'any value', format } = schema;
  return format ? `${type} (${format})` : type;
}

/** A part that has fields or wants some of them stands below the phrase, not in it. */
function inline(part) {
  return Boolean(part.properties ?? part.required ?? (part.anyOf ?? part.oneOf)?.some((each) => each.required));
}

function facets(schema) {
  const said = [];
  if (schema.enum) {
    said.push(schema.enum.length === 1 ? `always ${code(schema.enum[0])}` : `one of ${list(schema.enum.map(code))}`);
  }
  if (schema['x-extensible-enum']) {
    said.push(`today one of ${list(schema['x-extensible-enum'].map(code))}, others may come`);
  }
  for (const [name, text] of Object.entries(BOUNDS)) {
    if (schema[name] !== undefined) {
      const more = (name === 'minimum' && schema.exclusiveMinimum) || (name === 'maximum' && schema.exclusiveMaximum);
      const bound = schema[name] === 1 ? text.replace(/s$/, '') : text;
      said.push(bound.replace('%s', () => code(schema[name])) + (more ? ' and not that itself' : ''));
    }
  }
  if (schema.uniqueItems) {
    said.push('no item twice');
  }
  if (schema.default !== undefined) {
    said.push(`default ${code(schema.default)}`);
  }
  for (const [name, text] of [['nullable', 'or null'], ['readOnly', 'in answers only'], ['writeOnly', 'in requests only']]) {
    if (schema[name]) {
      said.push(text);
    }
  }
  if (typeof schema.additionalProperties === 'object') {
    said.push(`any other field: ${phrase(schema.additionalProperties)}`);
  } else if (schema.additionalProperties !== undefined) {
    said.push(schema.additionalProperties ? 'open to other fields' : 'no other fields');
  }
  if (schema.discriminator) {
    said.push(`told apart by ${code(schema.discriminator.propertyName)}`);
  }
  for (const [name, value] of Object.entries(schema)) {
    if (!TOLD.has(name) && !BOUNDS[name] && !name.startsWith('x-') && !/^exclusive|^uniqueItems$/.test(name)) {
      said.push(`${name} ${code(value)}`);
    }
  }
  return said;
}

function parts(schema) {
  const wanted = schema.required ?? [];
  const fields = Object.entries(schema.properties ?? {}).map(([name, field]) => [
    code(name), phrase(field), wanted.includes(name) ? 'yes' : '', about(field)]);
  const missing = wanted.filter((name) => !schema.properties?.[name]);
  const choices = [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])].filter((part) => part.required && !part.properties);
  return [
    ...table(['Field', 'Type', 'Required', 'Description'], fields),
    missing.length > 0 ? `Required as well: ${list(missing.map(code), 'and')}.` : '',
    choices.length > 0
      ? `Required: ${choices.map((part) => part.required.map(code).join(' and ')).join(schema.anyOf ? ', or ' : ', or else ')}${schema.anyOf && choices.length === 2 ? ', or both' : ''}.`
      : '',
    ...(schema.allOf ?? []).filter(inline).flatMap(parts),
    ...[...(schema.oneOf ?? []), ...(schema.anyOf ?? [])].filter((part) => part.properties).flatMap(parts),
  ];
}

function about(field) {
  return [
    field.deprecated ? '**Deprecated.**' : '',
    field.description,
    field.example === undefined ? '' : `Example: ${code(field.example)}`,
  ].filter(Boolean).join(' ');
}

function list(words, last = 'or') {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;
}
