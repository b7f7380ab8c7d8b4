// Saves each mark and each word as it is given. What has not reached the server stays on this device and is sent again, also after a reload or without network.
import { openDesk, sync } from './Offline/desk.js';
import { showWaiting } from './Offline/waiting.js';
import { keys } from './keys.js';

const form = document.querySelector('form[data-save]');
if (form) start(form);

async function start(form) {
  const url = form.dataset.save;
  const state = form.querySelector('.savestate');
  const place = document.getElementById('waiting');
  // What this sheet says of itself need not be said twice.
  if (place) place.dataset.none = place.dataset.offline = place.dataset.signedOut = place.dataset.unanswered = '';
  keys(form, document.getElementById('keys'));
  // What was typed before the desk is open waits here.
  let desk;
  let early = [];
  let sending = null;
  let net = 'done';
  let flushed = false;
  let timer;

  form.addEventListener('change', (event) => take(event.target));
  form.addEventListener('input', (event) => {
    if (event.target.matches('textarea, input:not([type="radio"])')) take(event.target, 700);
  });
  // A button leaves the page only when the server has the text, or has said itself why not.
  form.addEventListener('submit', async (event) => {
    if (flushed) return;
    event.preventDefault();
    clearTimeout(timer);
    await opened;
    while (sending) await sending;
    // A button that is the mark itself: it is kept here before anything leaves.
    const mark = event.submitter?.dataset.mark;
    if (mark) await desk.give(url, keyOf(mark), event.submitter.value, was(keyOf(mark)).value, { entry: form.dataset.entry, label: event.submitter.closest('fieldset').querySelector('legend').textContent.trim() });
    const rows = await desk.rowsOf(url);
    if (rows.some((row) => row.state === 'waiting')) await send();
    if ((await desk.rowsOf(url)).some((row) => row.state === 'waiting') && net !== 'done') {
      // Whoever took the round along goes on without network.
      const list = form.dataset.list;
      if (net === 'unreachable' && (mark || ['next', 'skip'].includes(event.submitter?.value)) && await desk.round(list.split('/').at(-1))) location.href = list;
      return;
    }
    flushed = true;
    form.requestSubmit(event.submitter);
  });
  addEventListener('online', () => send());
  addEventListener('pageshow', () => { flushed = false; });

  const opened = openDesk(form.dataset.juror).then(async (found) => {
    desk = found;
    await restore();
    for (const [field, before] of early) give(field, before);
    early = [];
  });
  await opened;
  const show = place ? showWaiting(place, desk, () => send()) : async () => {};
  place?.addEventListener('kept', (event) => { if (event.detail.url === url) location.reload(); });
  await send();
  setInterval(() => send(), 5000);

  function take(field, pause = 0) {
    const key = keyOf(field.name);
    if (!key) return;
    if (desk) give(field, was(key).value);
    else early.push([field, was(key).value]);
    say('saving');
    clearTimeout(timer);
    timer = setTimeout(() => send(), pause);
  }

  function give(field, before) {
    const key = keyOf(field.name);
    return desk.give(url, key, field.value, before, about(field, key));
  }

  // What the row is called where it waits: the entry, the criterion and the values in words.
  function about(field, key) {
    const legend = (field.matches('textarea') ? null : field.closest('fieldset')?.querySelector('legend')) ?? form.querySelector(`label[for="${field.id}"]`);
    return { entry: form.dataset.entry, label: (legend?.firstChild?.textContent ?? '').trim() || legend?.textContent.trim() || key };
  }

  function keyOf(name) {
    const value = /^Input\.Values\[(.+)\]$/.exec(name);
    if (value) return 'value:' + value[1];
    const remark = /^Input\.Remarks\[(.+)\]$/.exec(name);
    if (remark) return 'remark:' + remark[1];
    return { 'Input.Comment': 'comment', 'Input.PrivateNote': 'privateNote', 'Input.Confidence': 'confidence' }[name];
  }

  function nameOf(key) {
    if (key.startsWith('value:')) return `Input.Values[${key.slice(6)}]`;
    return key.startsWith('remark:') ? `Input.Remarks[${key.slice(7)}]` : 'Input.' + key[0].toUpperCase() + key.slice(1);
  }

  function was(key) { return form.elements.namedItem(nameOf(key).replace('Input.Values', 'Input.Was').replace('Input.Remarks', 'Input.WasRemarks').replace(/^Input\.(Comment|PrivateNote|Confidence)$/, 'Input.Was$1')); }

  async function send() {
    await opened;
    if (sending) return sending;
    sending = (async () => {
      net = await sync(desk, { onSent: (row) => { if (row.url === url && was(row.key)) was(row.key).value = row.value; } });
      await tell();
    })();
    try { await sending; } finally { sending = null; }
  }

  async function tell() {
    const rows = await desk.rowsOf(url);
    await show(net);
    const asked = rows.find((row) => row.state !== 'waiting');
    if (net !== 'done' && rows.length) say('offline', net === 'unreachable' ? '' : form.dataset[net]);
    else if (asked) say('offline', asked.said ?? form.dataset.both);
    else if (rows.length) say('saving');
    else if (state.dataset.busy) say('saved');
  }

  // What waits from before is shown again, as it was given.
  async function restore() {
    for (const row of await desk.rowsOf(url)) {
      const fields = [...form.elements].filter((field) => field.name === nameOf(row.key));
      if (row.state === 'refused') continue;
      // The server has it by now, from a form that was sent: its answer takes the row away.
      if (row.state === 'both' && was(row.key)?.value === row.value) await desk.change(row, { state: 'waiting', was: row.value, tried: [] });
      for (const field of fields) {
        if (field.type === 'radio') field.checked = field.value === row.value;
        else field.value = row.value;
      }
      state.dataset.busy = 'yes';
    }
  }

  function say(what, words) {
    state.dataset.busy = 'yes';
    const className = 'savestate' + (what === 'saved' ? '' : ' savestate--' + what);
    const said = words || form.dataset[what];
    if (state.className !== className) state.className = className;
    if (state.textContent !== said) state.textContent = said;
  }
}
