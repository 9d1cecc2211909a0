// The README at the head of the bundle: what each file is for, and where to begin.
import { operationsOf } from '../diff/operations.mjs';
import { blocks, code, fence, table } from './markdown.mjs';

/** The README's text, from its template with {{names}} in it; files are those that lie beside it. */
export function bundleReadme(template, { contract, name, files, javaVersion }) {
  const { info, servers } = contract;
  const example = operationsOf(contract).find(({ value }) => value['x-codeSamples'] && value.requestBody
    && value['x-codeSamples'].every(({ label }) => label !== 'Browser')) ?? operationsOf(contract)[0];
  const values = {
    title: info.title,
    version: info.version,
    files: purposes(name, files).map(([file, purpose]) => `| ${code(file)} | ${purpose} |`).join('\n'),
    licence: `[${info.license.name}](${info.license.url})`,
    contact: Object.values(info.contact).join(', '),
    server: servers[0].url,
    javaVersion,
    operation: example.value.operationId,
    samples: blocks((example.value['x-codeSamples'] ?? []).map(({ lang, label, source }) =>
      [`### ${label}`, fence(lang.toLowerCase(), source)])),
    going: going(contract),
  };
  return template.replace(/\{\{(\w+)\}\}/g, (whole, key) => {
    if (values[key] === undefined) {
      throw new Error(`The bundle's README asks for ${whole}, which publish/text/bundle.mjs does not know.`);
    }
    return values[key];
  });
}

/** What each file is for; a file that nothing is said of is not published. */
export function purposes(name, files) {
  const known = [
    [`${name}.yaml`, 'people and tools: the contract with its introduction and a sample of every call'],
    [`${name}.json`, 'the same as JSON'],
    [`${name}.html`, 'readers: the reference as a page, one file that fetches nothing'],
    [`${name}.md`, 'readers of text: the whole reference as Markdown'],
    ['llms.txt', 'programs that read text: what is where'],
    [`${name}-lean.yaml`, 'generators: without samples and introduction'],
    ['GENERATORS.md', 'whoever generates a client: nine of them with their options and their signing, and what they get right'],
    [`${name}-lean.json`, 'the same as JSON'],
    [`${name}-dereferenced.yaml`, 'tools that follow no references: the lean edition with every schema in its place'],
    [`${name}-dereferenced.json`, 'the same as JSON'],
    [`${name}-openapi-3.1.yaml`, 'tools that want OpenAPI 3.1'],
    [`${name}-openapi-3.1.json`, 'the same as JSON'],
    [`${name}.postman_collection.json`, 'Postman: set `apiKey` and `apiSecret`, requests sign themselves'],
    ['schemas/', 'JSON Schema validators: a schema of every event and of the browser script\'s configuration'],
    ['programs/', 'whoever begins: a catalogue imported, a product kept in step, recommendations shown, in four languages'],
    ['vectors/', 'whoever writes the signing: cases to test it with, and two programs that do'],
    ['CHANGES.md', 'whoever used the version before'],
    ['LICENSE', 'lawyers'],
  ];
  for (const file of files) {
    if (!known.some(([pattern]) => (pattern.endsWith('/') ? file.startsWith(pattern) : file === pattern))) {
      throw new Error(`publish/text/bundle.mjs says nothing of ${file}: tell there what it is for.`);
    }
  }
  return known.filter(([pattern]) => files.some((file) => file.startsWith(pattern)));
}

function going(contract) {
  const rows = operationsOf(contract).filter(({ value }) => value.deprecated)
    .map(({ label, value }) => [label, value.description]);
  for (const { label, value, item } of operationsOf(contract)) {
    for (const parameter of [...(item.parameters ?? []), ...(value.parameters ?? [])]) {
      if (parameter.deprecated) {
        rows.push([`${label}, ${code(parameter.name)}`, parameter.description]);
      }
    }
  }
  for (const [name, schema] of Object.entries(contract.components.schemas)) {
    for (const part of [schema, ...(schema.allOf ?? [])]) {
      for (const [field, { deprecated, description }] of Object.entries(part.properties ?? {})) {
        if (deprecated) {
          rows.push([code(`${name}.${field}`), description]);
        }
      }
    }
  }
  return rows.length > 0 ? blocks(table(['What', 'Instead'], rows)) : 'Nothing is deprecated now.';
}
