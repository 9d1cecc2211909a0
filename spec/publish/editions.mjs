// The contract in the forms that tools ask for beside the one it is written in. Each says the same.
import { dereference } from '@apidevtools/json-schema-ref-parser';
import { upgrade } from '@scalar/openapi-upgrader';
import { stringify } from 'yaml';
import { follow } from './contract.mjs';
import { operationsOf } from './diff/operations.mjs';

const DIALECT = 'https://json-schema.org/draft/2020-12/schema';
const COMPONENTS = '#/components/schemas/';

/** File names and contents: the lean and the dereferenced edition, OpenAPI 3.1, and the JSON Schemas. */
export async function editions(contract, name) {
  const lean = leanOf(contract);
  const upgraded = upgrade(structuredClone(contract), '3.1');
  const files = new Map();
  for (const [suffix, edition] of [
    ['lean', lean],
    // A schema that holds itself keeps its reference: there is no other way to write it.
    ['dereferenced', await dereference(structuredClone(lean), { dereference: { circular: 'ignore' } })],
    ['openapi-3.1', upgraded],
  ]) {
    files.set(`${name}-${suffix}.yaml`, stringify(edition, { lineWidth: 120, aliasDuplicateObjects: false }));
    files.set(`${name}-${suffix}.json`, json(edition));
  }
  for (const [schema, text] of jsonSchemas(upgraded)) {
    files.set(`schemas/${schema}.schema.json`, text);
  }
  return files;
}

/** For generators, which put the introduction at the head of every file they write: its first paragraph is left. */
function leanOf(contract) {
  const lean = structuredClone(contract);
  lean.info.description = `${lean.info.description.split(/^## /m)[0].trim()}\n`;
  for (const { value } of operationsOf(lean)) {
    delete value['x-codeSamples'];
  }
  return lean;
}

/**
 * A document of its own for every schema that a shop writes without a generator: each kind of body where a request
 * takes one of several, the event within it, and what no operation uses, such as the browser script's configuration.
 */
function jsonSchemas(contract) {
  const { schemas } = contract.components;
  const wanted = new Set(unused(contract));
  for (const { value } of operationsOf(contract)) {
    for (const { schema } of Object.values(follow(contract, value.requestBody)?.content ?? {})) {
      const found = choices(contract, schema);
      found.forEach((choice) => wanted.add(choice));
      if (found.length > 0 && schema.$ref) {
        wanted.add(nameOf(schema));
      }
    }
  }
  return [...wanted].sort().map((name) => {
    const { [name]: _, ...definitions } = Object.fromEntries(
      [...reached(schemas[name], schemas)].sort().map((each) => [each, schemas[each]]));
    const document = { $schema: DIALECT, title: name, ...schemas[name] };
    if (Object.keys(definitions).length > 0) {
      document.$defs = definitions;
    }
    return [name, json(document).replaceAll(`"$ref": "${COMPONENTS}${name}"`, '"$ref": "#"')
      .replaceAll(`"$ref": "${COMPONENTS}`, '"$ref": "#/$defs/')];
  });
}

/** The names of a oneOf's or anyOf's schemas, in the schema itself or in a property of it. */
function choices(contract, schema) {
  const body = follow(contract, schema);
  return [body, ...Object.values(body.properties ?? {}).map((property) => follow(contract, property))]
    .flatMap((each) => each.oneOf ?? each.anyOf ?? [])
    .filter((each) => each.$ref)
    .map(nameOf);
}

function unused(contract) {
  const all = JSON.stringify(contract);
  return Object.keys(contract.components.schemas)
    .filter((name) => !all.includes(`"$ref":"${COMPONENTS}${name}"`));
}

/** The names of all schemas that this one speaks of, and those that they speak of. */
function reached(schema, schemas, known = new Set()) {
  for (const [, name] of JSON.stringify(schema).matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)) {
    if (!known.has(name)) {
      known.add(name);
      reached(schemas[name], schemas, known);
    }
  }
  return known;
}

function nameOf(schema) {
  return schema.$ref?.slice(COMPONENTS.length);
}

function json(value) {
  return `${JSON.stringify(value, null, 2)}\n`;
}
