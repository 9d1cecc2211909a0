import { el, get, hidden } from './dom.js';

/** What was covered so far: how much, a table by operation and status, and what was refused. */
export async function coverage(section) {
  const report = await get('coverage');
  const statuses = [...new Set(report.operations.flatMap((each) => statusCells(each).map((cell) => cell.name)))].sort();
  const old = section.querySelector('.scroll');
  const [left, hadFocus] = [old?.scrollLeft ?? 0, old !== null && document.activeElement === old];
  section.replaceChildren(
    el('header', { class: 'lead' },
      el('h2', {}, 'Coverage of the contract'),
      el('p', { class: 'big' }, `${report.percent} %`, el('span', {}, `${report.reached} of ${report.wanted} reached since the mock started`)),
      el('progress', { max: String(report.wanted || 1), value: String(report.reached), 'aria-label': 'Reached' }),
      el('p', { class: 'faint' }, 'Each documented status of each operation, and each kind of event that is taken. ',
        'For a build: ', el('code', {}, '--report DIR'), ', or ', el('a', { href: 'api/coverage' }, 'JSON'), ', ',
        el('a', { href: 'api/coverage.xml' }, 'JUnit XML'), ', ', el('a', { href: 'api/coverage.txt' }, 'text'), '.')),
    table(report, statuses),
    legend(),
    refusals(report));
  const scroll = section.querySelector('.scroll');
  scroll.scrollLeft = left;
  if (hadFocus) {
    scroll.focus({ preventScroll: true });
  }
}

const statusCells = (operation) => operation.cells.filter((cell) => cell.kind === 'status');

function table(report, statuses) {
  const head = el('tr', {}, el('th', { scope: 'col' }, 'Operation'), statuses.map((status) => el('th', { scope: 'col' }, status)));
  const rows = report.operations.flatMap((operation) => [
    el('tr', {}, el('th', { scope: 'row' }, operation.operation),
      statuses.map((status) => cell(statusCells(operation).find((each) => each.name === status)))),
    ...kinds(operation, statuses),
  ]);
  return el('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'Answers by operation and status' },
    el('table', { class: 'matrix' }, el('thead', {}, head), el('tbody', {}, rows)));
}

function kinds(operation, statuses) {
  const reached = new Map(operation.cells.filter((each) => each.kind === 'branch').map((each) => [each.name, each.reached]));
  return operation.kinds.map((each) => el('tr', { class: 'kind' },
    el('th', { scope: 'row' }, each.kind ?? 'of no kind',
      reached.get(each.kind) === false ? el('span', { class: 'todo' }, 'never taken') : null),
    statuses.map((status) => {
      const count = each.answers[status];
      return el('td', { class: !count ? 'none' : Number(status) < 400 ? 'taken' : 'turned' }, count ? number(count) : '');
    })));
}

function cell(found) {
  if (!found) {
    return el('td', { class: 'none' }, el('span', { 'aria-hidden': 'true' }, '–'), hidden('not documented'));
  }
  if (found.missing) {
    return el('td', { class: 'missing' }, '0', hidden(' missing'));
  }
  return el('td', { class: found.count > 0 ? 'reached' : 'asked' }, number(found));
}

function number({ count, askedFor }) {
  return count > 0 ? String(count + askedFor) : `${askedFor}*`;
}

function legend() {
  return el('p', { class: 'legend' },
    el('span', { class: 'reached' }, 'reached'),
    el('span', { class: 'asked' }, '* only asked for'),
    el('span', { class: 'missing' }, 'missing'),
    el('span', { class: 'none' }, '– not documented'));
}

function refusals(report) {
  const all = report.operations
    .flatMap((operation) => operation.refusals.map((each) => ({ ...each, operation: operation.operation })))
    .sort((one, other) => other.times - one.times);
  const strangers = Object.entries(report.noOperation);
  if (all.length + strangers.length === 0) {
    return el('p', { class: 'faint' }, 'Nothing was refused so far.');
  }
  return el('section', { class: 'refusals' },
    el('h2', {}, 'Refused, and why'),
    el('ul', {},
      all.map((each) => item(each.times, each.status || '', [each.operation, each.kind].filter(Boolean).join(' · '), each.reason)),
      strangers.map(([what, times]) => item(times, what.slice(0, 3), 'no operation', what.slice(4)))));
}

function item(times, status, where, why) {
  return el('li', {},
    el('span', { class: 'times' }, `${times} ×`),
    el('span', { class: `pill ${status >= 500 ? 'broken' : 'refused'}` }, String(status)),
    el('div', {}, el('strong', {}, where), el('p', {}, why)));
}
