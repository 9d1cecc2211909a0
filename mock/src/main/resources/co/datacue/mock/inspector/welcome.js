import { copyButton, el, get } from './dom.js';

/** What stands beside the list while no request is chosen. */
export function choose() {
  return el('div', { class: 'empty' },
    el('h2', {}, 'Choose a request'),
    el('p', {}, 'See its headers and bodies, whether it was signed rightly, and if not, why. ', el('kbd', {}, '↓'), ' chooses the next one.'));
}

/** The same before the first request: how to send one. */
export async function ready() {
  const { example } = await get('');
  const command = example && [
    `curl ${location.origin}${example.path} \\`,
    `  -X ${example.method} -u '${example.key}:' -H 'Content-Type: application/json' \\`,
    `  -d '${JSON.stringify(example.body).replaceAll("'", "'\\''")}'`,
  ].join('\n');
  return el('div', { class: 'empty begin' },
    el('h2', {}, 'The mock is ready'),
    el('p', {}, 'Give your program its address in place of the API’s. It checks credentials, signatures and bodies as the API does, and tells here why it refused what it refused.'),
    command ? el('div', { class: 'body' },
      el('div', { class: 'bar' }, el('span', { class: 'faint' }, 'One request that needs no signature'), copyButton(() => command, 'the command')),
      el('pre', { tabindex: '0', role: 'region', 'aria-label': 'A command to try' }, el('code', {}, command))) : null);
}
