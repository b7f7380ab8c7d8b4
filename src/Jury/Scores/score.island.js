// Saves each mark and each word as it is given. What has not reached the server stays in this browser and is sent again, also after a reload.
const form = document.querySelector('form[data-save]');
if (form) start(form);

function start(form) {
  const url = form.dataset.save;
  const store = 'sheet:' + url;
  const state = form.querySelector('.savestate');
  const waiting = read();
  let sending = false;
  let timer;

  form.addEventListener('change', (event) => take(event.target));
  form.addEventListener('input', (event) => {
    if (event.target.matches('textarea, input:not([type="radio"])')) take(event.target, 700);
  });
  // The form itself saves everything: nothing is left to send for it.
  form.addEventListener('submit', () => { clearTimeout(timer); });
  addEventListener('online', send);
  setInterval(send, 5000);
  restore();
  send();

  function take(field, pause = 0) {
    const key = keyOf(field.name);
    if (!key) return;
    waiting[key] = field.value;
    write();
    say('saving');
    clearTimeout(timer);
    timer = setTimeout(send, pause);
  }

  function keyOf(name) {
    const value = /^Input\.Values\[(.+)\]$/.exec(name);
    if (value) return 'value:' + value[1];
    return { 'Input.Comment': 'comment', 'Input.PrivateNote': 'privateNote' }[name];
  }

  async function send() {
    if (sending || Object.keys(waiting).length === 0) return;
    sending = true;
    try {
      for (const [key, value] of Object.entries(waiting)) {
        const body = key.startsWith('value:') ? { criterion: key.slice(6), value } : { [key]: value };
        const answer = await fetch(url, { method: 'PUT', headers: { 'Content-Type': 'application/json', Accept: 'application/json' }, body: JSON.stringify(body) });
        if (answer.status === 204) {
          if (waiting[key] === value) delete waiting[key];
          write();
        } else if (answer.status === 409) {
          // Refused for good: the sentence says why, the text stays on the page.
          say('offline', (await answer.json()).detail);
          delete waiting[key];
          write();
          return;
        } else {
          say('offline');
          return;
        }
      }
      say(Object.keys(waiting).length ? 'saving' : 'saved');
    } catch {
      say('offline');
    } finally {
      sending = false;
    }
  }

  function restore() {
    for (const [key, value] of Object.entries(waiting)) {
      const name = key.startsWith('value:') ? `Input.Values[${key.slice(6)}]` : key === 'comment' ? 'Input.Comment' : 'Input.PrivateNote';
      for (const field of form.elements) {
        if (field.name !== name) continue;
        if (field.type === 'radio') field.checked = field.value === value;
        else field.value = value;
      }
    }
  }

  function say(what, words) {
    state.className = 'savestate' + (what === 'saved' ? '' : ' savestate--' + what);
    state.textContent = words || form.dataset[what];
  }

  function read() {
    try { return JSON.parse(localStorage.getItem(store)) || {}; } catch { return {}; }
  }

  function write() {
    try {
      if (Object.keys(waiting).length) localStorage.setItem(store, JSON.stringify(waiting));
      else localStorage.removeItem(store);
    } catch { /* private windows may have no storage */ }
  }
}
