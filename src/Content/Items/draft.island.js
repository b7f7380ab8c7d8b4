// Keeps what is typed on the server: a second after the last key, at the latest every ten seconds, and again when the connection is back.
// Until the server has it, it also lies on a shelf of this browser, with the stamp that it was typed over.
const form = document.querySelector('form[data-draft]');
const state = document.querySelector('[data-savestate]');
const quiet = 1000;
const longest = 10000;
const retry = 5000;

let timer;
let dirtySince = 0;
let saving = false;
let sent = Promise.resolve();
let stopped = false;

function say(key, modifier = '') {
  state.textContent = state.dataset[key];
  state.className = `savestate${modifier ? ` savestate--${modifier}` : ''}`;
}

function typed() {
  const body = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (typeof value === 'string') body.append(name, value);
  }
  return body;
}

const shelf = form && `rv-draft:${form.dataset.draft}`;

function shelve() {
  try { localStorage.setItem(shelf, typed().toString()); } catch { /* A full or forbidden shelf: the page itself still has the text. */ }
}

function text(values) {
  const copy = new URLSearchParams(values);
  copy.delete('Stamp');
  return copy.toString();
}

function clear() {
  try { localStorage.removeItem(shelf); } catch { /* As above. */ }
}

function markSent() {
  try { sessionStorage.setItem(shelf, 'sent'); } catch { /* As above. */ }
}

function wasSent() {
  try {
    const sent = sessionStorage.getItem(shelf) !== null;
    sessionStorage.removeItem(shelf);
    return sent;
  } catch { return false; }
}

// What a closed tab did not get to the server comes back into the form, over the stamp of then: had someone else been there, saving shows both.
function putBack() {
  let kept;
  try { kept = new URLSearchParams(localStorage.getItem(shelf) ?? ''); } catch { return; }
  if (kept.size === 0) return;
  if (wasSent() && document.querySelector('.notice--success') && !document.getElementById('errors')) {
    // The server took it, and may have filled in more, such as the address: what it shows now counts.
    clear();
    return;
  }
  if (text(kept) === text(typed())) {
    // The same text came back with the page: saved, or shown beside someone else's and then not saved yet.
    if (document.getElementById('errors')) shelve();
    else clear();
    return;
  }
  for (const name of new Set(kept.keys())) {
    const inputs = [...form.elements].filter((input) => input.name === name && input.type !== 'file');
    const boxes = inputs.filter((input) => ['radio', 'checkbox'].includes(input.type));
    const values = kept.getAll(name);
    for (const box of boxes) box.checked = values.includes(box.value);
    // Boxes of one name stand in one order, such as the words of several pictures.
    if (boxes.length === 0 && inputs.length === values.length) inputs.forEach((input, at) => { input.value = values[at]; });
  }
  dirtySince = Date.now();
  plan(0);
}

// Whether somebody typed before this script was there, on a slow line.
function typedEarly() {
  return [...form.elements].some((input) => {
    if (['radio', 'checkbox'].includes(input.type)) return input.checked !== input.defaultChecked;
    if (input.tagName === 'TEXTAREA' || ['text', 'url', 'email', 'tel', 'number', 'date', 'datetime-local'].includes(input.type)) return input.value !== input.defaultValue;
    return false;
  });
}

async function save() {
  if (saving || stopped || dirtySince === 0) return;
  saving = true;
  let done;
  sent = new Promise((resolve) => { done = resolve; });
  const from = dirtySince;
  dirtySince = 0;
  say('saving', 'saving');
  try {
    const response = await fetch(form.dataset.draft, { method: 'PUT', body: typed(), headers: { Accept: 'application/json' }, redirect: 'manual' });
    if (response.status === 204) {
      form.elements.Stamp.value = response.headers.get('X-Stamp');
      if (dirtySince === 0) clear();
      say('saved');
    } else {
      dirtySince = from;
      stopped = response.status === 409;
      say(response.status === 409 ? 'stale' : response.status === 401 ? 'signedOut' : 'offline', 'offline');
    }
  } catch {
    dirtySince = from;
    say('offline', 'offline');
  }
  saving = false;
  done();
  if (dirtySince !== 0 && !stopped) plan(retry);
}

function plan(wait) {
  clearTimeout(timer);
  timer = setTimeout(save, wait);
}

if (form && state) {
  form.addEventListener('input', (event) => {
    if (event.target.type === 'file' || event.target.type === 'search') return;
    dirtySince ||= Date.now();
    shelve();
    plan(Math.max(0, Math.min(quiet, dirtySince + longest - Date.now())));
  });
  form.addEventListener('submit', (event) => {
    if (saving) {
      // What is under way changes the stamp: sent now, the form would meet its own writer as somebody else.
      event.preventDefault();
      sent.then(() => form.requestSubmit(event.submitter));
      return;
    }
    stopped = true;
    clearTimeout(timer);
    shelve();
    markSent();
  });
  putBack();
  if (dirtySince === 0 && typedEarly()) {
    dirtySince = Date.now();
    shelve();
    plan(quiet);
  }
  window.addEventListener('online', save);
  document.addEventListener('visibilitychange', () => { if (document.visibilityState === 'hidden') save(); });
}
