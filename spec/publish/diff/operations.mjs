// Which operation of one contract is which of the other, and what happened to each.
import { compareAccess } from './access.mjs';
import { describeOperation } from './described.mjs';
import { compareAnswers, compareBody } from './messages.mjs';
import { same, union } from './nodes.mjs';
import { compareParameters } from './parameters.mjs';
import { compareSchemas } from './schemas.mjs';
import { compareTexts } from './texts.mjs';
import { code, codes, inSentence } from './words.mjs';

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];

/** Every operation: { method, path, label, value, item, pointer }. */
export function operationsOf(contract) {
  return Object.entries(contract.paths ?? {}).flatMap(([path, item]) =>
    METHODS.filter((method) => item[method]).map((method) => ({
      method,
      path,
      label: `\`${method.toUpperCase()} ${path}\``,
      value: item[method],
      item,
      pointer: `#/paths/${path.replaceAll('~', '~0').replaceAll('/', '~1')}/${method}`,
    })),
  );
}

/** Compares all operations; context is { before, after, report, told }. */
export function compareOperations(context) {
  const [before, after] = [operationsOf(context.before), operationsOf(context.after)];
  const pairs = paired(before, after);
  for (const gone of before.filter((one) => !pairs.some(([known]) => known === one))) {
    context.report.add({
      impact: 'major',
      rank: 0,
      text: `Removed: ${gone.label}${about(gone)}.`,
      at: [gone.pointer, gone.pointer.replace(/\/[^/]+$/, '')],
    });
  }
  for (const [one, other] of pairs) {
    compareOperation(context, one, other);
  }
  for (const added of after.filter((one) => !pairs.some(([, known]) => known === one))) {
    const text = `New: ${added.label}${about(added)}.`;
    context.report.add({
      impact: 'minor',
      group: 'new',
      rank: 0,
      text,
      details: describeOperation(context, added),
      at: [added.pointer],
    });
  }
}

function about({ value }) {
  return value.summary ? `, ${inSentence(value.summary)}` : '';
}

function paired(before, after) {
  const pairs = [];
  const match = (test) => {
    for (const one of before.filter((candidate) => !pairs.some(([known]) => known === candidate))) {
      const found = after.filter((other) => !pairs.some(([, known]) => known === other) && test(one, other));
      if (found.length === 1) {
        pairs.push([one, found[0]]);
      }
    }
  };
  const shape = (path) => path.replace(/\{[^}]*\}/g, '{}');
  match((one, other) => one.path === other.path && one.method === other.method);
  match((one, other) => shape(one.path) === shape(other.path) && one.method === other.method);
  match((one, other) => one.value.operationId !== undefined && one.value.operationId === other.value.operationId);
  const changing = ['put', 'patch', 'post'];
  match(
    (one, other) =>
      shape(one.path) === shape(other.path) &&
      changing.includes(one.method) &&
      changing.includes(other.method) &&
      ['put', 'patch'].includes(other.method),
  );
  return pairs;
}

function compareOperation(context, one, other) {
  const { report, before, after, told } = context;
  const place = { operation: other.label, part: '' };
  const at = [one.pointer, other.pointer];
  if (one.label !== other.label) {
    const urlIsTheSame =
      one.method === other.method && one.path.replace(/\{[^}]*\}/g, '') === other.path.replace(/\{[^}]*\}/g, '');
    const text = urlIsTheSame
      ? `${one.label} is written ${other.label} now; what is sent is the same, the parameter has another name in generated clients.`
      : `${one.label} is replaced by ${other.label}${about(other)}.`;
    report.add({
      impact: 'major',
      rank: 0,
      text,
      at: [...at, ...at.map((pointer) => pointer.replace(/\/[^/]+$/, ''))],
    });
  }
  compareNames(report, one.value, other.value, place, at);
  compareWords(report, one, other, place, at);
  compareAccess(context, one, other, place);
  const messages = { before, after, report, told, operation: other.label, compareSchemas };
  compareParameters(messages, one, other);
  compareBody(messages, one, other);
  compareAnswers(messages, one, other);
}

// Generated clients have a class for each tag and a method for each operationId.
function compareNames(report, one, other, place, at) {
  if (one.operationId !== other.operationId) {
    const [was, is] = [one, other].map(({ operationId }) =>
      operationId === undefined ? 'nothing' : `\`${operationId}\``,
    );
    report.add({
      impact: 'major',
      text: `The operationId is now ${is}, no longer ${was}, and so is the method in generated clients.`,
      place,
      at,
    });
  }
  const [was, is] = [one.tags ?? [], other.tags ?? []];
  if (was.some((tag) => !is.includes(tag))) {
    const text = `Moved from the group ${codes(was)} to ${is.length > 0 ? codes(is) : 'none'}, and so did the method in generated clients.`;
    report.add({ impact: 'major', text, place, at });
  } else if (is.length > was.length) {
    report.add({
      impact: 'minor',
      text: `Stands in the group ${codes(is.filter((tag) => !was.includes(tag)))} too.`,
      place,
      at,
    });
  }
}

function compareWords(report, one, other, place, at) {
  const told = one.label !== other.label; // the text is that of another operation
  compareTexts(report, { what: other.label, one: one.value, other: other.value, at, told });
  const [before, after] = [one, other].map(({ item }) => [item.summary, item.description]);
  if (!told && !same(before, after)) {
    report.note('Texts reworded', other.label);
  }
  for (const key of union(Object.keys(one.value), Object.keys(other.value))) {
    if (!same(one.value[key], other.value[key])) {
      if (key === 'callbacks') {
        report.add({ impact: 'major', text: 'The callbacks are others.', place, at });
      } else if (key.startsWith('x-') && key !== 'x-codeSamples') {
        report.note('Hints for tools changed', code(key));
      }
    }
  }
}
