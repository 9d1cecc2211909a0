// What belongs to no operation: introduction, groups, schemas that stand alone.
import { node, same, union } from './nodes.mjs';
import { compareSchemas } from './schemas.mjs';
import { code, introduce, oneLine } from './words.mjs';

export function compareRoot(context) {
  const { before, after, report } = context;
  for (const key of union(Object.keys(before.info), Object.keys(after.info)).filter((name) => name !== 'version')) {
    if (!same(before.info[key], after.info[key])) {
      report.note('Texts reworded', key === 'description' ? 'the introduction' : `the ${key}`);
    }
  }
  const texts = (contract) => (contract.servers ?? []).map(({ description }) => description);
  if (
    same(
      (before.servers ?? []).map(({ url }) => url),
      (after.servers ?? []).map(({ url }) => url),
    ) &&
    !same(texts(before), texts(after))
  ) {
    report.note('Texts reworded', 'the servers');
  }
  compareTags(context);
  compareSchemes(context);
  compareLooseSchemas(context);
}

function compareTags({ before, after, report }) {
  const tags = (contract) => new Map((contract.tags ?? []).map((tag) => [tag.name, tag]));
  const [left, right] = [tags(before), tags(after)];
  for (const name of union(left.keys(), right.keys())) {
    const [one, other] = [left.get(name), right.get(name)];
    if (!one) {
      const text = other.description ? `: ${oneLine(other.description)}` : '.';
      report.add({ impact: 'minor', group: 'new', rank: 0, text: `New group of operations: ${code(name)}${text}` });
    } else if (!other) {
      report.add({ impact: 'minor', text: `The group ${code(name)} is gone.` });
    } else if (!same(one, other)) {
      report.note('Texts reworded', `the group ${code(name)}`);
    }
  }
  if (
    !same(
      [...left.keys()].filter((name) => right.has(name)),
      [...right.keys()].filter((name) => left.has(name)),
    )
  ) {
    report.note('Texts reworded', 'the order of the groups');
  }
}

function compareSchemes({ before, after, report }) {
  const schemes = (contract) => contract.components?.securitySchemes ?? {};
  for (const name of Object.keys(schemes(before)).filter((known) => schemes(after)[known])) {
    if (schemes(before)[name].description !== schemes(after)[name].description) {
      report.note('Texts reworded', `the credentials ${code(name)}`);
    }
  }
}

// No operation uses them, but generated clients have a class for each, to write with and to read with.
function compareLooseSchemas(context) {
  const { before, after, report } = context;
  const schemas = (contract) => contract.components?.schemas ?? {};
  for (const name of union(Object.keys(schemas(before)), Object.keys(schemas(after)))) {
    const pointer = `#/components/schemas/${name}`;
    const [one, other] = [schemas(before)[name], schemas(after)[name]];
    const place = { operation: 'used by no operation', part: '' };
    if (one && other && !context.used.has(name)) {
      for (const direction of ['request', 'answer']) {
        compareSchemas({ ...context, direction, place }, node(one, pointer), node(other, pointer));
      }
    } else if (!other && !context.usedBefore.has(name)) {
      report.add({ impact: 'major', text: `The schema \`${name}\` is gone.`, place, at: [pointer] });
    } else if (!one && !context.used.has(name)) {
      report.add({
        impact: 'minor',
        group: 'new',
        text: `New schema \`${name}\`.`,
        details: introduce(context, node({ $ref: pointer }, pointer)),
        place,
        at: [pointer],
      });
    }
  }
}
