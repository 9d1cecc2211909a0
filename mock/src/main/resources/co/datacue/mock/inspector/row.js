import { clock, duration, el, hidden, pill } from './dom.js';

/** A line of the list. */
export function row(each, isNew) {
  return el('li', { class: isNew ? 'new' : null },
    el('a', { href: `#/requests/${each.number}`, 'data-number': String(each.number) },
      pill(each.status, each.sentWhole),
      el('span', { class: 'what' },
        el('strong', {}, each.operation ?? 'no operation'),
        each.kind === null ? null : el('span', { class: 'faint' }, each.kind.replace(/Event$/, '')),
        each.fault === null && !each.asked ? null : el('span', { class: 'tag' }, each.fault === null ? 'asked for' : 'trouble')),
      el('time', { datetime: each.receivedAt }, clock(each.receivedAt)),
      el('span', { class: 'where' }, el('span', { class: 'method' }, each.method), ' ', each.path || 'not HTTP'),
      el('span', { class: 'end' }, credentials(each), el('span', { class: 'took' }, duration(each.millis)))));
}

const CREDENTIALS = {
  right: { SIGNED_BODY: ['✓', 'signature', 'is right'], KEY_ONLY: ['✓', 'key', 'is right'] },
  wrong: { SIGNED_BODY: ['✕', 'signature', 'is wrong'], KEY_ONLY: ['✕', 'key', 'is wrong'] },
};

function credentials(each) {
  const [sign, what, verdict] = CREDENTIALS[each.credentials]?.[each.wanted] ?? ['·', 'unchecked', ''];
  return el('span', { class: `verdict ${each.credentials}` }, el('span', { 'aria-hidden': 'true' }, `${sign} `), what, hidden(` ${verdict}`));
}
