// Runs in the page: search, the chosen language and colours, which are remembered, and copying.
const root = document.documentElement;
root.classList.add('js');

const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const one = (selector, within = document) => within.querySelector(selector);

// A browser may forbid to remember; then the choice holds until the page is left.
function remember(name, value) {
  try {
    localStorage.setItem(`reference.${name}`, value);
  } catch {
    root.dataset.remembers = 'nothing';
  }
}

function remembered(name) {
  try {
    return localStorage.getItem(`reference.${name}`);
  } catch {
    return null;
  }
}

// Samples: one language on the whole page, one example per operation. Where a language is missing, the first is shown.
function show(samples) {
  const languages = all('.languages button', samples).map((button) => button.dataset.language);
  const language = languages.includes(root.dataset.language) ? root.dataset.language : languages[0];
  const example = one('.example', samples)?.value ?? one('figure', samples).dataset.example;
  all('.languages button', samples).forEach((button) =>
    button.setAttribute('aria-pressed', String(button.dataset.language === language)));
  all('figure', samples).forEach((figure) => {
    figure.hidden = figure.dataset.language !== language || figure.dataset.example !== example;
  });
}

function choose(language, at) {
  const before = at?.getBoundingClientRect().top;
  root.dataset.language = language;
  all('.samples').forEach(show);
  if (at) {
    scrollBy(0, at.getBoundingClientRect().top - before); // what is above has other heights now
  }
}

all('.languages button').forEach((button) => button.addEventListener('click', () => {
  choose(button.dataset.language, button);
  remember('language', button.dataset.language);
}));
all('.example').forEach((select) => select.addEventListener('change', () => show(select.closest('.samples'))));
choose(remembered('language') ?? '');

// Colours
const theme = one('#_theme');
theme.value = remembered('theme') ?? '';
root.dataset.theme = theme.value;
theme.addEventListener('change', () => {
  root.dataset.theme = theme.value;
  remember('theme', theme.value);
});

// Copying
async function copy(button, text) {
  const label = button.textContent;
  try {
    await navigator.clipboard.writeText(text);
    button.textContent = 'Copied';
  } catch {
    button.textContent = 'Not allowed'; // the browser does not let a page do that here
  }
  setTimeout(() => { button.textContent = label; }, 1500);
}
all('[data-copy]').forEach((button) => button.addEventListener('click', () => copy(button, button.dataset.copy)));
all('.copy').forEach((button) => button.addEventListener('click', () =>
  copy(button, one('code', button.closest('figure')).textContent)));

// Menu of a small page
const menu = one('#_menu');
function openMenu(open) {
  root.classList.toggle('open', open);
  menu.setAttribute('aria-expanded', String(open));
}
menu.addEventListener('click', () => openMenu(!root.classList.contains('open')));
one('#_navigation').addEventListener('click', (event) => {
  if (event.target.closest('a')) {
    openMenu(false);
  }
});

// Search
const index = JSON.parse(one('#_index').textContent);
const query = one('#_query');
const found = one('#_found');
const MOST = 40;

function rank({ name, kind }, words) {
  const title = name.toLowerCase();
  const whole = words.join(' ');
  if (title === whole || kind.toLowerCase().split(' ').includes(whole)) {
    return 0;
  }
  const text = `${title} ${kind.toLowerCase()}`;
  if (!words.every((word) => text.includes(word))) {
    return undefined;
  }
  return title.startsWith(whole) ? 1 : title.includes(whole) ? 2 : 3;
}

function search() {
  const words = query.value.toLowerCase().split(/\s+/).filter(Boolean);
  const hits = words.length === 0 ? [] : index
    .map((entry, position) => ({ entry, position, rank: rank(entry, words) }))
    .filter((hit) => hit.rank !== undefined)
    .sort((a, b) => a.rank - b.rank || a.position - b.position);
  found.replaceChildren(...hits.slice(0, MOST).map(({ entry }) => {
    const link = document.createElement('a');
    link.href = entry.href;
    link.append(entry.name, document.createElement('br'));
    const kind = document.createElement('small');
    kind.append(entry.kind);
    link.append(kind);
    const item = document.createElement('li');
    item.append(link);
    return item;
  }));
  found.hidden = hits.length === 0;
  const more = hits.length > MOST ? `, the first ${MOST} shown` : '';
  one('#_count').textContent = words.length === 0 ? '' : hits.length === 0 ? 'Nothing found' : `${hits.length} found${more}`;
}

query.addEventListener('input', search);
query.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') {
    query.value = '';
    search();
  } else if (event.key === 'Enter') {
    one('a', found)?.click();
  } else if (event.key === 'ArrowDown') {
    event.preventDefault();
    one('a', found)?.focus();
  }
});
found.addEventListener('keydown', (event) => {
  const links = all('a', found);
  const at = links.indexOf(document.activeElement);
  if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    event.preventDefault();
    (links[at + (event.key === 'ArrowDown' ? 1 : -1)] ?? query).focus();
  }
});
document.addEventListener('keydown', (event) => {
  if (event.key === '/' && !/^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement.tagName)) {
    event.preventDefault();
    if (menu.offsetParent !== null) {
      openMenu(true);
    }
    query.focus();
  }
});
