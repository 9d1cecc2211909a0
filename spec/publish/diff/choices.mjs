// oneOf, anyOf and not: which alternatives there are.
import { child, flatten, refName, resolve, same } from './nodes.mjs';
import { list } from './report.mjs';
import { article, codes, describe, introduce, oneLine, subject, typeName } from './words.mjs';

/** Compares the alternatives of two flattened schemas; inner compares two branches that are the same one. */
export function compareChoices(context, one, other, inner) {
  for (const keyword of ['oneOf', 'anyOf', 'not']) {
    const [before, after] = [one, other].map((flat) => flat.choices.filter((choice) => choice.keyword === keyword));
    for (let i = 0; i < Math.max(before.length, after.length); i += 1) {
      compareChoice(context, keyword, before[i], after[i], one, other, inner);
    }
  }
}

function compareChoice(context, keyword, left, right, one, other, inner) {
  const { report, place, names } = context;
  const what = subject((right ?? other.at).pointer, names);
  const at = [left ?? one.at, right ?? other.at].flatMap(({ pointer }) => [pointer, pointer.replace(/\/[^/]+$/, '')]);
  if ([left, right].every((choice) => choice === undefined || isAboutFields(choice))) {
    compareFieldChoice(context, what, left, right, at);
  } else if (!left || !right) {
    const text = left ? `${what} no longer has \`${keyword}\`.` : `${what} has \`${keyword}\` now.`;
    report.add({ impact: 'major', text, place, at });
  } else if (keyword === 'not') {
    if (!same(left.value, right.value)) {
      report.add({ impact: 'major', text: `${what} has another \`not\`.`, place, at });
    }
  } else {
    compareBranches(context, left, right, at, inner);
  }
}

// Which of several fields have to be there, as in anyOf: [{ required: [a] }, { required: [b] }].
function isAboutFields({ keyword, value }) {
  return keyword !== 'not' && value.every((branch) => same(Object.keys(branch), ['required']));
}

function compareFieldChoice({ report, place, direction }, what, left, right, at) {
  const [before, after] = [left, right].map((choice) => choice?.value.map(({ required }) => [...required].sort()));
  if (same(before, after)) {
    return;
  }
  const within = (some, others) => some.every((branch) => others.some((known) => same(known, branch)));
  const wider = !after || (before && right.keyword === 'anyOf' && within(before, after));
  const narrower = !before || (after && right.keyword === 'anyOf' && within(after, before));
  const rule = ({ keyword, value }) => {
    const fields = value.map(({ required }) => list(required.map((name) => `\`${name}\``)));
    return fields.length === 1 ? fields[0] : `${keyword === 'anyOf' ? 'at least' : 'exactly'} one of ${list(fields)}`;
  };
  const text = !right
    ? `${what} need no longer have ${rule(left)}.`
    : `${what} now has ${rule(right)}${left ? ` (before: ${rule(left)})` : ''}.`;
  const harmless = direction === 'request' ? wider && !narrower : narrower && !wider;
  report.add({ impact: harmless ? 'minor' : 'major', text, place, at });
}

function compareBranches(context, left, right, at, inner) {
  const { report, place, direction, names } = context;
  const what = subject(right.pointer, names);
  const before = left.value.map((_, i) => child(left, i));
  const after = right.value.map((_, i) => child(right, i));
  const pairs = paired(before, after, context);
  const open = after.some((branch) => isOpen(context.after, branch));
  pairs.forEach(([one, other]) => inner(one, other, open));
  for (const branch of before.filter((one) => !pairs.some(([known]) => known === one))) {
    const name = refName(branch.value);
    const text = `${what} can no longer be ${name ? `\`${name}\`` : article(typeName(context.before, branch.value))}.`;
    report.add({ impact: 'major', text, place, at: [...at, branch.pointer] });
  }
  for (const branch of after.filter((one) => !pairs.some(([, known]) => known === one))) {
    const name = refName(branch.value);
    report.add({
      impact: direction === 'request' || open ? 'minor' : 'major',
      group: 'new',
      text: name
        ? newKind(context.after, what, name, branch)
        : `${what} can now be ${article(typeName(context.after, branch.value))} too.`,
      details: introduce(context, branch),
      place,
      at: [...at, branch.pointer],
    });
  }
}

// Branches are the same if they refer to the same schema, or are written alike; what remains is paired in its order,
// unless a name says that it is something else.
function paired(before, after, { before: old, after: current }) {
  const pairs = [];
  const free = (side, list) => list.filter((branch) => !pairs.some((pair) => pair[side] === branch));
  const match = (test) =>
    free(0, before).forEach((one) => {
      const other = free(1, after).find((candidate) => test(one, candidate));
      if (other) {
        pairs.push([one, other]);
      }
    });
  match((one, other) => refName(one.value) !== undefined && refName(one.value) === refName(other.value));
  match((one, other) => same(one.value, other.value));
  const known = (contract, name) => name !== undefined && contract.components?.schemas?.[name] !== undefined;
  match(
    (one, other) =>
      refName(one.value) &&
      refName(other.value) &&
      !known(current, refName(one.value)) &&
      !known(old, refName(other.value)) &&
      same(resolve(old, one).value.properties, resolve(current, other).value.properties),
  );
  match(
    (one, other) => !refName(one.value) && !refName(other.value) && free(0, before).length === free(1, after).length,
  );
  return pairs;
}

// "Any string" beside an enum says that other values may come, so a new one in the enum is no surprise.
function isOpen(contract, branch) {
  const value = resolve(contract, branch).value ?? {};
  return value.type === 'string' && Object.keys(value).every((key) => ['type', 'description', 'example'].includes(key));
}

function newKind(contract, what, name, branch) {
  const flat = flatten(contract, branch);
  const fixed = [...flat.properties]
    .map(([field, at]) => [field, resolve(contract, at).value?.enum])
    .filter(([field, values]) => values?.length === 1 && flat.required.has(field))
    .map(([field, values]) => `\`${field}\` ${codes(values)}`);
  const told = fixed.length > 0 ? ` (${fixed.join(', ')})` : '';
  const text = describe(contract, branch);
  return `New kind of ${what}: \`${name}\`${told}${text ? `. ${oneLine(text)}` : '.'}`;
}
