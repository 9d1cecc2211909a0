// The whole reference as Markdown, and llms.txt, which tells programs that read text what is where.
import { examplesOf, follow } from '../contract.mjs';
import { serversOf } from '../diff/access.mjs';
import { operationsOf } from '../diff/operations.mjs';
import { anchor, blocks, code, fence, json, lowered, table } from './markdown.mjs';
import { phrase, schemaHeading, schemaText } from './schema.mjs';

/** All that the contract says, in the order of its tags. */
export function reference(contract) {
  const { info, tags = [], components } = contract;
  const operations = operationsOf(contract);
  return `${blocks(
    `# ${info.title} ${info.version}`,
    table(['Server', ''], contract.servers.map(({ url, description }) => [url, description])),
    lowered(info.description, 0),
    ...tags.map((tag) => [
      `## ${tag.name}`,
      tag.description,
      operations.filter(({ value }) => value.tags?.[0] === tag.name).map((each) => operationText(contract, each)),
    ]),
    '## Schemas',
    Object.entries(components.schemas).map(([name, schema]) => [`### ${schemaHeading(name)}`, schemaText(schema)]),
    '## Security schemes',
    Object.entries(components.securitySchemes).map(([name, scheme]) =>
      [`### ${schemeHeading(name)}`, `HTTP ${scheme.scheme}. ${scheme.description}`]),
    '## About this contract',
    table(['', ''], [
      ['Licence', info.license ? `[${info.license.name}](${info.license.url})` : ''],
      ['Questions', info.contact ? Object.values(info.contact).join(', ') : ''],
    ]),
  )}\n`;
}

/** What llmstxt.org asks for: a title, a summary, and lists of links with a line on each. */
export function llms(contract, name, files) {
  const { info } = contract;
  const operations = operationsOf(contract);
  return `${blocks(
    `# ${info.title}`,
    `> ${info.description.split(/^## /m)[0].trim().replace(/\s*\n\s*/g, ' ')}`,
    `Version ${info.version}, at ${contract.servers[0].url}. ${name}.md is the whole reference in one text.`,
    '## Operations',
    operations.map(({ method, path, value }) =>
      `- [${value.summary}](${name}.md${anchor(value.summary)}): ${method.toUpperCase()} ${path}, operation id ${value.operationId}`)
      .join('\n'),
    '## Files',
    files.map(([file, purpose]) => `- [${file}](${file}): ${purpose}`).join('\n'),
  )}\n`;
}

function operationText(contract, operation) {
  const { value } = operation;
  return [
    `### ${value.summary}`,
    operationAbout(contract, operation),
    bodyText(contract, follow(contract, value.requestBody)),
    Object.entries(value.responses).map(([status, answer]) => answerText(contract, status, follow(contract, answer))),
  ];
}

/** What an operation is for, where it goes and with what, but for its body. */
export function operationAbout(contract, operation) {
  const { method, path, value, item } = operation;
  const server = serversOf(contract, operation)[0].url;
  const about = (value.servers ?? item.servers)?.[0]?.description;
  return [
    fence('http', `${method.toUpperCase()} ${path}`),
    value.deprecated ? '**Deprecated.**' : '',
    value.description,
    [
      `Operation id: ${code(value.operationId)}.`,
      server === contract.servers[0].url ? '' : `Server: ${code(server)}${about ? `, ${about}` : ''}.`,
      `Credentials: ${credentials(contract, value)}`,
    ].filter(Boolean).join(' '),
    parametersText(contract, [...(item.parameters ?? []), ...(value.parameters ?? [])]),
  ];
}

export function schemeHeading(name) {
  return `${name} scheme`;
}

function credentials(contract, operation) {
  const schemes = (operation.security ?? contract.security).flatMap(Object.keys);
  return `${schemes.map((name) => `[${name}](${anchor(schemeHeading(name))})`).join(' or ')}.`;
}

function parametersText(contract, parameters) {
  return table(['Parameter', 'In', 'Type', 'Required', 'Description'], parameters
    .map((each) => follow(contract, each))
    .map((each) => [code(each.name), each.in, phrase(each.schema), each.required ? 'yes' : '', [
      each.deprecated ? '**Deprecated.**' : '',
      each.description,
      each.example === undefined ? '' : `Example: ${code(each.example)}`,
    ].filter(Boolean).join(' ')]));
}

function bodyText(contract, body) {
  return body === undefined ? [] : [
    `**Request body**${body.required === false ? ' (may be left out)' : ''}`,
    body.description ?? '',
    content(contract, body.content),
  ];
}

function answerText(contract, status, answer) {
  return [`**Answer ${status}:** ${answer.description}`, headersText(answer), content(contract, answer.content)];
}

export function headersText(answer) {
  return table(['Header', 'Type', 'Description'], Object.entries(answer.headers ?? {})
    .map(([name, header]) => [code(name), phrase(header.schema), header.description]));
}

function content(contract, bodies = {}) {
  return Object.entries(bodies).map(([type, body]) => [
    `${code(type)}: ${phrase(body.schema)}`,
    examplesOf(contract, body).map(({ summary, value }) => [summary ? `${summary}:` : '', json(value)]),
  ]);
}
