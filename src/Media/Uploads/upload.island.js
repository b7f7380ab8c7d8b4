// Files go ahead of their form, in pieces (tus 1.0): paused, resumed after a reload or a restart, or called off. Without this script the form sends them itself.
import { Upload } from 'tus-js-client';

const CHUNK = 8 * 1024 * 1024;
const AT_ONCE = 3;
const RETRIES = [0, 500, 1000, 3000, 5000, 10000, 20000];

for (const box of document.querySelectorAll('[data-upload]')) start(box);

function start(box) {
  const input = box.querySelector('input[type=file]');
  if (!input) return;
  const say = (key, ...values) => values.reduce((text, value, i) => text.replace(`{${i}}`, value), box.dataset[`say${key[0].toUpperCase()}${key.slice(1)}`] ?? '');
  const shelf = `rv-upload:${box.dataset.place}:`;
  const isField = box.dataset.for !== undefined;
  const waiting = [];
  let busy = 0;

  const list = element('ul', { className: 'uploads__list' });
  const news = element('p', { className: 'visually-hidden', role: 'status' });
  const hint = element('p', { className: 'field__hint', textContent: say('drop') });
  box.append(hint, list, news);
  // In the library the box takes several at once; a field says itself whether it does.
  if (!isField) input.multiple = true;
  for (const name of left()) hint.after(element('p', { className: 'field__hint', textContent: say('left', name) }));

  input.addEventListener('change', () => { take(input.files); input.value = ''; });
  box.addEventListener('dragover', (event) => { event.preventDefault(); box.classList.add('is-over'); });
  box.addEventListener('dragleave', () => box.classList.remove('is-over'));
  box.addEventListener('drop', (event) => { event.preventDefault(); box.classList.remove('is-over'); take(event.dataTransfer.files); });

  function left() {
    try {
      return Object.keys(localStorage).filter((key) => key.startsWith(`tus::${shelf}`)).map((key) => JSON.parse(localStorage.getItem(key)).metadata?.filename).filter(Boolean);
    } catch { return []; }
  }

  function take(files) {
    const chosen = [...files];
    for (const file of input.multiple ? chosen : chosen.slice(-1)) waiting.push(row(file));
    next();
  }

  function next() {
    while (busy < AT_ONCE && waiting.length) {
      busy += 1;
      waiting.shift().begin();
    }
  }

  function row(file) {
    const name = element('span', { className: 'uploads__name', textContent: file.name });
    const bar = element('progress', { className: 'progress', max: file.size || 1, value: 0, ariaLabel: file.name });
    const state = element('span', { className: 'uploads__state', textContent: say('waiting') });
    const hold = button(say('pause'), file.name);
    const stop = button(say('cancel'), file.name);
    const item = element('li', { className: 'uploads__item' });
    item.append(name, state, bar, hold, stop);
    list.append(item);
    let isRunning = false;
    let isDone = false;

    const upload = new Upload(file, {
      endpoint: '/uploads',
      chunkSize: CHUNK,
      retryDelays: RETRIES,
      metadata: { filename: file.name, ticket: box.dataset.upload },
      fingerprint: async () => `${shelf}${file.name}:${file.size}:${file.lastModified}`,
      removeFingerprintOnSuccess: false,
      urlStorage: shelfOf(shelf),
      onProgress: (sent, total) => {
        bar.value = sent;
        state.textContent = say('sending', Math.floor((sent / (total || 1)) * 100));
      },
      onSuccess: () => finish(),
      onError: (error) => fail(error.originalResponse?.getStatus() === 413 ? null : error),
    });

    const free = () => { if (isRunning) { isRunning = false; busy -= 1; next(); } };

    async function begin() {
      isRunning = true;
      hold.textContent = say('pause');
      const [previous] = await upload.findPreviousUploads();
      if (previous) upload.resumeFromPreviousUpload(previous);
      upload.start();
    }

    hold.addEventListener('click', () => {
      if (isRunning) {
        upload.abort();
        state.textContent = say('paused');
        hold.textContent = say('resume');
        free();
      } else {
        isRunning = true;
        busy += 1;
        hold.textContent = say('pause');
        upload.start();
      }
    });
    stop.addEventListener('click', async () => {
      if (!isDone) await upload.abort(true).catch(() => {});
      forget();
      free();
      item.remove();
      input.focus();
    });

    function forget() {
      try { Object.keys(localStorage).filter((key) => key.startsWith(`tus::${shelf}${file.name}:${file.size}:`)).forEach((key) => localStorage.removeItem(key)); } catch { /* No shelf, nothing on it. */ }
    }

    async function finish() {
      state.textContent = say('checking');
      try {
        const answer = await fetch(`${upload.url}/finish`, { method: 'POST', headers: { Accept: 'application/json' } });
        const told = await answer.json();
        if (!answer.ok) {
          upload.abort(true).catch(() => {});
          forget();
          fail(null, told.detail);
          return;
        }
        forget();
        ready(told);
      } catch { fail(null); }
      free();
    }

    function ready(told) {
      isDone = true;
      bar.value = bar.max;
      hold.remove();
      state.textContent = [say('ready'), ...told.notes].join(' ');
      news.textContent = `${file.name}: ${state.textContent}`;
      if (told.thumbnail) item.prepend(element('img', { src: told.thumbnail, alt: '', width: 120, height: 90 }));
      if (isField) intoForm(told, item, stop);
      else {
        stop.remove();
        item.append(element('a', { href: `/admin/media/${told.id}`, textContent: say('describe') }));
      }
    }

    function fail(error, sentence) {
      isDone = error === null;
      hold.textContent = say('again');
      state.textContent = sentence ?? say('failed');
      item.classList.add('uploads__item--bad');
      news.textContent = `${file.name}: ${state.textContent}`;
      if (sentence) hold.remove();
      free();
    }

    return { begin };
  }

  // The form names the file as if the server had shown it: the path, and words for who cannot see it.
  function intoForm(told, item, stop) {
    const field = box.dataset.for;
    const form = box.closest('form');
    if (!input.multiple) {
      box.parentElement.querySelectorAll('[data-media-item]').forEach((card) => card.remove());
      list.querySelectorAll('.uploads__item').forEach((other) => { if (other !== item) other.remove(); });
    }
    const id = `upload-${told.id}`;
    item.append(
      element('input', { type: 'hidden', name: `${field}.Path`, value: told.path }),
      element('label', { htmlFor: id, textContent: say('text') }),
      element('input', { type: 'text', id, name: `${field}.Text` }),
    );
    stop.textContent = say('remove');
    stop.addEventListener('click', () => form?.dispatchEvent(new Event('change', { bubbles: true })));
    form?.dispatchEvent(new Event('change', { bubbles: true }));
  }

  function button(text, about) {
    return element('button', { type: 'button', className: 'button button--small', textContent: text, ariaLabel: null, title: `${text}: ${about}` });
  }
}

// What the browser remembers of uploads under way: an address for each file.
function shelfOf(prefix) {
  const read = (match) => {
    try {
      return Object.keys(localStorage).filter(match).map((key) => ({ ...JSON.parse(localStorage.getItem(key)), urlStorageKey: key }));
    } catch { return []; }
  };
  return {
    findAllUploads: async () => read((key) => key.startsWith(`tus::${prefix}`)),
    findUploadsByFingerprint: async (fingerprint) => read((key) => key.startsWith(`tus::${fingerprint}`)),
    removeUpload: async (key) => localStorage.removeItem(key),
    addUpload: async (fingerprint, upload) => {
      const key = `tus::${fingerprint}`;
      try { localStorage.setItem(key, JSON.stringify(upload)); } catch { /* A full shelf: it goes on, and cannot be resumed after a reload. */ }
      return key;
    },
  };
}

function element(tag, properties) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === null) continue;
    if (name === 'role') made.setAttribute('role', value);
    else made[name] = value;
  }
  return made;
}
