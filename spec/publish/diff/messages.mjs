// What is sent and answered: parameters, bodies, statuses, headers.
import { child, node, resolve, same, union } from './nodes.mjs';
import { list } from './report.mjs';
import { article, capital, describe, oneLine, inSentence, successor, introduce, typeName } from './words.mjs';

const EXPLODED = ['form'];

/** Parameters of an operation, its path's included: Map("query shelf" → { value, pointer }). */
export function parametersOf(contract, { value, item, pointer }) {
  const found = new Map();
  const lists = [node(item.parameters, `${pointer.replace(/\/[^/]+$/, '')}/parameters`), node(value.parameters, `${pointer}/parameters`)];
  for (const list of lists) {
    (list.value ?? []).forEach((_, index) => {
      const parameter = resolve(contract, child(list, index));
      const { name, in: where } = parameter.value;
      found.set(`${where} ${where === 'header' ? name.toLowerCase() : name}`, parameter);
    });
  }
  return found;
}

/** "query parameter `shelf`". */
export function parameterName({ name, in: where }) {
  return `${where === 'header' ? 'header' : `${where} parameter`} \`${name}\``;
}

export function compareParameters(context, one, other) {
  const { report, before, after, operation } = context;
  const place = { operation, part: '' };
  const [left, right] = [parametersOf(before, one), parametersOf(after, other)];
  const samePlace = one.path.replace(/\{[^}]*\}/g, '{}') === other.path.replace(/\{[^}]*\}/g, '{}');
  const positions = (path) => [...path.matchAll(/\{([^}]*)\}/g)].map(([, name]) => name);
  for (const [key, parameter] of left) {
    const name = capital(parameterName(parameter.value));
    // A path parameter that only has another name is the one in the same position.
    const position = positions(one.path).indexOf(parameter.value.name);
    const again = samePlace && parameter.value.in === 'path' ? `path ${positions(other.path)[position]}` : key;
    const match = right.get(again);
    const moved = [...right.values()].find(({ value }) => value.name === parameter.value.name && value.in !== parameter.value.in);
    if (match) {
      right.delete(again);
      compareParameter(context, parameter, match);
    } else if (moved) {
      right.delete(`${moved.value.in} ${moved.value.in === 'header' ? moved.value.name.toLowerCase() : moved.value.name}`);
      report.add({ impact: 'major', text: `${name} is now the ${parameterName(moved.value)}.`, place, at: [parameter.pointer, moved.pointer] });
    } else {
      report.add({ impact: 'major', text: `${name} is no longer taken.`, place, at: [parameter.pointer, up(parameter.pointer)] });
    }
  }
  for (const parameter of right.values()) {
    addedParameter(context, parameter, place, [`${other.pointer}/parameters`, `${up(other.pointer)}/parameters`]);
  }
}

function addedParameter({ report, after }, { value, pointer }, place, added) {
  const type = typeName(after, value.schema ?? Object.values(value.content ?? {})[0]?.schema);
  const text = oneLine(value.description);
  const is = `New ${value.required ? 'required ' : ''}${parameterName(value)}`;
  const method = 'Its method in generated clients has an argument more.';
  report.add({
    impact: value.required ? 'major' : 'minor', group: 'new', text: `${is} (${type})${text ? `: ${text}` : '.'} ${method}`,
    place,
    at: [pointer, ...added],
  });
}

function compareParameter(context, one, other) {
  const { report, operation } = context;
  const place = { operation, part: '' };
  const name = capital(parameterName(other.value));
  const at = [one.pointer, other.pointer];
  const [was, is] = [one.value.required === true, other.value.required === true];
  if (was !== is) {
    report.add({ impact: is ? 'major' : 'minor', text: `${name} ${is ? 'must now be sent' : 'may now be left out'}.`, place, at });
  }
  if (!same(serialized(one.value), serialized(other.value))) {
    report.add({ impact: 'major', text: `${name} is written in another way: ${manner(other.value)}, no longer ${manner(one.value)}.`, place, at });
  }
  compareDeprecation(report, name, one, other, place);
  const kinds = [one, other].map(({ value }) => Object.keys(value.content ?? {}));
  if (!same(...kinds)) {
    report.add({ impact: 'major', text: `${name} is written in another way.`, place, at });
  }
  const inside = ({ value, pointer }) => (value.schema ? child(node(value, pointer), 'schema')
    : child(node(value, pointer), 'content', Object.keys(value.content ?? {})[0], 'schema'));
  context.compareSchemas({ ...context, direction: 'request', place, names: parameterName(other.value) }, inside(one), inside(other));
}

function up(pointer) {
  return pointer.replace(/\/[^/]+$/, '');
}

function serialized({ in: where, style, explode, allowReserved, allowEmptyValue }) {
  const manner = style ?? (['query', 'cookie'].includes(where) ? 'form' : 'simple');
  return [manner, explode ?? EXPLODED.includes(manner), allowReserved === true, allowEmptyValue === true];
}

function manner(parameter) {
  const [style, explode, reserved, empty] = serialized(parameter);
  const more = [reserved && 'allowReserved', empty && 'allowEmptyValue'].filter(Boolean).map((word) => `, \`${word}\``).join('');
  return `\`style: ${style}\`, \`explode: ${explode}\`${more}`;
}

function compareDeprecation(report, name, { value: one }, { value: other, pointer }, place) {
  const deprecated = other.deprecated === true && one.deprecated !== true;
  if (deprecated) {
    const text = [`${name} is deprecated.`, successor(other.description)].filter(Boolean).join(' ');
    report.add({ impact: 'minor', group: 'deprecated', text, place, at: [pointer] });
  } else if (one.deprecated === true && other.deprecated !== true) {
    report.add({ impact: 'patch', text: `${name} is no longer deprecated.`, place, at: [pointer] });
  }
  if (!deprecated && one.description !== other.description) {
    report.note('Texts reworded', inSentence(name));
  }
  if (!same([one.example, one.examples], [other.example, other.examples])) {
    report.note('Other examples', inSentence(name));
  }
}

export function compareBody(context, one, other) {
  const { report, before, after, operation } = context;
  const place = { operation, part: '' };
  const at = [`${one.pointer}/requestBody`, `${other.pointer}/requestBody`];
  const [left, right] = [resolve(before, child(one, 'requestBody')), resolve(after, child(other, 'requestBody'))];
  if (!left.value && right.value) {
    const [kind, { schema }] = Object.entries(right.value.content)[0];
    const must = right.value.required === true;
    report.add({
      impact: must ? 'major' : 'minor',
      group: 'new',
      text: `A body ${must ? 'must' : 'may'} now be sent (${schema ? typeName(after, schema) : kind}).`,
      details: schema ? introduce(context, child(right, 'content', kind, 'schema')) : [],
      place,
      at,
    });
  } else if (left.value && !right.value) {
    report.add({ impact: 'major', text: 'The body is no longer taken.', place, at });
  } else if (left.value) {
    const [was, is] = [left.value.required === true, right.value.required === true];
    if (was !== is) {
      report.add({ impact: is ? 'major' : 'minor', text: `The body ${is ? 'must now be sent' : 'may now be left out'}.`, place, at });
    }
    if (left.value.description !== right.value.description) {
      report.note('Texts reworded', operation);
    }
    compareContent({ ...context, direction: 'request', place: { operation, part: 'the request' } }, left, right);
  }
}

function compareContent(context, left, right) {
  const { report, place, direction } = context;
  const [before, after] = [left, right].map(({ value }) => Object.keys(value.content ?? {}));
  const [lost, found] = [before.filter((kind) => !after.includes(kind)), after.filter((kind) => !before.includes(kind))];
  const at = [left, right].flatMap(({ pointer }) => [pointer, `${pointer}/content`]);
  const verb = direction === 'request' ? 'sent' : 'answered';
  if (lost.length === 1 && found.length === 1) {
    report.add({ impact: 'major', text: `The body is ${verb} as \`${found[0]}\`, no longer as \`${lost[0]}\`.`, place, at });
    compareMedia(context, child(left, 'content', lost[0]), child(right, 'content', found[0]));
  } else {
    lost.forEach((kind) => report.add({ impact: 'major', text: `The body is no longer ${verb} as \`${kind}\`.`, place, at }));
    found.forEach((kind) => report.add({ impact: 'minor', text: `The body may now be ${verb} as \`${kind}\` too.`, place, at }));
  }
  for (const kind of before.filter((known) => after.includes(known))) {
    compareMedia(context, child(left, 'content', kind), child(right, 'content', kind));
  }
}

function compareMedia(context, left, right) {
  const { report, place } = context;
  const [one, other] = [left.value ?? {}, right.value ?? {}];
  if (!same([one.example, one.examples], [other.example, other.examples])) {
    report.note('Other examples', place.operation);
  }
  if (!same(one.encoding, other.encoding)) {
    report.add({ impact: 'major', text: 'The parts of the body are encoded in another way.', place, at: [left.pointer, right.pointer] });
  }
  if (one.schema || other.schema) {
    context.compareSchemas(context, child(left, 'schema'), child(right, 'schema'));
  }
}

export function compareAnswers(context, one, other) {
  const { report, before, after, operation } = context;
  const place = { operation, part: '' };
  const [left, right] = [one, other].map((side) => Object.keys(side.value.responses ?? {}));
  const answer = (side, contract, status) => resolve(contract, child(node(side.value, side.pointer), 'responses', status));
  const lost = left.filter((status) => !right.includes(status));
  const found = right.filter((status) => !left.includes(status));
  const at = (side, status) => [`${side.pointer}/responses/${status}`, `${side.pointer}/responses`];
  const succeeded = (statuses) => statuses.filter((status) => status < '4');
  const swapped = succeeded(lost).length === 1 && succeeded(found).length === 1;
  if (swapped) {
    const [was, is] = [succeeded(lost)[0], succeeded(found)[0]];
    const content = answer(other, after, is);
    report.add({
      impact: 'major',
      text: `The answer is now ${is}${shape(after, content)}, no longer ${was}${shape(before, answer(one, before, was))}.`,
      place,
      at: [...at(one, was), ...at(other, is)],
    });
  }
  const never = lost.filter((known) => !swapped || known >= '4');
  if (never.length > 0) {
    const text = `The ${never.length > 1 ? 'answers' : 'answer'} ${list(never)} will no longer come.`;
    report.add({ impact: 'major', text, place, at: never.flatMap((status) => at(one, status)) });
  }
  // A success that a client does not know is one that it misreads; an error is an error to it.
  for (const status of found.filter((known) => !swapped || known >= '4')) {
    const which = status === 'default' ? 'An answer of any other status' : `The answer ${status}`;
    const text = `${which}${shape(after, answer(other, after, status))} may now come: ${oneLine(answer(other, after, status).value.description)}`;
    report.add({ impact: status < '4' ? 'major' : 'minor', text, place, at: at(other, status) });
  }
  for (const status of left.filter((known) => right.includes(known))) {
    compareAnswer({ ...context, direction: 'answer', place: { operation, part: `the answer ${status}` } },
      answer(one, before, status), answer(other, after, status));
  }
}

/** " with `Thing`", or " without a body". */
export function shape(contract, { value }) {
  const schema = Object.values(value.content ?? {})[0]?.schema;
  return schema ? ` with ${article(typeName(contract, schema))}` : ' without a body';
}

function compareAnswer(context, left, right) {
  const { report, place, before, after } = context;
  if (left.value.description !== right.value.description) {
    report.note('Texts reworded', `${place.part} of ${place.operation}`);
  }
  const [one, other] = [left.value.content, right.value.content];
  if (!one !== !other) {
    const text = one ? 'There is no body any more.' : `There is a body now (${shape(after, right).replace(' with ', '')}).`;
    report.add({ impact: 'major', text, place, at: [left.pointer, right.pointer] });
  } else {
    compareContent(context, left, right);
  }
  const headers = [left, right].map(({ value }) => value.headers ?? {});
  for (const name of union(...headers.map(Object.keys))) {
    const [was, is] = [resolve(before, child(left, 'headers', name)), resolve(after, child(right, 'headers', name))];
    const at = [left, right].flatMap(({ pointer }) => [`${pointer}/headers`, `${pointer}/headers/${name}`]);
    if (was.value && !is.value) {
      report.add({ impact: 'major', text: `The header \`${name}\` is gone.`, place, at });
    } else if (!was.value) {
      const text = oneLine(describe(after, is));
      report.add({ impact: 'minor', group: 'new', text: `New header \`${name}\`${text ? `: ${text}` : '.'}`, place, at });
    } else {
      if (was.value.required === true && is.value.required !== true) {
        report.add({ impact: 'major', text: `The header \`${name}\` may now be missing.`, place, at });
      }
      context.compareSchemas({ ...context, names: `the header \`${name}\`` }, child(was, 'schema'), child(is, 'schema'));
    }
  }
}
