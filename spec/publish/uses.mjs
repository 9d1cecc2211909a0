// Which operations use a component, and where: a change of a shared schema concerns all of them, not the first.

/** A function from a component's pointer to places such as "`POST /v1/things`, the request". */
export function usesOf(contract) {
  const found = new Map();
  let count = 0;
  for (const [path, item] of Object.entries(contract.paths)) {
    for (const [method, operation] of Object.entries(item).filter(([, value]) => value.operationId)) {
      count += 1;
      const name = `\`${method.toUpperCase()} ${path}\``;
      const parts = [
        [[operation.parameters, item.parameters], 'the parameters'],
        [operation.requestBody, 'the request'],
        ...Object.entries(operation.responses).map(([status, answer]) => [answer, `the answer ${status}`]),
      ];
      for (const scheme of (operation.security ?? []).flatMap(Object.keys)) {
        const pointer = `#/components/securitySchemes/${scheme}`;
        found.set(pointer, [...(found.get(pointer) ?? []), { name, where: 'the credentials' }]);
      }
      for (const [part, where] of parts) {
        for (const pointer of reached(part, contract)) {
          found.set(pointer, [...(found.get(pointer) ?? []), { name, where }]);
        }
      }
    }
  }
  return (pointer) => said(found.get(pointer) ?? [], count);
}

function said(uses, count) {
  const names = new Set(uses.map((use) => use.name));
  const places = [...new Set(uses.map((use) => use.where))];
  if (count > 1 && names.size === count) {
    return [`every operation, ${places.join(', ')}`];
  }
  return uses.map(({ name, where }) => `${name}, ${where}`);
}

function reached(part, contract, pointers = new Set()) {
  if (part !== null && typeof part === 'object') {
    const { $ref: pointer } = part;
    if (typeof pointer === 'string' && !pointers.has(pointer)) {
      pointers.add(pointer);
      const target = pointer.slice(2).split('/').reduce((node, key) => node?.[key], contract);
      reached(target, contract, pointers);
    }
    Object.entries(part)
      .filter(([key]) => key !== 'examples' && key !== 'example')
      .forEach(([, value]) => reached(value, contract, pointers));
  }
  return pointers;
}
