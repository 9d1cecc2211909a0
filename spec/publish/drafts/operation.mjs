// What a sample of an operation shows: its first request example, or another, and what comes back.
import { examplesOf, follow } from '../contract.mjs';

const METHODS = ['get', 'put', 'post', 'delete', 'patch', 'options', 'head'];

/** Every operation of a contract, references followed. */
export function operations(contract) {
  return Object.entries(contract.paths).flatMap(([path, item]) => Object.entries(item)
    .filter(([method]) => METHODS.includes(method))
    .map(([method, operation]) => read(contract, path, item, method, operation)));
}

function read(contract, path, item, method, operation) {
  const resolve = (node) => follow(contract, node);
  const parameters = [...(item.parameters ?? []), ...(operation.parameters ?? [])].map(resolve);
  const json = (body) => resolve(body ?? {}).content?.['application/json'];
  const statuses = Object.keys(operation.responses).filter((status) => status.startsWith('2'));
  const [scheme] = Object.keys((operation.security ?? contract.security)[0]);
  const request = json(operation.requestBody);
  const examples = examplesOf(contract, request ?? {}).map((each) => ({ ...each, value: inUtc(each.value) }));
  return {
    contract,
    resolve,
    id: operation.operationId,
    tag: operation.tags[0],
    method: method.toUpperCase(),
    path,
    signed: contract.components.securitySchemes[scheme]['x-signing-scheme'] === 'SIGNED_BODY',
    server: (operation.servers ?? item.servers)?.[0].url,
    inPath: parameters.filter((parameter) => parameter.in === 'path').map(withExample),
    inQuery: parameters.filter((parameter) => parameter.in === 'query').map(withExample),
    parameters: parameters.map(withExample),
    bodySchema: request?.schema,
    body: examples[0]?.value,
    examples,
    batch: statuses.includes('207'),
    answerSchema: statuses.map((status) => json(operation.responses[status])?.schema).find(Boolean),
  };

  function withExample(parameter) {
    const named = Object.values(parameter.examples ?? {})[0];
    return { ...parameter, value: parameter.example ?? resolve(named ?? {}).value ?? parameter.schema.example };
  }
}

/** Timestamps are written with a T, as the contract advises. */
function inUtc(value) {
  return JSON.parse(JSON.stringify(value).replaceAll(/"(\d{4}-\d\d-\d\d) (\d\d:)/g, '"$1T$2'));
}

const SEPARATORS = { form: ',', spaceDelimited: '%20', pipeDelimited: '%7C' };

/** The query with every example, escaped and written as the style of each parameter says. */
export function query({ inQuery }) {
  return inQuery.flatMap(({ name, value, style = 'form', explode = style === 'form' }) => {
    const texts = [value].flat().map((each) => encodeURIComponent(each));
    const written = Array.isArray(value) && !explode ? [texts.join(SEPARATORS[style])] : texts;
    return written.map((text) => `${encodeURIComponent(name)}=${text}`);
  }).join('&');
}

/** The name of the field that names an item of a batch. */
export function itemId(operation) {
  return Object.keys(operation.body.batch[0])[0];
}

export function camel(name) {
  return name.replaceAll(/[_-]+(\w)/g, (_, letter) => letter.toUpperCase());
}

export function capital(name) {
  return name[0].toUpperCase() + name.slice(1);
}
