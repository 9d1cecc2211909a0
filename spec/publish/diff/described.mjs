// A new operation as a partner wants to be told about it: what to send, what comes back, each schema once.
import { credentials, serversOf } from './access.mjs';
import { shape } from './messages.mjs';
import { child, node, resolve } from './nodes.mjs';
import { parameterName, parametersOf } from './parameters.mjs';
import { list } from './report.mjs';
import { article, capital, introduce, oneLine, typeName } from './words.mjs';

/** Lines below "New: `POST /v1/things`, create a thing." */
export function describeOperation(context, operation) {
  const { after, before } = context;
  const lines = [
    `- In generated clients: \`${operation.value.operationId}\`.`,
    `- Credentials: ${credentials(after, operation)}.`,
  ];
  const [server] = serversOf(after, operation);
  if (!(before.servers ?? []).some(({ url }) => url === server.url)) {
    lines.push(`- Is called at \`${server.url}\`.`);
  }
  for (const { value } of parametersOf(after, operation).values()) {
    const schema = value.schema ?? Object.values(value.content ?? {})[0]?.schema;
    const text = oneLine(value.description);
    lines.push(
      `- ${capital(parameterName(value))} (${typeName(after, schema)}${value.required ? ', required' : ''})${text ? `: ${text}` : ''}`,
    );
  }
  const body = resolve(after, child(operation, 'requestBody'));
  if (body.value) {
    lines.push(...message(context, body, `Sends${body.value.required ? '' : ', or not,'}`));
  }
  const errors = [];
  for (const status of Object.keys(operation.value.responses ?? {})) {
    const answer = resolve(after, child(node(operation.value, operation.pointer), 'responses', status));
    if (status >= '4') {
      errors.push(status === 'default' ? 'any other' : status);
    } else {
      lines.push(...message(context, answer, `Answers ${status}`, shape(after, answer)));
    }
  }
  return errors.length > 0 ? [...lines, `- Errors: ${list(errors)}.`] : lines;
}

function message(context, at, verb, told) {
  const [kind] = Object.keys(at.value.content ?? {});
  const schema = kind && child(at, 'content', kind, 'schema');
  if (!schema?.value) {
    return [`- ${verb}${told ?? ''}.`];
  }
  const fields = introduce(context, schema);
  const as = kind === 'application/json' ? '' : ` as \`${kind}\``;
  const what = told ?? ` ${article(typeName(context.after, schema.value))}`;
  return [`- ${verb}${what}${as}${fields.length > 0 ? ':' : '.'}`, ...fields.map((line) => `  ${line}`)];
}
