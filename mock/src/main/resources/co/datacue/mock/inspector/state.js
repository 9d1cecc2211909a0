import { el, get } from './dom.js';
import { pretty } from './json.js';

const STEP = 50;
const MOST = 1000;

/** What the mock holds, one resource at a time. */
export async function state(section, chosen) {
  const { remembers, counts } = await get('state');
  const names = Object.keys(counts);
  if (!remembers) {
    section.replaceChildren(el('div', { class: 'empty' },
      el('h2', {}, 'This mock remembers nothing'),
      el('p', {}, 'Each request is answered on its own, from the contract’s examples. Started with ',
        el('code', {}, '--state'), ' it keeps products, users, orders and events, and shows them here.')));
    return;
  }
  const name = names.includes(chosen) ? chosen : names[0];
  section.replaceChildren(
    el('header', { class: 'lead' },
      el('h2', {}, 'What the mock holds'),
      el('nav', { class: 'resources', 'aria-label': 'Resources' }, names.map((each) => el('a', {
        href: `#/state/${encodeURIComponent(each)}`,
        'aria-current': each === name ? 'page' : null,
      }, each, el('span', { class: 'count' }, counts[each].toLocaleString('en')))))),
    await items(name, counts[name] ?? 0));
}

/** The latest first. */
async function items(name, count) {
  if (count === 0) {
    return el('div', { class: 'empty' }, el('p', {}, `No ${name} yet.`));
  }
  const list = el('ul', { class: 'things' });
  const more = el('button', { type: 'button' }, 'Show more');
  const next = async () => {
    const wanted = Math.min(MOST, list.childElementCount + STEP);
    const { ids, latest } = await get(`state/${encodeURIComponent(name)}?limit=${wanted}`);
    list.replaceChildren(...latest.map((each) => thing(each, ids)));
    more.hidden = latest.length < wanted || wanted === MOST;
  };
  more.addEventListener('click', next);
  await next();
  return el('div', {}, list, more, count > MOST ? el('p', { class: 'faint' }, `The latest ${MOST} of them can be seen.`) : null);
}

function thing(value, ids) {
  const title = ids.length > 0 ? ids.map((id) => value[id]).join(' / ') : value.event?.type ?? 'without an id';
  const more = [value.name, value.email, value.event?.subtype, value.user?.user_id].find((each) => typeof each === 'string');
  const tokens = pretty(JSON.stringify(value)).map(([kind, token]) => (kind === 'space' || kind === 'mark' ? token : el('span', { class: kind }, token)));
  return el('li', {}, el('details', {},
    el('summary', {}, el('strong', {}, title), more ? el('span', { class: 'faint' }, more) : null),
    el('pre', { tabindex: '0', role: 'region', 'aria-label': title }, el('code', {}, tokens))));
}
