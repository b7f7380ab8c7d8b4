// Saves each mark and each word as it is given. What has not reached the server stays in this browser and is sent again, also after a reload.
const form = document.querySelector('form[data-save]');
if (form) start(form);

function start(form) {
  const url = form.dataset.save;
  const store = 'sheet:' + url;
  const state = form.querySelector('.savestate');
  // key → { value, was }: what was typed, and what stood there before.
  const waiting = read();
  // What another tab changed too: waits for its writer.
  const held = new Set();
  let sending = false;
  let unreachable = false;
  let flushed = false;
  let timer;

  form.addEventListener('change', (event) => take(event.target));
  form.addEventListener('input', (event) => {
    if (event.target.matches('textarea, input:not([type="radio"])')) take(event.target, 700);
  });
  // A button leaves the page only when the server has the text, or has said itself why not.
  form.addEventListener('submit', async (event) => {
    if (flushed || (!sending && pending().length === 0)) return;
    event.preventDefault();
    clearTimeout(timer);
    while (sending) await new Promise((resolve) => setTimeout(resolve, 50));
    await send();
    if (unreachable) return;
    flushed = true;
    form.requestSubmit(event.submitter);
  });
  addEventListener('online', send);
  addEventListener('pageshow', () => { flushed = false; });
  setInterval(send, 5000);
  restore();
  send();

  function take(field, pause = 0) {
    const key = keyOf(field.name);
    if (!key) return;
    const before = was(key);
    waiting[key] = { value: field.value, was: before.disabled ? undefined : before.value };
    held.delete(key);
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

  function was(key) {
    const name = key.startsWith('value:') ? `Input.Was[${key.slice(6)}]` : key === 'comment' ? 'Input.WasComment' : 'Input.WasPrivateNote';
    return form.elements.namedItem(name);
  }

  function pending() {
    return Object.entries(waiting).filter(([key]) => !held.has(key));
  }

  async function send() {
    if (sending || pending().length === 0) return;
    sending = true;
    unreachable = false;
    let refused = '';
    try {
      for (const [key, typed] of pending()) {
        const body = key.startsWith('value:') ? { criterion: key.slice(6), value: typed.value, was: typed.was } : { [key]: typed.value, was: typed.was };
        const answer = await fetch(url, { method: 'PUT', headers: { 'Content-Type': 'application/json', Accept: 'application/json' }, body: JSON.stringify(body), redirect: 'error' });
        if (answer.status === 204) {
          was(key).value = typed.value;
          was(key).disabled = false;
          if (waiting[key] === typed) delete waiting[key];
          else waiting[key].was = typed.value;
          write();
        } else if (answer.status === 409) {
          const told = await answer.json();
          refused = told.detail;
          if (told.key === 'Save.ChangedMeanwhile') continue;
          // Refused: the sentence says why, and words stay here. Where another tab wrote too, the next save of this one wins knowingly.
          held.add(key);
          if (told.key?.startsWith('Score.OtherTab')) was(key).disabled = true;
          else if (key.startsWith('value:')) delete waiting[key];
          write();
        } else {
          unreachable = true;
          say('offline', answer.status === 401 ? form.dataset.signedOut : '');
          return;
        }
      }
      if (refused) say('offline', refused);
      else say(pending().length ? 'saving' : 'saved');
    } catch {
      unreachable = true;
      say('offline');
    } finally {
      sending = false;
    }
  }

  function restore() {
    for (const [key, typed] of Object.entries(waiting)) {
      if (!typed || typeof typed.value !== 'string' || !was(key) || was(key).value === typed.value) {
        delete waiting[key];
        continue;
      }
      const name = key.startsWith('value:') ? `Input.Values[${key.slice(6)}]` : key === 'comment' ? 'Input.Comment' : 'Input.PrivateNote';
      for (const field of form.elements) {
        if (field.name !== name) continue;
        if (field.type === 'radio') field.checked = field.value === typed.value;
        else field.value = typed.value;
      }
    }
    write();
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
