// The jury's pages without network, drawn from what this device took along: rounds, list and sheet. Each address shows what its own page would.
import { freshen, openDesk, sync } from './desk.js';
import { showWaiting } from './waiting.js';
import { keys } from '../keys.js';

const page = document.getElementById('away');
if (page) start();

async function start() {
  const desk = await openDesk();
  if (!desk) { say('nothing'); return; }
  const over = await desk.forgetOver();
  const place = document.getElementById('waiting');
  let after = () => {};
  let fresh = false;
  const show = showWaiting(place, desk, send);
  place.addEventListener('kept', () => location.reload());
  after = await draw(desk, over, send);
  await send();
  addEventListener('online', send);
  setInterval(send, 5000);

  async function send() {
    const net = await sync(desk);
    await show(net);
    page.querySelector('[data-back]').hidden = net === 'unreachable' || !navigator.onLine;
    await after();
    if (net === 'done' && navigator.onLine && !fresh) {
      fresh = true;
      await freshen(desk);
    }
  }
}

function say(key, ...values) {
  const line = document.createElement('p');
  line.className = 'notice';
  line.textContent = values.reduce((said, value, i) => said.replace(`{${i}}`, value), page.dataset[key]);
  page.querySelector('[data-view]').append(line);
}

function part(name) { return document.getElementById('away-' + name).content.firstElementChild.cloneNode(true); }

function fill(element, values) {
  for (const [name, value] of Object.entries(values)) {
    const target = element.matches(`[data-${name}]`) ? element : element.querySelector(`[data-${name}]`);
    if (target) target.textContent = value;
  }
  return element;
}

async function draw(desk, over, send) {
  const [, round, entry] = /^\/jury\/rounds\/([^/]+)(?:\/entries\/([^/]+))?/.exec(location.pathname) ?? [];
  const view = page.querySelector('[data-view]');
  for (const gone of over) say('over', gone.name);
  const kept = round && await desk.round(round);
  if (!kept) {
    if (round && !over.some((gone) => gone.id === round)) say('notHere');
    await rounds(desk, view);
    return () => {};
  }
  const entries = await desk.entries(round);
  const found = entries.find((one) => one.id === entry);
  return found ? sheet(desk, view, kept, found, entries, send) : list(desk, view, kept, entries);
}

async function rounds(desk, view) {
  const all = await desk.rounds();
  if (all.length === 0) { say('nothing'); return; }
  for (const round of all) {
    const card = fill(part('round'), { name: round.name, until: round.until });
    card.querySelector('a').href = `/jury/rounds/${round.id}`;
    view.append(card);
  }
}

async function stateOf(desk, round, entry) {
  if (!entry.sheet) return 'shut';
  const rows = await desk.rowsOf(urlOf(round, entry));
  if (valueOf(entry, rows, 'conflict')) return 'aside';
  if (valueOf(entry, rows, 'abstain')) return 'abstained';
  const marks = round.criteria.filter((criterion) => valueOf(entry, rows, 'value:' + criterion.key) !== '').length;
  const unsaid = round.criteria.some((criterion) => criterion.remark && !valueOf(entry, rows, 'remark:' + criterion.key).trim()) || (round.needsComment && !valueOf(entry, rows, 'comment').trim());
  if (marks === round.criteria.length && !unsaid) return 'finished';
  return marks > 0 || valueOf(entry, rows, 'comment') || valueOf(entry, rows, 'privateNote') ? 'busy' : 'empty';
}

async function list(desk, view, round, entries) {
  title(round.name);
  const head = fill(part('list'), { name: round.name, until: round.until });
  view.append(head);
  const lines = head.querySelector('tbody');
  return async () => {
    if ((await desk.entries(round.id)).length !== entries.length) { location.reload(); return; }
    const states = await Promise.all(entries.map((entry) => stateOf(desk, round, entry)));
    const done = states.filter((state) => state === 'finished' || state === 'abstained').length;
    fill(head, { progress: page.dataset.progress.replace('{0}', done).replace('{1}', states.filter((state) => state !== 'aside').length) });
    const next = entries[states.findIndex((state) => state === 'empty' || state === 'busy')];
    const link = head.querySelector('[data-next]');
    link.hidden = !next;
    if (next) link.href = addressOf(round, next);
    if (lines.childElementCount === 0) for (const entry of entries) {
      const line = fill(part('line'), { number: entry.number, title: entry.title, facts: entry.facts });
      line.querySelector('a').href = addressOf(round, entry);
      lines.append(line);
    }
    for (const [i, line] of [...lines.children].entries()) {
      const badge = line.querySelector('[data-state]');
      const said = page.dataset['state' + states[i][0].toUpperCase() + states[i].slice(1)];
      if (badge.textContent !== said) badge.textContent = said;
      badge.className = 'badge' + (states[i] === 'finished' || states[i] === 'abstained' ? ' badge--good' : states[i] === 'busy' ? ' badge--wait' : '');
    }
  };
}

async function sheet(desk, view, round, entry, entries, send) {
  const name = `${entry.number} ${entry.title}`.trim();
  title(name);
  const shown = fill(part('entry'), { round: round.name, number: entry.number, title: entry.title, facts: entry.facts });
  shown.querySelector('[data-round]').href = `/jury/rounds/${round.id}`;
  view.append(shown);
  if (!entry.sheet) { shown.querySelector('[data-desk]').remove(); say('shut'); return () => {}; }
  const form = shown.querySelector('form');
  const url = urlOf(round, entry);
  const rows = await desk.rowsOf(url);
  const aside = rows.find((row) => row.key === 'conflict' && row.state !== 'refused');
  if (aside) { standsAside(desk, shown, aside); return async () => { if ((await desk.rowsOf(url)).length === 0) location.href = `/jury/rounds/${round.id}`; }; }
  shown.querySelector('[data-answers]').append(...await answers(desk, entry));
  for (const criterion of round.criteria) form.querySelector('[data-criteria]').append(fieldset(criterion, valueOf(entry, rows, 'value:' + criterion.key)), ...remark(criterion, valueOf(entry, rows, 'remark:' + criterion.key)));
  for (const key of ['comment', 'privateNote']) form.elements.namedItem(key).value = valueOf(entry, rows, key);
  const sure = valueOf(entry, rows, 'confidence');
  for (const radio of form.querySelectorAll('[name="confidence"]')) radio.checked = radio.value === sure;
  keys(form, shown.querySelector('#keys'));

  const state = form.querySelector('.savestate');
  let timer;
  const take = async (field) => {
    if (!field.name) return;
    const values = Object.fromEntries(round.criteria.find((criterion) => 'value:' + criterion.key === field.name)?.values.map((value) => [value.value, value.said]) ?? []);
    // A mark takes an abstention back.
    if (field.name.startsWith('value:') && field.value && valueOf(entry, await desk.rowsOf(url), 'abstain')) await abstain('');
    const label = (field.closest('fieldset')?.querySelector('legend') ?? form.querySelector(`label[for="${field.id}"]`)).textContent;
    await desk.give(url, field.name, field.value.replace(/\r\n?/g, '\n'), valueOf(entry, [], field.name), { entry: name, label, values });
    state.textContent = page.dataset.here;
    clearTimeout(timer);
    timer = setTimeout(send, 600);
  };
  form.addEventListener('change', (event) => { if (event.target.type === 'radio') take(event.target); });
  form.addEventListener('input', (event) => { if (event.target.type !== 'radio') take(event.target); });
  form.addEventListener('submit', (event) => { event.preventDefault(); goOn(); });
  form.querySelector('[data-skip]').addEventListener('click', goOn);

  const [why, judge, aback] = [shown.querySelector('[data-abstain]'), shown.querySelector('[data-judge]'), shown.querySelector('[data-conflict]')];
  why.elements[0].value = valueOf(entry, rows, 'abstain');
  why.closest('details').open = why.elements[0].value !== '';
  judge.hidden = why.elements[0].value === '';
  why.addEventListener('submit', async (event) => { event.preventDefault(); await abstain(why.elements[0].value); await goOn(); });
  judge.addEventListener('click', async () => { await abstain(''); state.textContent = page.dataset.here; form.querySelector('input').focus(); });
  aback.addEventListener('submit', async (event) => {
    event.preventDefault();
    await desk.give(url, 'conflict', aback.elements[0].value, '', { entry: name, label: page.dataset.stateAside });
    await goOn();
  });

  async function abstain(reason) {
    await desk.give(url, 'abstain', reason.replace(/\r\n?/g, '\n'), valueOf(entry, [], 'abstain'), { entry: name, label: page.dataset.stateAbstained });
    judge.hidden = reason === '';
  }

  async function goOn() {
    const states = await Promise.all(entries.map((one) => stateOf(desk, round, one)));
    const start = entries.indexOf(entry);
    const order = [...entries.keys()].map((i) => (i + start + 1) % entries.length).filter((i) => i !== start);
    const next = order.find((i) => states[i] === 'empty' || states[i] === 'busy');
    location.href = next === undefined ? `/jury/rounds/${round.id}` : addressOf(round, entries[next]);
  }

  return async () => {
    const left = await desk.rowsOf(url);
    Object.assign(entry, await desk.entry(round.id, entry.id));
    if (left.length === 0 && state.textContent) state.textContent = page.dataset.saved;
  };
}

/** What the juror says is not read any more; until it is sent it may be taken back. */
function standsAside(desk, shown, row) {
  shown.querySelector('[data-desk]').remove();
  say('aside');
  const back = part('not-aside');
  back.querySelector('button').addEventListener('click', async () => { await desk.drop(row); location.reload(); });
  page.querySelector('[data-view]').append(back);
}

async function answers(desk, entry) {
  const parts = [];
  for (const picture of entry.pictures) {
    const blob = await desk.picture(picture.url);
    if (!blob) continue;
    const image = document.createElement('img');
    image.src = URL.createObjectURL(blob);
    image.alt = picture.text;
    parts.push(image);
  }
  for (const field of entry.fields) {
    const section = fill(part('answer'), { label: field.label });
    // The server made this safe, as it does for its own page.
    section.insertAdjacentHTML('beforeend', field.html);
    parts.push(section);
  }
  return parts;
}

function remark(criterion, value) {
  if (!criterion.remark) return [];
  const made = fill(part('remark'), { label: criterion.remark });
  const box = made.querySelector('textarea');
  box.name = 'remark:' + criterion.key;
  box.id = made.querySelector('label').htmlFor = 'away-remark-' + criterion.key;
  box.value = value;
  return [made];
}

function fieldset(criterion, value) {
  const made = fill(part('criterion'), { label: criterion.label, question: criterion.question });
  const choices = made.querySelector('.choices');
  const box = made.querySelector('[data-box]');
  if (criterion.values.length === 0) {
    choices.remove();
    fill(box, { range: criterion.range });
    const input = box.querySelector('input');
    input.name = 'value:' + criterion.key;
    input.value = value;
    input.setAttribute('aria-label', criterion.label);
    return made;
  }
  box.remove();
  for (const one of [...criterion.values, { value: '', said: '', anchor: page.dataset.blank }]) {
    const label = fill(part('value'), { said: one.said, anchor: one.anchor });
    const radio = label.querySelector('input');
    radio.name = 'value:' + criterion.key;
    radio.value = one.value;
    radio.checked = value === one.value;
    if (one.key) radio.setAttribute('aria-keyshortcuts', one.key);
    choices.append(label);
  }
  return made;
}

function valueOf(entry, rows, key) {
  const row = rows.find((one) => one.key === key && one.state !== 'refused');
  if (row) return row.value;
  const [, kind, criterion] = /^(value|remark):(.+)$/.exec(key) ?? [];
  return (kind ? entry.sheet[kind + 's']?.[criterion] : entry.sheet[key]) ?? '';
}

function urlOf(round, entry) { return `/jury/scores/${round.id}/${entry.id}`; }
function addressOf(round, entry) { return `/jury/rounds/${round.id}/entries/${entry.id}`; }
function title(words) { document.title = words; }
