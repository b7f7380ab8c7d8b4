// Follows a meeting: woken by the server, it asks for its own page again and swaps what is live in it. Notes save themselves; an order can be dragged.
const live = document.querySelector('[data-live]');
if (live) follow(live.dataset.live);
for (const form of document.querySelectorAll('form[data-note]')) keep(form);
for (const form of document.querySelectorAll('form[data-order]')) drag(form);

function follow(url) {
  let busy = false;
  let again = false;
  const shown = new Map([...document.querySelectorAll('[data-live-swap]')].map((part) => [part, part.innerHTML]));
  listen();

  function listen() {
    const stream = new EventSource(url);
    stream.addEventListener('open', refresh);
    stream.addEventListener('wake', refresh);
    stream.addEventListener('error', () => {
      if (stream.readyState === EventSource.CLOSED) setTimeout(listen, 5000);
    });
    addEventListener('pagehide', () => stream.close(), { once: true });
  }

  async function refresh() {
    if (busy) {
      again = true;
      return;
    }
    busy = true;
    try {
      const answer = await fetch(location.pathname, { headers: { Accept: 'text/html' }, cache: 'no-store' });
      if (answer.ok && !answer.redirected) swap(new DOMParser().parseFromString(await answer.text(), 'text/html'));
    } catch {
      // The stream comes back by itself, and asks then.
    }
    busy = false;
    if (again) {
      again = false;
      refresh();
    }
  }

  function swap(page) {
    // Another entry is another form to write in: that page is opened anew, once what is being written is kept.
    const [now, then] = [document, page].map((doc) => doc.querySelector('form[data-note]')?.dataset.note ?? '');
    const [asked, asks] = [document, page].map((doc) => doc.querySelector('#hands form[id]')?.id ?? '');
    if (document.querySelector('#steer, form[data-note]') && (now !== then || (asked !== asks && !typing()))) {
      leave();
      return;
    }
    const focused = document.activeElement?.closest('[data-live-swap]') ? selectorOf(document.activeElement) : null;
    for (const part of document.querySelectorAll('[data-live-swap]')) {
      const fresh = page.getElementById(part.id);
      if (!fresh || fresh.innerHTML === shown.get(part)) continue;
      const chosen = [...part.querySelectorAll('input:checked')].map(selectorOf);
      const typed = [...part.querySelectorAll('input[type="text"], textarea')].filter((box) => box.value !== box.defaultValue).map((box) => [selectorOf(box), box.value]);
      const open = [...part.querySelectorAll('details[open][id]')].map((box) => box.id);
      shown.set(part, fresh.innerHTML);
      part.replaceChildren(...fresh.childNodes);
      for (const selector of chosen) {
        const box = part.querySelector(selector);
        if (box) box.checked = true;
      }
      for (const [selector, value] of typed) {
        const box = part.querySelector(selector);
        if (box) box.value = value;
      }
      for (const id of open) part.querySelector('#' + CSS.escape(id))?.setAttribute('open', '');
    }
    if (focused) document.querySelector(focused)?.focus();
  }

  function typing() {
    return document.activeElement?.matches('textarea, input');
  }

  function leave() {
    dispatchEvent(new Event('meeting:leave'));
    setTimeout(() => location.reload(), 100);
  }

  function selectorOf(element) {
    if (element.id) return '#' + CSS.escape(element.id);
    const form = element.closest('form')?.id;
    const own = element.name ? `[name="${CSS.escape(element.name)}"][value="${CSS.escape(element.value)}"]` : element.localName;
    return (form ? `#${CSS.escape(form)} ` : '') + own;
  }
}

// A note: what has not reached the server stays in this browser and is sent again, also after a reload.
function keep(form) {
  const url = form.dataset.note;
  const store = `note:${form.dataset.who}:${url}`;
  const text = form.elements.namedItem('Text');
  const revision = form.elements.namedItem('revision');
  const state = form.querySelector('.savestate');
  const theirs = form.querySelector('[data-theirs]');
  let saved = text.value;
  let sending = false;
  let held = null;
  let timer;
  const left = recall();
  if (left && left.text !== text.value) {
    text.value = left.text;
    // What it was written over: had somebody else written meanwhile, the two are shown side by side again.
    revision.value = left.revision;
    send();
  }
  text.addEventListener('input', () => {
    remember();
    say('saving');
    clearTimeout(timer);
    timer = setTimeout(send, 700);
  });
  addEventListener('meeting:leave', send);
  addEventListener('online', send);
  setInterval(() => text.value !== saved && send(), 5000);
  theirs.addEventListener('click', (event) => {
    const choice = event.target.dataset.keep;
    if (!choice || !held) return;
    revision.value = held.revision;
    if (choice === 'theirs') {
      text.value = saved = held.text;
      localStorage.removeItem(store);
      say('saved');
    }
    held = null;
    theirs.hidden = true;
    if (choice !== 'theirs') remember();
    text.focus();
    send();
  });

  function remember() { localStorage.setItem(store, JSON.stringify({ text: text.value, revision: revision.value })); }

  function recall() { try { return JSON.parse(localStorage.getItem(store)); } catch { return null; } }

  async function send() {
    if (sending || held || text.value === saved) return;
    sending = true;
    const typed = text.value;
    try {
      const answer = await fetch(url, { method: 'PUT', headers: { 'Content-Type': 'application/json', Accept: 'application/json' }, body: JSON.stringify({ text: typed, revision: Number(revision.value) }), redirect: 'error', keepalive: typed.length < 50000 });
      if (answer.status === 200) {
        revision.value = (await answer.json()).revision;
        saved = typed;
        if (text.value === typed) localStorage.removeItem(store);
        else remember();
        say(text.value === typed ? 'saved' : 'saving');
      } else if (answer.status === 409) {
        const problem = await answer.json();
        if (problem.revision === undefined) {
          say('offline');
        } else {
          held = problem;
          theirs.querySelector('.diff').textContent = held.text;
          theirs.hidden = false;
          say('changed');
        }
      } else {
        say('offline');
      }
    } catch {
      say('offline');
    }
    sending = false;
  }

  function say(key) {
    state.textContent = state.dataset[key];
    state.classList.toggle('savestate--saving', key === 'saving');
    state.classList.toggle('savestate--offline', key === 'offline' || key === 'changed');
  }
}

// An extra for a mouse: the buttons do the same.
function drag(form) {
  const list = form.querySelector('#order');
  if (!form.querySelector('button[value^="up:"]')) return;
  let dragged = null;
  for (const item of list.querySelectorAll('[data-entry]')) item.draggable = true;
  list.addEventListener('dragstart', (event) => { dragged = event.target.closest('[data-entry]'); });
  list.addEventListener('dragover', (event) => { if (dragged) event.preventDefault(); });
  list.addEventListener('drop', (event) => {
    event.preventDefault();
    const target = event.target.closest('[data-entry]');
    if (!dragged || !target || target === dragged) return;
    const go = document.createElement('input');
    Object.assign(go, { type: 'hidden', name: 'go', value: `to:${dragged.dataset.entry}:${target.dataset.entry}` });
    form.append(go);
    form.submit();
  });
}
