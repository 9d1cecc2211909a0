// The keywords of a schema that stand for themselves: type, enum, bounds, what else an object may hold.
import { BOUNDS, compareBound } from './bounds.mjs';
import { same, union } from './nodes.mjs';
import { code, codes, subject } from './words.mjs';

// Formats that generated clients have a type of their own for; the others are text to them.
const TYPED = [
  'date',
  'date-time',
  'uuid',
  'uri',
  'byte',
  'binary',
  'int32',
  'int64',
  'float',
  'double',
  'decimal',
  'number',
];
const SEEN_ELSEWHERE = [
  'title',
  'description',
  'example',
  'default',
  'deprecated',
  'externalDocs',
  'readOnly',
  'writeOnly',
  'properties',
  'items',
  'exclusiveMinimum',
  'exclusiveMaximum',
];

/** Compares two flattened schemas, keyword by keyword. */
export function compareFacets(context, one, other) {
  const types = [one, other].map((flat) => flat.facets.get('type')?.value);
  // Bounds of a string say nothing about the object that is there now.
  const names = same(...types) ? union(one.facets.keys(), other.facets.keys()) : ['type', 'nullable'];
  for (const name of names.filter((keyword) => !SEEN_ELSEWHERE.includes(keyword))) {
    const before = one.facets.get(name)?.value;
    const after = other.facets.get(name)?.value;
    if (!same(before, after) || name in BOUNDS) {
      const judged = judge(name, before, after, one, other, context);
      say(context, one, other, name, judged);
    }
  }
}

function say({ report, place, names }, one, other, keyword, judged) {
  const at = [one, other].map((flat) => (flat.facets.get(keyword)?.pointer ?? flat.at.pointer).replace(/\/[^/]+$/, ''));
  const what = subject(other.facets.get(keyword) ? at[1] : other.at.pointer, names);
  for (const { impact, text, key, hint } of [judged].flat().filter(Boolean)) {
    if (hint) {
      report.note('Hints for tools changed', code(hint));
      continue;
    }
    report.add({
      impact,
      text: `${what} ${text}`,
      key: key && `${what} ${key}`,
      place,
      at: [...at, one.at.pointer, other.at.pointer],
    });
  }
}

function judge(keyword, before, after, one, other, { direction, openValues }) {
  const request = direction === 'request';
  if (keyword in BOUNDS) {
    return compareBound(keyword, one, other, (narrower) => impact(narrower, request));
  }
  switch (keyword) {
    case 'type':
      return { impact: 'major', text: `is now ${type(after)}, no longer ${type(before)}.` };
    case 'format':
      return format(before, after, request);
    case 'nullable':
      return nullable(after === true, request);
    case 'enum':
      return values(...withoutNull(before, after, one, other), request || openValues);
    case 'x-extensible-enum':
      return values(known(before, one), known(after, other), true);
    case 'additionalProperties':
      return others(before, after, request);
    case 'multipleOf':
    case 'pattern':
      return rule(keyword, before, after, request);
    case 'uniqueItems':
      return { impact: 'major', text: after ? 'can no longer hold anything twice.' : 'can now hold things twice.' };
    default:
      return keyword.startsWith('x-')
        ? { hint: keyword }
        : {
            impact: 'major',
            text:
              before === undefined
                ? `has a \`${keyword}\` now.`
                : after === undefined
                  ? `no longer has a \`${keyword}\`.`
                  : `has another \`${keyword}\`.`,
          };
  }
}

// Narrower is a break for who writes, wider for who reads.
function impact(narrower, request) {
  return narrower === request ? 'major' : 'minor';
}

function type(name) {
  return name === undefined
    ? 'any value'
    : ({ array: 'a list', object: 'an object', integer: 'an integer' }[name] ?? `a ${name}`);
}

function format(before, after, request) {
  const typed = [before, after].some((name) => TYPED.includes(name));
  const text =
    before === undefined
      ? `has the format ${code(after)} now.`
      : after === undefined
        ? `no longer has the format ${code(before)}.`
        : `has the format ${code(after)} now, no longer ${code(before)}.`;
  const only = before === undefined || after === undefined;
  return { impact: typed || !only ? 'major' : impact(before === undefined, request), text };
}

function nullable(now, request) {
  return { impact: impact(!now, request), text: `can ${now ? 'now' : 'no longer'} be null.` };
}

// Of a value that can no longer be null one sentence is enough.
function withoutNull(before, after, one, other) {
  const [was, is] = [one, other].map((flat) => flat.facets.get('nullable')?.value === true);
  return [before, after].map((listed) => (was === is ? listed : listed?.filter((value) => value !== null)));
}

function values(before, after, request) {
  if (before === undefined || after === undefined) {
    const text =
      after === undefined
        ? 'can now be other values than the listed ones'
        : `can now be nothing but ${codes(after, 'or')}`;
    return { impact: 'major', text: `${text}, and has another type in generated clients.` };
  }
  const lost = before.filter((value) => !after.includes(value));
  const found = after.filter((value) => !before.includes(value));
  // A client knows each value as a constant, so one that is never answered any more breaks whoever names it.
  return [
    lost.length > 0 && {
      impact: 'major',
      key: `lost ${lost}`,
      text: `can no longer be ${codes(lost, 'or')}${request ? '' : ', which is gone from generated clients too'}.`,
    },
    found.length > 0 && { impact: impact(false, request), text: `can now be ${codes(found, 'or')} too.` },
  ];
}

// Values that were told of in one way and are now in the other are no news.
function known(extensible, flat) {
  return extensible ?? flat.facets.get('enum')?.value ?? [];
}

function others(before, after, request) {
  const state = (value) =>
    value === false ? 'closed' : value === undefined ? 'silent' : value === true ? 'open' : 'typed';
  const [was, is] = [state(before), state(after)];
  if (was === 'typed' && is === 'typed') {
    return undefined; // its schema is compared as one
  }
  if (is === 'closed') {
    // An answer that never held others loses nothing by saying so.
    return {
      impact: !request && was === 'silent' ? 'minor' : 'major',
      text: 'can no longer hold other fields than the listed ones.',
    };
  }
  if (is === 'typed') {
    return {
      impact: !request && was === 'silent' ? 'minor' : 'major',
      text: 'can now hold other fields of one type only.',
    };
  }
  if (is === 'silent' && was !== 'closed') {
    return {
      impact: 'major',
      text: 'no longer says that it holds other fields, and generated clients no longer keep them.',
    };
  }
  const wire = was === 'silent' ? 'minor' : impact(false, request); // OpenAPI takes silence for open
  return { impact: was === 'typed' ? 'major' : wire, text: 'can now hold other fields than the listed ones.' };
}

function rule(keyword, before, after, request) {
  const [is, had] = keyword === 'pattern' ? ['now matches', 'match'] : ['is now a multiple of', 'be a multiple of'];
  const text =
    after === undefined
      ? `no longer has to ${had} ${code(before)}.`
      : `${is} ${code(after)} (before: ${before === undefined ? 'anything' : code(before)}).`;
  if (before === undefined || after === undefined) {
    return { impact: impact(before === undefined, request), text };
  }
  const steps = keyword === 'multipleOf';
  const wider = steps && Number.isInteger(before / after);
  const narrower = steps && Number.isInteger(after / before);
  return { impact: wider || narrower ? impact(narrower, request) : 'major', text };
}
