// The parameters of an operation, wherever they are sent.
import { child, node, resolve, same } from './nodes.mjs';
import { compareTexts } from './texts.mjs';
import { capital, oneLine, typeName } from './words.mjs';

/** Parameters of an operation, its path's included: Map("query shelf" → { value, pointer }). */
export function parametersOf(contract, { value, item, pointer }) {
  const found = new Map();
  const lists = [
    node(item.parameters, `${pointer.replace(/\/[^/]+$/, '')}/parameters`),
    node(value.parameters, `${pointer}/parameters`),
  ];
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
    const moved = [...right.values()].find(
      ({ value }) => value.name === parameter.value.name && value.in !== parameter.value.in,
    );
    if (match) {
      right.delete(again);
      compareParameter(context, parameter, match);
    } else if (moved) {
      right.delete(
        `${moved.value.in} ${moved.value.in === 'header' ? moved.value.name.toLowerCase() : moved.value.name}`,
      );
      report.add({
        impact: 'major',
        text: `${name} is now the ${parameterName(moved.value)}.`,
        place,
        at: [parameter.pointer, moved.pointer],
      });
    } else {
      report.add({
        impact: 'major',
        text: `${name} is no longer taken.`,
        place,
        at: [parameter.pointer, up(parameter.pointer)],
      });
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
    impact: value.required ? 'major' : 'minor',
    group: 'new',
    text: `${is} (${type})${text ? `: ${text}` : '.'} ${method}`,
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
    report.add({
      impact: is ? 'major' : 'minor',
      text: `${name} ${is ? 'must now be sent' : 'may now be left out'}.`,
      place,
      at,
    });
  }
  if (!same(serialized(one.value), serialized(other.value))) {
    report.add({
      impact: 'major',
      text: `${name} is written in another way: ${manner(other.value)}, no longer ${manner(one.value)}.`,
      place,
      at,
    });
  }
  compareTexts(report, { what: parameterName(other.value), one: one.value, other: other.value, place, at });
  const kinds = [one, other].map(({ value }) => Object.keys(value.content ?? {}));
  if (!same(...kinds)) {
    report.add({ impact: 'major', text: `${name} is written in another way.`, place, at });
  }
  const inside = ({ value, pointer }) =>
    value.schema
      ? child(node(value, pointer), 'schema')
      : child(node(value, pointer), 'content', Object.keys(value.content ?? {})[0], 'schema');
  context.compareSchemas(
    { ...context, direction: 'request', place, names: parameterName(other.value) },
    inside(one),
    inside(other),
  );
}

function up(pointer) {
  return pointer.replace(/\/[^/]+$/, '');
}

function serialized({ in: where, style, explode, allowReserved, allowEmptyValue }) {
  const manner = style ?? (['query', 'cookie'].includes(where) ? 'form' : 'simple');
  return [manner, explode ?? manner === 'form', allowReserved === true, allowEmptyValue === true];
}

function manner(parameter) {
  const [style, explode, reserved, empty] = serialized(parameter);
  const more = [reserved && 'allowReserved', empty && 'allowEmptyValue']
    .filter(Boolean)
    .map((word) => `, \`${word}\``)
    .join('');
  return `\`style: ${style}\`, \`explode: ${explode}\`${more}`;
}
