// What differs between two schemas, for a request that callers write or an answer that they read.
import { bare, child, flatten, node, refName, resolve, same, union } from './nodes.mjs';
import { compareChoices } from './choices.mjs';
import { compareFacets } from './facets.mjs';
import { compareTexts } from './texts.mjs';
import { code, describe, introduce, oneLine, subject, typeName } from './words.mjs';

/**
 * Compares two schema nodes. context is { before, after, report, direction, place }: the two contracts, where findings
 * go, 'request' or 'answer', and which part of which operation this is; openValues says that an enum only lists
 * examples.
 */
export function compareSchemas(context, before, after, open = []) {
  const key = `${before.pointer} ${after.pointer}`;
  if (open.includes(key)) {
    return; // a schema inside itself
  }
  const onTheWay = [...open, key];
  const inner = (one, other, openValues = false) => compareSchemas({ ...context, openValues }, one, other, onTheWay);
  const one = flatten(context.before, before);
  const other = flatten(context.after, after);
  const replaced = compareNames(context, before, after);
  const [left, right] = [before, after].map((at) => at.value?.$ref !== undefined);
  compareWords(context, left && !right ? one.at : before, right && !left ? other.at : after);
  if (left && right && !replaced) {
    compareWords(context, one.at, other.at);
  }
  if (one.at.value?.allOf?.length !== other.at.value?.allOf?.length) {
    [before, after, one.at, other.at].forEach(({ pointer }) => context.report.covers(pointer));
  }
  compareFacets(context, one, other, after);
  compareFields(context, one, other, inner);
  compareChoices(context, one, other, inner);
  for (const keyword of ['items', 'additionalProperties']) {
    const sides = [one, other].map((flat) => flat.facets.get(keyword) ?? child(flat.at, keyword));
    const schemas = sides.map(({ value }) => typeof value === 'object');
    if (schemas[0] && schemas[1]) {
      inner(...sides);
    } else if (keyword === 'items' && (schemas[0] || schemas[1])) {
      inner(...sides.map(({ value, pointer }) => node(value ?? {}, pointer))); // without items they may be anything
    }
  }
}

function compareFields(context, one, other, inner) {
  const { report, place, direction, names } = context;
  const visible = (contract, flat) =>
    new Map([...flat.properties].filter(([, field]) => !hidden(contract, field, direction)));
  const before = visible(context.before, one);
  const after = visible(context.after, other);
  const renamed = renamedField(before, after, one, other);
  for (const name of union(before.keys(), after.keys())) {
    const [left, right] = [before.get(name), after.get(name)];
    const must = other.required.has(name);
    if (name === renamed?.from) {
      const from = subject(left.pointer, names);
      report.add({
        impact: 'major',
        text: `${from} is now called \`${renamed.to}\`.`,
        place,
        at: [left.pointer, after.get(renamed.to).pointer],
      });
    } else if (left && !right) {
      report.add({
        impact: 'major',
        text: `${subject(left.pointer, names)} ${other.properties.has(name) ? hiddenNow(direction) : 'is gone'}.`,
        place,
        at: [left.pointer, left.pointer.replace(/\/[^/]+$/, ''), ...owners(one, other, name)],
      });
    } else if (!left && right && name !== renamed?.to) {
      added(context, right, must, owners(one, other, name));
    } else if (left && right) {
      compareRequired(context, left, right, one.required.has(name), must, owners(one, other, name));
      inner(left, right);
    }
  }
  for (const name of union(one.required.keys(), other.required.keys())) {
    if (
      !one.properties.has(name) &&
      !other.properties.has(name) &&
      one.required.has(name) !== other.required.has(name)
    ) {
      const must = other.required.has(name);
      const text = must
        ? `Some field \`${name}\` of ${subject(other.at.pointer, names)} must now be there.`
        : `Some field \`${name}\` of ${subject(other.at.pointer, names)} may now be missing.`;
      report.add({
        impact: must === (direction === 'request') ? 'major' : 'minor',
        text,
        place,
        at: [other.at.pointer],
      });
    }
  }
}

// Where it is said that a field is required.
function owners(one, other, name) {
  return [one, other]
    .flatMap((flat) => [flat.at.pointer, flat.required.get(name)])
    .filter(Boolean)
    .flatMap((pointer) => [pointer, `${pointer}/required`]);
}

function hiddenNow(direction) {
  return direction === 'request' ? 'is now in answers only' : 'is now in requests only';
}

function hidden(contract, field, direction) {
  const flag = direction === 'request' ? 'readOnly' : 'writeOnly';
  return (
    field.value?.[flag] === true || resolve(contract, node(bare(field.value), field.pointer)).value?.[flag] === true
  );
}

// Callers know a field by its name alone; only where nothing else differs is it the same under another one.
function renamedField(before, after, one, other) {
  const lost = [...before.keys()].filter((name) => !other.properties.has(name));
  const found = [...after.keys()].filter((name) => !one.properties.has(name));
  const [from, to] = [lost[0], found[0]];
  const alone = lost.length === 1 && found.length === 1 && one.required.has(from) === other.required.has(to);
  return alone && same(before.get(from).value, after.get(to).value) ? { from, to } : undefined;
}

function added(context, field, must, at) {
  const { report, place, direction, after, names } = context;
  const demanded = must && direction === 'request';
  const type = typeName(after, field.value);
  const text = oneLine(describe(after, field));
  report.add({
    impact: demanded ? 'major' : 'minor',
    group: 'new',
    text: `New ${demanded ? 'required ' : ''}field ${subject(field.pointer, names)} (${type})${text ? `: ${text}` : '.'}`,
    details: introduce(context, field),
    place,
    at: [field.pointer, ...at],
    key: field.pointer,
  });
}

function compareRequired({ report, place, direction, names }, left, right, was, is, owners) {
  if (was === is) {
    return;
  }
  const what = subject(right.pointer, names);
  const text =
    direction === 'request'
      ? is
        ? `${what} must now be sent.`
        : `${what} may now be left out.`
      : is
        ? `${what} is now always there.`
        : `${what} may now be missing.`;
  report.add({
    impact: is === (direction === 'request') ? 'major' : 'minor',
    text,
    place,
    at: [left.pointer, right.pointer, ...owners],
  });
}

// The name of a schema is the name of its class in generated clients. Tells whether it is another schema altogether.
function compareNames({ before, after, report, place, names }, left, right) {
  const [was, is] = [refName(left.value), refName(right.value)];
  if (was === is) {
    return false;
  }
  const known = (contract, name) => contract.components?.schemas?.[name] !== undefined;
  const at = [left.pointer, right.pointer];
  if (was !== undefined && is !== undefined) {
    const renamed = !known(after, was) && !known(before, is);
    const text = renamed
      ? `The schema \`${was}\` is now called \`${is}\`, and so is its class in generated clients.`
      : `${subject(right.pointer, names)} is now \`${is}\`, no longer \`${was}\`, and so is its class in generated clients.`;
    report.add({ impact: 'major', text, place, at: [...at, `#/components/schemas/${was}`] });
    return !renamed;
  }
  const inline = resolve(was === undefined ? before : after, was === undefined ? left : right).value ?? {};
  if (inline.properties || inline.enum || inline.allOf || inline.oneOf || inline.anyOf) {
    const text =
      was === undefined
        ? `${subject(right.pointer, names)} now has the schema \`${is}\`, and its class in generated clients that name.`
        : `${subject(right.pointer, names)} no longer has the schema \`${was}\`, and its class in generated clients another name.`;
    report.add({ impact: 'major', text, place, at });
  }
  return false;
}

function compareWords({ report, place, direction, names }, left, right) {
  const [one, other] = [left.value ?? {}, right.value ?? {}];
  const what = subject(right.pointer, names);
  const told = compareDefault({ report, place, direction, names }, one, other, right.pointer);
  const noted = what === 'the body' ? place.operation : what;
  compareTexts(report, { what, noted, one, other, place, at: [right.pointer], told });
}

// What an API takes a left-out field for is behaviour that callers rely on. A default that the text tells instead of the
// keyword, as the house wants it, is no change of that.
function compareDefault({ report, place, direction, names }, one, other, pointer) {
  if (same(one.default, other.default)) {
    return false;
  }
  const what = subject(pointer, names);
  const told = other.default === undefined && (other.description ?? '').includes(code(one.default));
  const text = told
    ? `What ${what} counts as if it is left out is now told in its text, and generated clients no longer send it unasked.`
    : other.default === undefined
      ? `${what} no longer counts as ${code(one.default)} if it is left out.`
      : `${what} now counts as ${code(other.default)} if it is left out${one.default === undefined ? '' : ` (before: ${code(one.default)})`}.`;
  report.add({ impact: direction === 'request' && !told ? 'major' : 'patch', text, place, at: [pointer] });
  return told;
}
