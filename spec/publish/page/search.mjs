// What the page's search finds: operations, their parameters, schemas and their fields.
import { operationsOf } from '../diff/operations.mjs';
import { follow } from '../contract.mjs';

/** [{ name, kind, href }], what is looked for most often first. */
export function searchIndex(contract, schemaHref) {
  const schemas = Object.entries(contract.components.schemas);
  const operations = operationsOf(contract);
  const parameters = operations.flatMap(({ value, item }) =>
    [...(item.parameters ?? []), ...(value.parameters ?? [])].map((each) => follow(contract, each))
      .map(({ name }) => ({ name, kind: `parameter of ${value.operationId}`, href: `#${value.operationId}` })));
  return [
    ...operations.map(({ method, path, value }) => (
      { name: value.summary, kind: `${method.toUpperCase()} ${path} ${value.operationId}`, href: `#${value.operationId}` })),
    ...schemas.map(([name]) => ({ name, kind: 'schema', href: schemaHref(name) })),
    ...schemas.flatMap(([schema, value]) => fields(value).map((name) => (
      { name, kind: `field of ${schema}`, href: `#${schema}.${name}` }))),
    ...parameters,
  ];
}

function fields({ properties = {}, allOf = [], anyOf = [], oneOf = [] }) {
  const nested = [...allOf, ...anyOf, ...oneOf].flatMap(fields);
  return [...new Set([...Object.keys(properties), ...nested])];
}
