// Reads the contract, follows its references, and merges the request samples into it.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, parse as parsePath } from 'node:path';
import { isMap, parseDocument } from 'yaml';
import { node, resolve } from './diff/nodes.mjs';
import { fail } from './tools.mjs';

/** File name without extension to what a reader sees, in the order of the tabs. */
export const LANGUAGES = {
  java: { lang: 'Java', label: 'Java' },
  browser: { lang: 'JavaScript', label: 'Browser' },
  node: { lang: 'JavaScript', label: 'Node.js' },
  python: { lang: 'Python', label: 'Python' },
  php: { lang: 'PHP', label: 'PHP' },
  curl: { lang: 'Shell', label: 'cURL' },
};

/** Parsed with its comments and quotes, so that it can be written again as it was. */
export function readContract(file) {
  if (!existsSync(file)) {
    fail(`There is no contract ${file}.`);
  }
  const document = parseDocument(readFileSync(file, 'utf8'), { prettyErrors: true });
  if (document.errors.length > 0) {
    fail(`${file} is not YAML: ${document.errors[0].message}`);
  }
  return document;
}

/** What stands there or where it refers to; nothing for nothing. */
export function follow(contract, value) {
  return resolve(contract, node(value, 'the contract')).value;
}

/** The examples of a body, as { name, summary, value }. */
export function examplesOf(contract, { example, examples = {} }) {
  return example === undefined
    ? Object.entries(examples).map(([name, each]) => ({ name, summary: name, ...follow(contract, each) }))
    : [{ name: '', summary: '', value: example }];
}

/** Adds x-codeSamples to every operation that has samples; returns how many samples that were. */
export function mergeSamples(document, samplesFolder) {
  const folders = existsSync(samplesFolder)
    ? readdirSync(samplesFolder, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((e) => e.name)
    : [];
  let merged = 0;
  for (const operation of operations(document)) {
    const at = folders.indexOf(operation.get('operationId'));
    if (at >= 0) {
      const samples = readSamples(join(samplesFolder, folders[at]));
      folders.splice(at, 1);
      if (samples.length > 0) {
        operation.set('x-codeSamples', document.createNode(samples));
        merged += samples.length;
      }
    }
  }
  if (folders.length > 0) {
    throw new Error(`A folder of samples is named for its operationId; no operation is called ${folders.sort()[0]}.`);
  }
  return merged;
}

function readSamples(folder) {
  const files = new Map();
  for (const file of readdirSync(folder)) {
    const { name: stem, ext } = parsePath(file);
    const name = ext === '.java' ? 'java' : stem; // Java names a file for its class
    if (!LANGUAGES[name]) {
      throw new Error(`A sample is named for its language, one of ${Object.keys(LANGUAGES)}: ${join(folder, file)}`);
    }
    if (files.has(name)) {
      throw new Error(`An operation has one sample per language: ${join(folder, file)} is the second.`);
    }
    files.set(name, file);
  }
  return Object.keys(LANGUAGES)
    .filter((name) => files.has(name))
    .map((name) => ({ ...LANGUAGES[name], source: excerpt(readFileSync(join(folder, files.get(name)), 'utf8')) }));
}

/** What stands between a line with sample:begin and one with sample:end, moved to the left; or all of it. */
export function excerpt(text) {
  const lines = text.replaceAll('\r\n', '\n').replace(/\n+$/, '').split('\n');
  const begin = lines.findIndex((line) => line.includes('sample:begin'));
  const end = lines.findIndex((line) => line.includes('sample:end'));
  if (begin < 0 && end < 0) {
    return lines.join('\n') + '\n';
  }
  if (begin < 0 || end < begin) {
    throw new Error('A sample has sample:begin and, after it, sample:end, or neither.');
  }
  const shown = lines.slice(begin + 1, end);
  const indents = shown.filter((line) => line.trim() !== '').map((line) => line.search(/\S/));
  const indent = Math.min(...indents);
  return shown.map((line) => line.slice(indent).trimEnd()).join('\n') + '\n';
}

function operations(document) {
  const found = [];
  for (const path of document.get('paths').items) {
    for (const member of path.value.items) {
      if (isMap(member.value) && member.value.has('operationId')) {
        found.push(member.value);
      }
    }
  }
  return found;
}
