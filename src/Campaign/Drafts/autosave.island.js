// Saves each question of a form a moment after it was typed. What cannot be sent stays on this device and is sent later.
const PAUSE = 800;
const RETRY = 5000;

for (const form of document.querySelectorAll('form[data-autosave]')) start(form);

function start(form) {
  const { autosave: url, saving, saved, offline, signedOut, conflict, restored } = form.dataset;
  const state = form.querySelector('.savestate');
  const stamp = form.querySelector('input[name="_stamp"]');
  const shelf = `rv-autosave:${url}`;
  const fields = [...form.querySelectorAll('[data-field]')];
  const contested = new Set();
  let timer = 0;
  let busy = false;
  let unreachable = false;
  let flushed = false;

  // Every input of a question goes together: choices say nothing without the ones that are not ticked.
  const read = (field) => [...field.querySelectorAll('input, select, textarea')]
    .filter((input) => input.name && input.type !== 'file' && (!['radio', 'checkbox'].includes(input.type) || input.checked))
    .map((input) => [input.name, input.value]);
  const known = new Map(fields.map((field) => [field, read(field)]));
  const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);
  const changed = () => fields.filter((field) => !contested.has(field) && !same(read(field), known.get(field)));

  const say = (text, kind = '') => {
    if (!state) return;
    state.textContent = text;
    state.className = `savestate${kind && ` savestate--${kind}`}`;
  };

  function keepHere(list) {
    try {
      const typed = Object.fromEntries(list.map((field) => [field.dataset.field, read(field)]));
      if (list.length) localStorage.setItem(shelf, JSON.stringify(typed));
      else localStorage.removeItem(shelf);
    } catch { /* A full or forbidden shelf: the page itself still has the text. */ }
  }

  function putBack() {
    let typed;
    try { typed = JSON.parse(localStorage.getItem(shelf) ?? 'null'); } catch { return; }
    if (!typed) return;
    for (const field of fields) {
      const values = typed[field.dataset.field];
      if (!values || same(values, read(field))) continue;
      const queue = values.map(([name, value]) => ({ name, value }));
      for (const input of field.querySelectorAll('input, select, textarea')) {
        if (['radio', 'checkbox'].includes(input.type)) input.checked = queue.some((v) => v.name === input.name && v.value === input.value);
        else if (input.type !== 'hidden' && input.type !== 'file') input.value = queue.find((v) => v.name === input.name)?.value ?? input.value;
      }
    }
    say(restored);
    later(0);
  }

  function body(list) {
    const data = new URLSearchParams();
    data.append('_stamp', stamp?.value ?? '');
    for (const field of list) {
      for (const [name, value] of read(field)) data.append(name, value);
      for (const [name, value] of known.get(field)) data.append(`_was.${name}`, value);
    }
    return data;
  }

  function mark(errors) {
    for (const field of fields) {
      const name = field.querySelector('[name]')?.name.replace(/\.(Path|Text|Url|Drop|File)$/, '');
      const sentence = errors[name];
      let place = field.querySelector('.field__error');
      if (!sentence) {
        if (place?.dataset.island) { place.remove(); field.classList.remove('field--invalid'); }
        continue;
      }
      if (field.contains(document.activeElement)) continue;
      if (!place) {
        place = document.createElement('p');
        place.className = 'field__error';
        place.dataset.island = 'yes';
        field.append(place);
      }
      place.textContent = sentence;
      field.classList.add('field--invalid');
    }
  }

  async function send(keepalive = false) {
    const list = changed();
    if (busy || list.length === 0) return;
    busy = true;
    unreachable = false;
    const sent = new Map(list.map((field) => [field, read(field)]));
    say(saving);
    keepHere(list);
    try {
      const response = await fetch(url, { method: 'PUT', body: body(list), keepalive, headers: { Accept: 'application/json' }, redirect: 'error' });
      const next = response.headers.get('X-Stamp');
      const told = response.status === 204 ? {} : await response.json().catch(() => ({}));
      if (next && stamp && told.key !== 'Entry.TwoTabs') stamp.value = next;
      if (response.ok) {
        for (const [field, values] of sent) known.set(field, values);
        keepHere(changed());
        mark(told.errors ?? {});
        say(saved.replace('{0}', new Date().toLocaleTimeString(document.documentElement.lang, { hour: '2-digit', minute: '2-digit', timeZone: 'Europe/Brussels' })), 'saved');
      } else if (response.status === 401) {
        say(signedOut, 'offline');
        later(RETRY);
      } else if (told.key === 'Entry.TwoTabs') {
        list.forEach((field) => contested.add(field));
        say(conflict, 'offline');
      } else if (told.key === 'Save.ChangedMeanwhile') {
        later(PAUSE);
      } else if (response.status === 409) {
        // Too late to count, yet kept.
        for (const [field, values] of sent) known.set(field, values);
        keepHere([]);
        say(told.detail ?? offline, 'offline');
      } else {
        unreachable = true;
        say(offline, 'offline');
        later(RETRY);
      }
    } catch {
      unreachable = true;
      say(offline, 'offline');
      later(RETRY);
    } finally {
      busy = false;
      if (!timer && changed().length) later(PAUSE);
    }
  }

  function later(wait) {
    clearTimeout(timer);
    timer = setTimeout(() => { timer = 0; send(); }, wait);
  }

  form.addEventListener('input', () => { keepHere(changed()); later(PAUSE); });
  form.addEventListener('change', () => later(0));
  // A button leaves the page only when the server has the text, or has said itself why not.
  form.addEventListener('submit', async (event) => {
    if (flushed || (!busy && changed().length === 0)) return;
    event.preventDefault();
    clearTimeout(timer);
    timer = 0;
    while (busy) await new Promise((resolve) => setTimeout(resolve, 50));
    await send();
    if (unreachable) return;
    keepHere([]);
    flushed = true;
    form.requestSubmit(event.submitter);
  });
  window.addEventListener('online', () => later(0));
  window.addEventListener('pagehide', () => send(true));
  document.addEventListener('visibilitychange', () => { if (document.visibilityState === 'hidden') send(true); });
  putBack();
}
