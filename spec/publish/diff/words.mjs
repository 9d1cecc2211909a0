// Names of things in a contract as somebody knows them who calls the API.
import { bare, child, flatten, keys, refName, resolve } from './nodes.mjs';
import { list } from './report.mjs';

const SKIPPED = ['allOf', 'anyOf', 'oneOf', 'not'];

/** What a pointer leads to: "`user.name` of `Order`", "`Order`", or what is given where a schema has no name. */
export function subject(pointer, nameless = 'the body') {
  const parts = keys(pointer);
  const named = parts[0] === 'components' && parts[1] === 'schemas';
  const start = named ? 3 : parts.lastIndexOf('schema', insideOf(parts)) + 1;
  const field = fieldPath(parts.slice(start));
  const owner = named ? `\`${parts[2]}\`` : undefined;
  if (field === '') {
    return owner ?? nameless;
  }
  if (field === '[]') {
    return `an item of ${owner ?? nameless}`;
  }
  return owner ? `\`${field}\` of ${owner}` : `\`${field}\``;
}

// Fields may be called "schema" too, so the last "schema" before the first field counts.
function insideOf(parts) {
  const first = parts.findIndex((part) => ['properties', 'items', 'additionalProperties'].includes(part));
  return first < 0 ? parts.length : first;
}

function fieldPath(parts) {
  let path = '';
  for (let i = 0; i < parts.length; i += 1) {
    if (parts[i] === 'properties') {
      i += 1;
      path += `${path && '.'}${parts[i]}`;
    } else if (parts[i] === 'items') {
      path += '[]';
    } else if (parts[i] === 'additionalProperties') {
      path += `${path && '.'}*`;
    } else if (SKIPPED.includes(parts[i])) {
      i += parts[i] === 'not' ? 0 : 1;
    }
  }
  return path;
}

/** "string", "list of `Thing`", "one of `red`, `blue`": what may stand there. */
export function typeName(contract, schema) {
  const inner = bare(schema) ?? {};
  const name = refName(schema);
  const target = resolve(contract, { value: inner, pointer: '#' }).value ?? {};
  const nullable = target.nullable ? ' or null' : '';
  if (name !== undefined) {
    return `\`${name}\`${nullable}`;
  }
  if (target.enum) {
    const values = target.enum.filter((value) => value !== null).map(code);
    return `${values.length === 1 ? 'always' : 'one of'} ${values.join(', ')}${nullable}`;
  }
  if (target.type === 'array') {
    return `list of ${plural(typeName(contract, target.items))}${nullable}`;
  }
  const alternatives = target.oneOf ?? target.anyOf;
  if (alternatives && !target.properties) {
    return `${alternatives.map((branch) => typeName(contract, branch)).join(' or ')}${nullable}`;
  }
  const known = target.type ?? (target.properties || target.allOf ? 'object' : 'any value');
  const format = target.format && !['float', 'double'].includes(target.format) ? `, ${target.format}` : '';
  return `${known}${format}${nullable}`;
}

/**
 * One line for each field of a schema, those of a schema that partners have not seen before included:
 * "`id` (string, required): Its id." Fields that another schema was told to have are only named.
 */
function fieldLines(contract, at, isNew, indent = '') {
  const flat = flatten(contract, at);
  const must = (name) => (flat.required.has(name) ? ', required' : '');
  const fields = [...flat.properties];
  const again = fields.length > 1 && fields.every(([, { pointer }]) => isNew.told.has(pointer));
  if (again) {
    return [`${indent}- ${list(fields.map(([name]) => `\`${name}\`${must(name) && ' (required)'}`))}, as above`];
  }
  return fields.flatMap(([name, field]) => {
    const type = typeName(contract, field.value);
    const said = oneLine(describe(contract, field));
    const text = said.toLowerCase().startsWith(type) ? '' : said; // "Always `home`."
    const line = `${indent}- \`${name}\` (${type}${must(name)})${text ? `: ${text}` : ''}`;
    isNew.told.add(field.pointer);
    return [line, ...innerLines(contract, field, isNew, `${indent}  `)];
  });
}

/**
 * The fields of what stands in a field or body, where its schema has no name or one that partners have not seen yet;
 * told is a set of the names that were.
 */
export function introduce({ after, before, told }, at) {
  // Asking tells it, or a schema that holds itself would never end.
  const isNew = (name) => before.components?.schemas?.[name] === undefined && !told.has(name) && told.add(name);
  return innerLines(after, at, Object.assign(isNew, { told }));
}

function innerLines(contract, field, isNew, indent = '') {
  let at = { value: bare(field.value), pointer: field.pointer };
  while (!at.value?.$ref && at.value?.type === 'array' && at.value.items) {
    at = child(at, 'items');
    at = { value: bare(at.value), pointer: at.pointer };
  }
  const name = refName(at.value);
  return name !== undefined && !isNew(name) ? [] : schemaLines(contract, at, isNew, indent);
}

/** The fields of a schema, or of each of its branches. */
function schemaLines(contract, at, isNew, indent = '') {
  const flat = flatten(contract, at);
  const lines = fieldLines(contract, at, isNew, indent);
  for (const choice of flat.choices.filter(({ keyword }) => keyword !== 'not')) {
    choice.value.forEach((branch, index) => {
      const name = refName(branch);
      const inner =
        name !== undefined && !isNew(name) ? [] : schemaLines(contract, child(choice, index), isNew, `${indent}  `);
      if (name !== undefined || inner.length > 0) {
        lines.push(
          `${indent}- ${name === undefined ? 'either' : `\`${name}\``}${inner.length > 0 ? ' with' : ''}`,
          ...inner,
        );
      }
    });
  }
  return lines;
}

/** The description of a schema, or of the one it refers to. */
export function describe(contract, at) {
  if (at.value?.description !== undefined) {
    return at.value.description;
  }
  const inner = { value: bare(at.value), pointer: at.pointer };
  return inner.value?.description ?? resolve(contract, inner).value?.description;
}

function plural(type) {
  return ['string', 'integer', 'number', 'boolean', 'object'].includes(type) ? `${type}s` : type;
}

/** "a string", "an object", "`Thing`". */
export function article(type) {
  return /^[`]|^(one of|always|any) /.test(type) ? type : `${/^[aeio]/.test(type) ? 'an' : 'a'} ${type}`;
}

export function oneLine(text) {
  return (text ?? '').replace(/\s+/g, ' ').trim();
}

/** What the text of something deprecated says about its successor, which a rule of the house makes it say. */
export function successor(text) {
  const sentences = oneLine(text).match(/[^.!?]+(?:[.!?](?!\s|$)[^.!?]*)*[.!?]?/g) ?? [];
  return sentences
    .map((sentence) => sentence.trim())
    .filter((sentence) => /\b(instead|replaced by|nothing replaces)\b/i.test(sentence))
    .join(' ');
}

export function code(value) {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return `\`${text.length > 60 ? `${text.slice(0, 57)}…` : text}\``;
}

export function codes(values, last) {
  return list(values.map(code), last);
}

/** "Create a thing." as it stands inside a sentence: "create a thing". */
export function inSentence(summary) {
  const text = (summary ?? '').trim().replace(/\.$/, '');
  return /^[A-Z][^A-Z]/.test(text) ? text[0].toLowerCase() + text.slice(1) : text;
}

export function capital(text) {
  return text[0].toUpperCase() + text.slice(1);
}
