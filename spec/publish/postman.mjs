// The Postman collection, the same bytes for the same contract, with requests that sign themselves.
import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { examplesOf, follow } from './contract.mjs';
import { serversOf } from './diff/access.mjs';
import { operationsOf } from './diff/operations.mjs';

const { convertV2 } = createRequire(import.meta.url)('openapi-to-postmanv2');

const OPTIONS = {
  folderStrategy: 'Tags',
  parametersResolution: 'Example',
  requestNameSource: 'Fallback',
  includeDeprecated: true,
  optimizeConversion: false,
};

const ID = '00000000-0000-0000-0000-000000000000'; // to be replaced by a steady one

// Runs before each request. The password is the signature of the body that Postman is about to send.
const SIGN = {
  SIGNED_BODY: [
    "const body = pm.request.body && pm.request.body.raw ? pm.variables.replaceIn(pm.request.body.raw) : '';",
    "pm.request.body && pm.request.body.update({ mode: 'raw', raw: body });",
    "pm.variables.set('password', require('crypto-js').HmacSHA256(body, pm.variables.get('apiSecret')).toString()); // hex",
  ],
  KEY_ONLY: ["pm.variables.set('password', '');"],
};

/** The collection as an object. */
export async function postman(contract) {
  const collection = await convert(withoutServers(contract));
  collection.info.name = `${contract.info.title} ${contract.info.version}`; // two majors stand beside each other
  const operations = operationsByRequest(contract);
  const operationOf = ({ request: { method, url } }) =>
    operations(method, `/${url.path.join('/').replaceAll(/:(\w+)/g, '{$1}')}`);
  const servers = new Servers(contract);
  let count = 0;
  walk(collection, (item) => {
    if (item.request) {
      const operation = operationOf(item);
      item.request.auth = basic();
      const exec = SIGN[schemeOf(contract, operation)];
      item.event = [script('prerequest', exec), script('test', assertions(operation))];
      const requests = [item.request, ...(item.response ?? []).map(({ originalRequest }) => originalRequest)];
      for (const { url: sent } of requests) {
        sent.host = [`{{${servers.variableOf(operation)}}}`];
      }
      count += 1;
    }
  });
  if (count !== operations.count) {
    throw new Error(`The collection has one request per operation: ${count} of ${operations.count}`);
  }
  walk(collection, (node) => {
    // The answers' examples carry a made-up header; the requests get theirs from auth.
    if (node.originalRequest) {
      node.originalRequest.header = node.originalRequest.header.filter(({ key }) => key !== 'Authorization');
    }
  });
  const split = (items) => items.map((item) => (
    item.request ? byExample(contract, item, operationOf(item)) : { ...item, item: split(item.item) }));
  collection.item = split(collection.item);
  collection.variable = [
    ...servers.variables(),
    { key: 'apiKey', value: '' },
    { key: 'apiSecret', value: '' },
  ];
  return steadyIds(collection, contract);
}

function script(listen, exec) {
  return { listen, script: { type: 'text/javascript', exec } };
}

/** What Postman's test results show: a 2xx of the contract and no other answer is right. */
function assertions({ value }) {
  const statuses = Object.keys(value.responses).filter((status) => status.startsWith('2')).map(Number);
  return [
    `pm.test('answers ${statuses.join(' or ')}', () => {`,
    `  pm.expect(pm.response.code, pm.response.text()).to.be.oneOf([${statuses.join(', ')}]);`,
    '});',
  ];
}

/** A request for every example of the body, in a folder of their own where there are several. */
function byExample(contract, item, { value }) {
  const body = follow(contract, value.requestBody)?.content?.['application/json'] ?? {};
  const examples = examplesOf(contract, body);
  if (examples.length < 2) {
    return item;
  }
  const requests = examples.map(({ summary, value: example }, position) => {
    const copy = structuredClone({ ...item, name: summary, response: position === 0 ? item.response : [] });
    copy.id = position === 0 ? item.id : ID;
    copy.request.name = summary;
    copy.request.body.raw = JSON.stringify(example, null, 2);
    return copy;
  });
  return { name: item.name, description: item.request.description, item: requests };
}

function convert(contract) {
  return new Promise((resolve, reject) => {
    convertV2({ type: 'json', data: structuredClone(contract) }, OPTIONS, (error, result) => {
      if (error || !result.result) {
        reject(error ?? new Error(`openapi-to-postmanv2: ${result.reason}`));
      } else {
        resolve(result.output[0].data);
      }
    });
  });
}

// The converter takes some servers of operations for a part of the path, and others not at all.
function withoutServers(contract) {
  const copy = structuredClone(contract);
  for (const item of Object.values(copy.paths)) {
    [item, ...Object.values(item)].forEach((holder) => delete holder.servers);
  }
  return copy;
}

function operationsByRequest(contract) {
  const key = ({ method, path }) => `${method.toUpperCase()} ${path}`;
  const found = new Map(operationsOf(contract).map((operation) => [key(operation), operation]));
  const lookUp = (method, path) => {
    const operation = found.get(`${method} ${path}`);
    if (!operation) {
      throw new Error(`A request of the collection is an operation of the contract: ${method} ${path}`);
    }
    return operation;
  };
  return Object.assign(lookUp, { count: found.size });
}

function schemeOf(contract, { value }) {
  const [name] = Object.keys((value.security ?? contract.security)[0]);
  return contract.components.securitySchemes[name]['x-signing-scheme'];
}

/** A variable for each server: baseUrl, and eventsBaseUrl for https://events.example.com. */
class Servers {
  #names = new Map();

  constructor(contract) {
    this.contract = contract;
    this.#names.set(serversOf(contract, { value: {}, item: {} })[0].url, 'baseUrl');
  }

  variableOf(operation) {
    const { url } = serversOf(this.contract, operation)[0];
    if (!this.#names.has(url)) {
      const [label] = new URL(url, 'https://server').hostname.split('.');
      const name = `${label.replace(/[^a-zA-Z0-9]/g, '')}BaseUrl`;
      const taken = [...this.#names.values()];
      this.#names.set(url, taken.includes(name) ? `${name}${taken.length}` : name);
    }
    return this.#names.get(url);
  }

  variables() {
    return [...this.#names].map(([value, key]) => ({ key, value }));
  }
}

function basic() {
  return {
    type: 'basic',
    basic: [
      { type: 'string', key: 'username', value: '{{apiKey}}' },
      { type: 'string', key: 'password', value: '{{password}}' },
    ],
  };
}

// The converter draws its ids at random; here they follow from title, version and position.
function steadyIds(collection, contract) {
  let position = 0;
  const seed = `${contract.info.title} ${contract.info.version}`;
  walk(collection, (node) => {
    for (const key of ['id', '_postman_id']) {
      if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(node[key] ?? '')) {
        position += 1;
        const hex = createHash('sha256').update(`${seed} ${position}`).digest('hex');
        node[key] = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
      }
    }
  });
  return collection;
}

function walk(node, visit) {
  if (node !== null && typeof node === 'object') {
    visit(node);
    Object.values(node).forEach((child) => walk(child, visit));
  }
}
