import { coverage } from './coverage.js';
import { detail } from './detail.js';
import { el, get } from './dom.js';
import { row } from './row.js';
import { state } from './state.js';
import { choose, ready } from './welcome.js';

const EVERY = 800; // milliseconds between two looks
const MAX_ROWS = 1000;
const $ = (id) => document.getElementById(id);

const seen = { run: null, last: 0, kept: 0, exchanges: [], live: true, only: 'all', chosen: null, shown: null, begun: null };
$('address').textContent = location.origin;

// ---- what there is

async function look() {
  try {
    if (seen.live && !document.hidden) {
      take(await get(`exchanges?after=${seen.last}`));
    }
    tell('Live', seen.live ? 'on' : 'paused');
  } catch {
    tell('The mock does not answer', 'off');
  }
  setTimeout(look, EVERY);
}

function take(news) {
  if (seen.run !== null && news.run !== seen.run) {
    Object.assign(seen, { run: null, last: 0, exchanges: [] }); // another mock on the same port
    list();
    return;
  }
  const first = seen.run === null;
  const gone = seen.exchanges.length > 0 && seen.exchanges[0].number < news.first;
  seen.run = news.run;
  seen.last = news.last;
  seen.kept = news.last - news.first + 1;
  seen.exchanges = seen.exchanges.filter((each) => each.number >= news.first).concat(news.exchanges).slice(-MAX_ROWS);
  if (first || gone) {
    list();
  } else if (news.exchanges.length > 0) {
    add(news.exchanges);
  }
  if (news.exchanges.length > 0) {
    refresh();
  }
}

/** What follows from the requests, where it is looked at; not under somebody's eyes, though. */
function refresh() {
  const { view, rest } = current();
  if (view === 'coverage') {
    void coverage($('coverage'));
  } else if (view === 'state' && !$('state').querySelector('details[open]')) {
    void state($('state'), rest);
  }
}

function tell(words, how) {
  const link = $('link');
  const text = how === 'paused' ? 'Paused' : words;
  if (link.textContent !== text) {
    link.textContent = text;
  }
  link.className = `link ${how}`;
}

// ---- the list

const ONLY = {
  all: () => true,
  refused: (each) => each.status >= 400 && !each.asked && each.fault === null,
  wrong: (each) => each.credentials === 'wrong',
  trouble: (each) => each.asked || each.fault !== null,
};

function matches(each) {
  const wanted = $('filter').value.trim().toLowerCase().split(/\s+/);
  const text = [each.operation, each.kind, each.method, each.path, each.status, each.reason].join(' ').toLowerCase();
  return ONLY[seen.only](each) && wanted.every((word) => text.includes(word));
}

function list() {
  $('rows').replaceChildren(...seen.exchanges.filter(matches).reverse().map((each) => row(each, false)));
  count();
}

/** Leaves the other rows as they are: one of them may have the focus. */
function add(news) {
  $('rows').prepend(...news.filter(matches).reverse().map((each) => row(each, true)));
  while ($('rows').childElementCount > MAX_ROWS) {
    $('rows').lastElementChild.remove();
  }
  count();
}

function count() {
  for (const chip of document.querySelectorAll('[data-only]')) {
    chip.lastElementChild.textContent = String(seen.exchanges.filter(ONLY[chip.dataset.only]).length);
  }
  $('total').textContent = String(seen.kept);
  $('total').hidden = seen.kept === 0;
  $('more').hidden = seen.exchanges.length < MAX_ROWS;
  $('more').textContent = `The latest ${MAX_ROWS.toLocaleString('en')} requests. Older ones are in the JSON.`;
  nothing($('rows').childElementCount);
  mark();
}

function nothing(shown) {
  $('none').hidden = shown > 0;
  if (shown === 0) {
    $('none').replaceChildren(...(seen.exchanges.length > 0
      ? [el('h2', {}, 'No request matches'), el('p', {}, 'Take away a word of the filter, or choose All.')]
      : [el('h2', {}, 'No requests yet'), el('p', {}, 'What your program sends to ', el('code', {}, location.origin), ' shows up here at once.')]));
  }
  if (seen.chosen === null && seen.begun !== seen.exchanges.length > 0) {
    void begin();
  }
}

async function begin() {
  seen.begun = seen.exchanges.length > 0;
  const begun = seen.begun;
  const shown = begun ? choose() : await ready();
  if (begun === seen.begun && seen.chosen === null) { // otherwise a request came meanwhile
    $('detail').replaceChildren(shown);
  }
}

// ---- one request

async function open(number) {
  seen.chosen = number;
  mark();
  if (number === null) {
    seen.shown = null;
    await begin();
    return;
  }
  if (seen.shown === number) {
    return;
  }
  const exchange = await get(`exchanges/${number}`);
  if (seen.chosen !== number) {
    return; // another one was chosen meanwhile
  }
  seen.shown = number;
  $('detail').replaceChildren(...(exchange === null
    ? [el('div', { class: 'empty' }, el('a', { class: 'back', href: '#/requests' }, '‹ All requests'), el('h2', {}, 'This request is gone'),
      el('p', {}, 'The mock keeps the latest 10,000, and none from before it was cleared or started anew.'))]
    : detail(exchange, '#/requests')));
  $('detail').scrollTop = 0;
}

function mark() {
  for (const link of $('rows').querySelectorAll('a')) {
    const isChosen = Number(link.dataset.number) === seen.chosen;
    link.toggleAttribute('aria-current', false);
    if (isChosen) {
      link.setAttribute('aria-current', 'true');
    }
  }
}

function step(by) {
  const links = [...$('rows').querySelectorAll('a')];
  const at = links.findIndex((link) => Number(link.dataset.number) === seen.chosen);
  const next = links[at < 0 ? 0 : Math.min(links.length - 1, Math.max(0, at + by))];
  if (next) {
    seen.chosen = Number(next.dataset.number); // at once, for whoever holds the key down
    mark();
    location.hash = next.hash;
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: 'nearest' });
  }
}

// ---- where one is

function current() {
  const [view, rest] = location.hash.replace(/^#\//, '').split('/');
  return { view: ['state', 'coverage'].includes(view) ? view : 'requests', rest: rest === undefined ? null : decodeURIComponent(rest) };
}

async function route() {
  const { view, rest } = current();
  for (const name of ['requests', 'state', 'coverage']) {
    $(name).hidden = name !== view;
  }
  for (const link of document.querySelectorAll('[data-view]')) {
    link.toggleAttribute('aria-current', false);
    if (link.dataset.view === view) {
      link.setAttribute('aria-current', 'page');
    }
  }
  document.body.dataset.open = String(view === 'requests' && rest !== null);
  if (view === 'coverage') {
    await coverage($('coverage'));
  } else if (view === 'state') {
    await state($('state'), rest);
  } else {
    await open(/^\d+$/.test(rest ?? '') ? Number(rest) : null);
  }
}

function pause() {
  seen.live = !seen.live;
  $('live').textContent = seen.live ? 'Pause' : 'Go on';
  tell('Live', seen.live ? 'on' : 'paused');
}

const KEYS = {
  ArrowDown: () => step(1),
  j: () => step(1),
  ArrowUp: () => step(-1),
  k: () => step(-1),
  Escape: () => { location.hash = '#/requests'; },
  '/': () => $('filter').focus(),
  p: pause,
  '?': () => $('help').showModal(),
  1: () => { location.hash = '#/requests'; },
  2: () => { location.hash = '#/state'; },
  3: () => { location.hash = '#/coverage'; },
};

document.addEventListener('keydown', (event) => {
  const typing = event.target.matches('input');
  if (event.ctrlKey || event.metaKey || event.altKey || $('help').open) {
    return;
  }
  if (typing && !['Escape', 'ArrowDown', 'ArrowUp'].includes(event.key)) {
    return;
  }
  const inText = event.target.closest('pre, .scroll') && event.key.startsWith('Arrow');
  const action = KEYS[event.key];
  const onlyInList = ['j', 'k', 'ArrowDown', 'ArrowUp'].includes(event.key) && current().view !== 'requests';
  if (!action || inText || onlyInList) {
    return;
  }
  event.preventDefault();
  if (event.key === 'Escape' && typing) {
    event.target.blur();
    return;
  }
  action();
});

$('rows').addEventListener('keydown', (event) => {
  if (event.key === 'Enter' && event.target.matches('a[aria-current]')) {
    event.preventDefault();
    $('detail').focus();
  }
});
$('filter').addEventListener('input', () => list());
$('live').addEventListener('click', pause);
$('help-open').addEventListener('click', () => $('help').showModal());
$('clear').addEventListener('click', async () => {
  await fetch('api/exchanges', { method: 'DELETE' });
  Object.assign(seen, { exchanges: [], kept: 0 });
  list();
  location.hash = '#/requests';
});
for (const chip of document.querySelectorAll('[data-only]')) {
  chip.addEventListener('click', () => {
    seen.only = chip.dataset.only;
    document.querySelectorAll('[data-only]').forEach((each) => each.setAttribute('aria-pressed', String(each === chip)));
    list();
  });
}
addEventListener('hashchange', route);
list();
void route();
void look();
