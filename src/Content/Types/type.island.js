// Shows the form beside the settings as it would be, a moment after the last key. Without this script the form is shown as it was saved last.
const form = document.querySelector('[data-type-form]');
const preview = document.querySelector('[data-type-preview]');
const pause = 500;
let waiting;
let asked;

async function show() {
  asked?.abort();
  asked = new AbortController();
  try {
    const response = await fetch(form.dataset.preview, { method: 'POST', body: new URLSearchParams(new FormData(form)), signal: asked.signal, redirect: 'error' });
    if (response.ok) preview.innerHTML = await response.text();
  } catch { /* Offline, or overtaken by the next key: what is shown stays. */ }
}

// The field that a button moved or added is opened, so that one goes on where one was.
function open() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  target?.querySelector('details')?.setAttribute('open', '');
}

if (form && preview) {
  form.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(show, pause);
  });
  open();
}
