// Where an operation is called and with which credentials.
import { same } from './nodes.mjs';
import { codes } from './words.mjs';

const SIGNED = { SIGNED_BODY: 'key and signature', KEY_ONLY: 'key alone' };

export function compareAccess(context, one, other, place) {
  compareSecurity(context, one, other, place);
  compareServers(context, one, other, place);
}

/** The words for how to call an operation: "key and signature". */
export function credentials(contract, { value }) {
  const words = requirements(contract, value).map(
    (names) =>
      names
        .map((name) => {
          const scheme = contract.components?.securitySchemes?.[name];
          return SIGNED[scheme?.['x-signing-scheme']] ?? `\`${name}\``;
        })
        .join(' with ') || 'none',
  );
  return words.length > 0 ? words.join(' or ') : 'none';
}

function requirements(contract, operation) {
  return (operation.security ?? contract.security ?? []).map((requirement) => Object.keys(requirement));
}

function compareSecurity(context, one, other, place) {
  const { report, before, after } = context;
  const at = [
    `${one.pointer}/security`,
    `${other.pointer}/security`,
    `${one.pointer}/security/0`,
    `${other.pointer}/security/0`,
    '#/security',
  ];
  const [was, is] = [one, other].map((side, i) => effective(i === 0 ? before : after, side.value));
  const [openBefore, openAfter] = [was, is].map((ways) => ways.length === 0 || ways.some((way) => way.length === 0));
  const kept = openBefore ? openAfter && is.length > 0 : was.every((way) => is.some((known) => same(known, way)));
  if (same(was, is)) {
    const [old, current] = [requirements(before, one.value), requirements(after, other.value)];
    if (!same(old, current)) {
      report.add({
        impact: 'patch',
        text: `The credentials are called ${codes(current.flat())}, no longer ${codes(old.flat())}; they are the same.`,
        place,
        at,
      });
    }
    return;
  }
  const [old, current] = [credentials(before, one), credentials(after, other)];
  const text = kept
    ? `The credentials may now also be others: ${current}.`
    : old === current
      ? 'The credentials are others.'
      : `The credentials are now ${current}, no longer ${old}.`;
  const schemes = [...requirements(before, one.value), ...requirements(after, other.value)].flat();
  report.add({
    impact: kept ? 'minor' : 'major',
    text,
    place,
    at: [...at, ...schemes.map((name) => `#/components/securitySchemes/${name}`)],
  });
}

// What a caller has to do, whatever it is named.
function effective(contract, operation) {
  const requirement = operation.security ?? contract.security ?? [];
  return requirement.map((names) =>
    Object.entries(names).map(([name, scopes]) => {
      const { description, ...scheme } = contract.components?.securitySchemes?.[name] ?? { name };
      return { scheme, scopes };
    }),
  );
}

/** The servers of an operation with their variables filled in, the one that clients use first. */
export function serversOf(contract, { value, item }) {
  const servers = [value.servers, item.servers, contract.servers].find((some) => some?.length > 0) ?? [{ url: '/' }];
  return servers.map(({ url, variables }) => ({ url: filled(url, variables), variables }));
}

export function filled(url, variables) {
  return url.replace(/\{([^}]+)\}/g, (whole, name) => variables?.[name]?.default ?? whole);
}

function compareServers({ report, before, after }, one, other, place) {
  const [was, is] = [serversOf(before, one), serversOf(after, other)];
  const urls = [was, is].map((servers) => servers.map(({ url }) => url));
  const at = [one, other]
    .flatMap(({ pointer }) => ['#/servers', `${pointer}/servers`, `${pointer.replace(/\/[^/]+$/, '')}/servers`])
    .flatMap((pointer) => [pointer, ...[...was, ...is].map((_, i) => `${pointer}/${i}`)]);
  if (urls[0][0] !== urls[1][0]) {
    report.add({
      impact: 'major',
      text: `The server is now ${codes([urls[1][0]])}, no longer ${codes([urls[0][0]])}.`,
      place,
      at,
    });
  }
  const moved = urls[0][0] !== urls[1][0];
  const lost = urls[0].filter((url, i) => !urls[1].includes(url) && !(moved && i === 0));
  const found = urls[1].filter((url, i) => !urls[0].includes(url) && !(moved && i === 0));
  if (lost.length > 0) {
    report.add({ impact: 'major', text: `The server ${codes(lost)} is gone.`, place, at });
  }
  if (found.length > 0) {
    report.add({ impact: 'minor', text: `Another server may be called: ${codes(found)}.`, place, at });
  }
  for (const { url, variables } of was) {
    const now = is.find((server) => server.url === url)?.variables;
    for (const [name, { enum: values = [] }] of Object.entries(variables ?? {})) {
      const taken = now?.[name]?.enum;
      const gone = taken ? values.filter((value) => !taken.includes(value)) : [];
      if (gone.length > 0 || (now && !now[name])) {
        const what = now[name]
          ? `${codes([name])} of ${codes([url])} is no longer taken as ${codes(gone)}`
          : `${codes([url])} has no ${codes([name])} any more`;
        report.add({ impact: 'major', text: `${what}.`, place, at });
      }
    }
  }
}
