// What is sent and answered: bodies, statuses, headers.
import { child, node, resolve, same, union } from './nodes.mjs';
import { list } from './report.mjs';
import { article, describe, introduce, oneLine, typeName } from './words.mjs';

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
      report.add({
        impact: is ? 'major' : 'minor',
        text: `The body ${is ? 'must now be sent' : 'may now be left out'}.`,
        place,
        at,
      });
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
  const [lost, found] = [
    before.filter((kind) => !after.includes(kind)),
    after.filter((kind) => !before.includes(kind)),
  ];
  const at = [left, right].flatMap(({ pointer }) => [pointer, `${pointer}/content`]);
  const verb = direction === 'request' ? 'sent' : 'answered';
  if (lost.length === 1 && found.length === 1) {
    report.add({
      impact: 'major',
      text: `The body is ${verb} as \`${found[0]}\`, no longer as \`${lost[0]}\`.`,
      place,
      at,
    });
    compareMedia(context, child(left, 'content', lost[0]), child(right, 'content', found[0]));
  } else {
    lost.forEach((kind) =>
      report.add({ impact: 'major', text: `The body is no longer ${verb} as \`${kind}\`.`, place, at }),
    );
    found.forEach((kind) =>
      report.add({ impact: 'minor', text: `The body may now be ${verb} as \`${kind}\` too.`, place, at }),
    );
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
    report.add({
      impact: 'major',
      text: 'The parts of the body are encoded in another way.',
      place,
      at: [left.pointer, right.pointer],
    });
  }
  if (one.schema || other.schema) {
    context.compareSchemas(context, child(left, 'schema'), child(right, 'schema'));
  }
}

export function compareAnswers(context, one, other) {
  const { report, before, after, operation } = context;
  const place = { operation, part: '' };
  const [left, right] = [one, other].map((side) => Object.keys(side.value.responses ?? {}));
  const answer = (side, contract, status) =>
    resolve(contract, child(node(side.value, side.pointer), 'responses', status));
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
    compareAnswer(
      { ...context, direction: 'answer', place: { operation, part: `the answer ${status}` } },
      answer(one, before, status),
      answer(other, after, status),
    );
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
    const text = one
      ? 'There is no body any more.'
      : `There is a body now (${shape(after, right).replace(' with ', '')}).`;
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
      report.add({
        impact: 'minor',
        group: 'new',
        text: `New header \`${name}\`${text ? `: ${text}` : '.'}`,
        place,
        at,
      });
    } else {
      if (was.value.required === true && is.value.required !== true) {
        report.add({ impact: 'major', text: `The header \`${name}\` may now be missing.`, place, at });
      }
      context.compareSchemas(
        { ...context, names: `the header \`${name}\`` },
        child(was, 'schema'),
        child(is, 'schema'),
      );
    }
  }
}
