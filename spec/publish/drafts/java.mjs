import { camel, capital } from './operation.mjs';

const CONVERTED = {
  'date-time': ['java.time.OffsetDateTime', 'OffsetDateTime.parse'],
  date: ['java.time.LocalDate', 'LocalDate.parse'],
  uuid: ['java.util.UUID', 'UUID.fromString'],
  uri: ['java.net.URI', 'URI.create'],
};

/** A sample in Java, with the generated client: a class named for the operation, in a package of its name. */
export function java(operation) {
  const names = new JavaNames(operation);
  const statements = [];
  const call = names.call();
  if (operation.batch) {
    const item = names.className(operation.resolve(operation.bodySchema).properties.batch.items);
    names.imports.add('co.datacue.client.BatchOutcome');
    statements.push(
      `      BatchOutcome<${item}> outcome = ${call};`,
      `      for (BatchOutcome.Item<${item}> each : outcome.items()) {`,
      '        if (each.state() != BatchOutcome.State.OK) {',
      `          System.out.println(each.sent().get${capital(camel(Object.keys(operation.body.batch[0])[0]))}() + ": " + each.error());`,
      '        }',
      '      }');
  } else if (operation.answerSchema) {
    const answer = names.className(operation.answerSchema);
    statements.push(`      ${answer} answer = ${call};`, '      System.out.println(answer);');
  } else {
    statements.push(`      ${call};`);
  }
  const request = operation.body
    ? [`    ${names.bodyClass} request =`, `        ${names.value(operation.bodySchema, operation.body, '            ')};`, '']
    : [];
  return [
    `package ${operation.id};`,
    '',
    '// sample:begin',
    ...[...names.imports].sort().map((name) => `import ${name};`),
    '',
    `class ${capital(operation.id)} {`,
    '  public static void main(String[] args) {',
    ...request,
    '    // Reads DATACUE_API_KEY and DATACUE_API_SECRET. One client serves a whole program.',
    '    try (DataCueClient client = DataCueClient.builder().fromEnvironment().build()) {',
    ...statements,
    '    }',
    '  }',
    '}',
    '// sample:end',
    '',
  ].join('\n');
}

/** What of a contract is called how in the client, and what of it has to be imported. */
class JavaNames {
  constructor(operation) {
    this.operation = operation;
    this.imports = new Set(['co.datacue.client.DataCueClient']);
  }

  get bodyClass() {
    return this.className(this.operation.bodySchema);
  }

  call() {
    const { id, tag, parameters, body } = this.operation;
    const all = [...parameters, ...(body ? [{ required: true, isBody: true }] : [])];
    const inOrder = [...all.filter(({ required }) => required), ...all.filter(({ required }) => !required)];
    const given = inOrder.map((each) => (each.isBody ? 'request' : this.value(each.schema, each.value, '')));
    return `client.${camel(tag[0].toLowerCase() + tag.slice(1).replaceAll(' ', '_'))}().${id}(${given.join(', ')}).execute()`;
  }

  /** The class of a schema that has a name, or that only demands more fields of one that has. */
  className(schema) {
    // A body that has no name of its own gets one from its operation.
    const name = schema.$ref?.split('/').at(-1) ?? `${capital(this.operation.id)}Request`;
    const parts = this.operation.resolve(schema).allOf ?? [];
    const own = parts.filter((part) => !part.$ref);
    if (parts.length === own.length + 1 && own.every(({ properties }) => !properties)) {
      return this.className(parts.find((part) => part.$ref));
    }
    this.imports.add(`co.datacue.client.model.${name}`);
    return name;
  }

  /** An expression; what does not fit into its line goes on with this indent. */
  value(reference, example, indent, inline) {
    const schema = this.operation.resolve(reference);
    if (schema.enum) {
      return this.constant(reference, example, inline);
    }
    if (schema.oneOf) {
      const branch = schema.oneOf.find((each) => isOf(this.operation.resolve(each), example));
      return this.model(branch, example, indent);
    }
    if (schema.allOf?.length === 1) {
      return this.value(schema.allOf[0], example, indent, inline);
    }
    if (Array.isArray(example)) {
      this.imports.add('java.util.List');
      return `List.of(${example.map((each) => this.value(schema.items, each, indent, inline)).join(', ')})`;
    }
    if (typeof example === 'object') {
      return (reference.$ref || reference === this.operation.bodySchema) && Object.keys(this.properties(schema)).length > 0
        ? this.model(reference, example, indent)
        : this.free(example);
    }
    return this.scalar(schema, example);
  }

  scalar(schema, example) {
    if (schema.type === 'number') {
      this.imports.add('java.math.BigDecimal');
      return `new BigDecimal("${example}")`;
    }
    if (schema.type === 'integer' && schema.format === 'int64') {
      return `${example}L`;
    }
    if (CONVERTED[schema.format] && typeof example === 'string') {
      const [type, conversion] = CONVERTED[schema.format];
      this.imports.add(type);
      return `${conversion}(${JSON.stringify(example)})`;
    }
    return JSON.stringify(example);
  }

  /** A constant of an enum that has a name, or of the property's own. */
  constant(reference, example, inline) {
    const name = String(example).replaceAll(/\W+/g, '_').toUpperCase();
    return `${reference.$ref ? this.className(reference) : inline}.${/^\d/.test(name) ? '_' : ''}${name}`;
  }

  model(reference, example, indent) {
    const type = this.className(reference);
    const properties = this.properties(this.operation.resolve(reference));
    const calls = Object.entries(example).flatMap(([name, value]) => {
      const property = properties[name];
      if (!property) {
        return [`.additionalProperty(${JSON.stringify(name)}, ${this.freeValue(value)})`];
      }
      if (property.enum?.length === 1) {
        return []; // sent unasked
      }
      const own = `${type}.${capital(camel(name))}Enum`;
      return [`.${camel(name)}(${this.value(property, value, `${indent}    `, own)})`];
    });
    return [`new ${type}()`, ...calls].join(calls.length > 1 ? `\n${indent}` : '');
  }

  properties(schema) {
    const parts = (schema.allOf ?? []).map((part) => this.properties(this.operation.resolve(part)));
    return Object.assign({}, ...parts, schema.properties);
  }

  free(example) {
    this.imports.add('java.util.Map');
    const entries = Object.entries(example).map(([name, value]) => `${JSON.stringify(name)}, ${this.freeValue(value)}`);
    return `Map.of(${entries.join(', ')})`;
  }

  freeValue(value) {
    if (Array.isArray(value)) {
      this.imports.add('java.util.List');
      return `List.of(${value.map((each) => this.freeValue(each)).join(', ')})`;
    }
    return value !== null && typeof value === 'object' ? this.free(value) : JSON.stringify(value);
  }
}

/** Whether an example has the constants of a branch of a oneOf. */
function isOf(branch, example) {
  return Object.entries(branch.properties ?? {}).every(([name, { enum: allowed }]) => !allowed || allowed.includes(example[name]));
}
