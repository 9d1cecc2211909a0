import { bytes, clock, copyButton, duration, el, hidden, pill } from './dom.js';
import { pretty } from './json.js';

const MAX_COLOURED = 20_000;
const FEW = 4;

/** All of one request. */
export function detail(exchange, back) {
  return [
    el('header', { class: 'summary' },
      el('a', { class: 'back', href: back }, '‹ All requests'),
      el('h2', {},
        pill(exchange.status, exchange.sentWhole),
        el('span', { class: 'method' }, exchange.method),
        el('span', { class: 'path' }, exchange.path || 'not HTTP', exchange.query === null ? null : el('span', { class: 'faint' }, `?${exchange.query}`))),
      el('p', { class: 'facts' },
        el('strong', {}, exchange.operation ?? 'no operation of the contract'),
        exchange.kind === null ? null : el('span', {}, exchange.kind),
        el('time', { datetime: exchange.receivedAt }, clock(exchange.receivedAt)),
        el('span', {}, duration(exchange.millis)),
        el('span', {}, `no. ${exchange.number}`))),
    callout(exchange),
    exchange.signature ? signature(exchange.signature) : null,
    violations(exchange.violations),
    side('Request', exchange.request),
    side('Answer', exchange.answer, exchange.sentWhole ? null : 'The connection ended on demand; this would have been the answer.'),
  ].filter(Boolean);
}

function callout(exchange) {
  const notes = [];
  const wrong = exchange.signature?.verdict === 'wrong';
  if (wrong) {
    notes.push(el('p', {}, exchange.signature.rule));
    if (exchange.signature.cause) {
      notes.push(el('p', { class: 'cause' }, el('span', { class: 'label' }, 'Likely cause'), sentence(exchange.signature.cause)));
    }
  } else if (exchange.reason !== null) {
    notes.push(el('p', {}, exchange.reason));
  }
  if (exchange.fault !== null) {
    notes.push(el('p', {}, 'Trouble on demand: ', el('code', {}, exchange.fault)));
  }
  if (exchange.asked) {
    notes.push(el('p', {}, 'The caller asked for this answer with ', el('code', {}, 'Prefer'), '.'));
  }
  if (exchange.operation !== null && !exchange.documented) {
    notes.push(el('p', {}, `The contract documents no ${exchange.status} for ${exchange.operation}.`));
  }
  if (notes.length === 0) {
    return null;
  }
  const asIs = exchange.status < 400 && exchange.sentWhole;
  return el('div', { class: `callout ${wrong ? 'wrong' : asIs ? 'note' : 'refused'}` }, notes);
}

const sentence = (text) => text[0].toUpperCase() + text.slice(1);

const VERDICTS = { right: 'Right', wrong: 'Wrong', unchecked: 'Not checked' };

function signature(of) {
  const signed = of.wanted === 'SIGNED_BODY';
  return el('section', { class: 'panel' },
    el('h3', {}, signed ? 'Signature' : 'Key', el('span', { class: `verdict ${of.verdict}` }, VERDICTS[of.verdict])),
    el('dl', { class: 'forms' },
      row('Expected', form(of.expected, of.received, signed)),
      row('Received', of.received === '' ? el('em', {}, 'no Authorization header') : form(of.received, of.expected, signed)),
      signed ? row('Body', `${bytes(of.bodyBytes)}, as it came`) : row('Wanted', 'the key, and an empty password'),
      signed ? row('SHA-256', el('code', { class: 'hash' }, of.bodySha256)) : null));
}

function row(name, ...value) {
  return el('div', {}, el('dt', {}, name), el('dd', {}, value));
}

/** Key and password, what differs from the other form marked. */
function form(text, other, signed) {
  const [key, password] = parts(text);
  const [otherKey, otherPassword] = parts(other);
  if (password === null) {
    return el('code', {}, text);
  }
  const mark = (part, same, empty) => el(same ? 'span' : 'mark', {}, part === '' ? el('em', {}, empty) : part);
  return el('code', {},
    mark(key, key === otherKey, 'no key'),
    el('span', { class: 'faint' }, ' : '),
    mark(password, password === otherPassword, signed ? 'no signature' : 'empty'));
}

function parts(text) {
  const colon = text.indexOf(':');
  return colon < 0 ? [text, null] : [text.slice(0, colon), text.slice(colon + 1)];
}

function violations(all) {
  if (all.length === 0) {
    return null;
  }
  const list = el('ul', { class: 'violations' }, all.slice(0, FEW).map(violation));
  const more = el('button', { type: 'button', class: 'quiet' }, `Show all ${all.length}`);
  more.addEventListener('click', () => {
    list.append(...all.slice(FEW).map(violation));
    more.remove();
  });
  return el('section', { class: 'panel' },
    el('h3', {}, 'Against the contract', el('span', { class: 'count' }, String(all.length))),
    list,
    all.length > FEW ? more : null);
}

function violation(each) {
  return el('li', {}, el('code', {}, each.location || each.side), el('span', { class: 'rule' }, each.code), el('p', {}, each.message));
}

function side(name, { headers, body }, note = null) {
  return el('section', { class: 'panel' },
    el('h3', {}, name, el('span', { class: 'count' }, bytes(body.bytes))),
    note === null ? null : el('p', { class: 'faint' }, note),
    el('details', { class: 'headers' },
      el('summary', {}, 'Headers ', el('span', { class: 'count' }, String(headers.length))),
      el('dl', {}, headers.map((header) => row(header.name, el('code', {}, header.value))))),
    bodyView(name, body));
}

function bodyView(name, body) {
  if (body.bytes === 0) {
    return el('p', { class: 'nobody' }, 'No body');
  }
  if (body.text === undefined) {
    return [el('p', { class: 'faint' }, 'Not UTF-8; its bytes in hex', body.truncated ? ', the first 4 KiB.' : '.'),
      region(name, el('code', {}, body.hex))];
  }
  const tokens = body.truncated ? null : pretty(body.text);
  const code = el('code', {});
  const show = (indented) => {
    code.replaceChildren(...(indented ? coloured(tokens) : [body.text]));
  };
  show(tokens !== null);
  return el('div', { class: 'body' },
    el('div', { class: 'bar' },
      tokens === null ? el('span', { class: 'faint' }, body.truncated ? 'The first 256 KiB, as they came' : 'Not JSON, as it came') : choice(name, show),
      body.masked ? el('span', { class: 'faint' }, 'The secret in it is masked.') : null,
      copyButton(() => code.textContent, `the ${name.toLowerCase()}'s body`)),
    region(name, code));
}

function region(name, code) {
  return el('pre', { tabindex: '0', role: 'region', 'aria-label': `${name} body` }, code);
}

function choice(name, show) {
  const buttons = ['Pretty', 'Raw'].map((label, index) => el('button', {
    type: 'button',
    'aria-pressed': String(index === 0),
    onclick: (event) => {
      buttons.forEach((button) => button.setAttribute('aria-pressed', String(button === event.currentTarget)));
      show(index === 0);
    },
  }, label, hidden(` ${name.toLowerCase()} body`)));
  return el('div', { class: 'choice', role: 'group', 'aria-label': `${name} body as` }, buttons);
}

function coloured(tokens) {
  if (tokens.length > MAX_COLOURED) {
    return [tokens.map(([, token]) => token).join('')]; // spans by the ten thousand make the page slow
  }
  return tokens.map(([kind, token]) => (kind === 'space' || kind === 'mark' ? token : el('span', { class: kind }, token)));
}
