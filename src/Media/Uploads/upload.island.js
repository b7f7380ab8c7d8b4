// Files go ahead of their form, in pieces (tus 1.0): paused, resumed after a reload or a restart, or called off. Without this script the form sends them itself.
import { element } from './element.js';
import { sendingOf } from './sending.js';
import { shelfOf } from './shelf.js';

const AT_ONCE = 3;

for (const box of document.querySelectorAll('[data-upload]')) start(box);

function start(box) {
  const input = box.querySelector('input[type=file]');
  if (!input) return;
  const prefix = `rv-upload:${box.dataset.place}:`;
  const place = {
    box,
    input,
    prefix,
    shelf: shelfOf(prefix),
    form: box.closest('form'),
    isField: box.dataset.for !== undefined,
    asksMaker: box.dataset.asksMaker !== undefined,
    most: Number(new URLSearchParams(box.dataset.upload).get('most')),
    list: element('ul', { className: 'uploads__list' }),
    news: element('p', { className: 'visually-hidden', role: 'status' }),
    queue: queueOf(AT_ONCE),
    say: (key, ...values) => values.reduce((text, value, i) => text.replace(`{${i}}`, value), box.dataset[`say${key[0].toUpperCase()}${key.slice(1)}`] ?? ''),
  };
  const hint = element('p', { className: 'field__hint', textContent: place.say('drop') });
  box.append(hint, place.list, place.news);
  if (!place.isField) {
    // In the library the box takes several at once; a field says itself whether it does. What only the form itself can send is put away.
    input.multiple = true;
    for (const part of place.form.querySelectorAll('[data-alone]')) part.hidden = true;
  }
  for (const name of place.shelf.left()) hint.after(element('p', { className: 'field__hint', textContent: place.say('left', name) }));

  const take = (files) => {
    const chosen = [...files];
    for (const file of input.multiple ? chosen : chosen.slice(-1)) place.queue.add(sendingOf(file, place));
  };
  const pick = () => { take(input.files); input.value = ''; };
  input.addEventListener('change', pick);
  // On a slow line someone picks before this script is there.
  if (input.files.length > 0) pick();
  box.addEventListener('dragover', (event) => { event.preventDefault(); box.classList.add('is-over'); });
  box.addEventListener('dragleave', () => box.classList.remove('is-over'));
  box.addEventListener('drop', (event) => { event.preventDefault(); box.classList.remove('is-over'); take(event.dataTransfer.files); });
}

// So many at once; the others wait for their turn.
function queueOf(atOnce) {
  const waiting = [];
  let busy = 0;
  const next = () => {
    while (busy < atOnce && waiting.length) {
      busy += 1;
      waiting.shift().begin();
    }
  };
  return {
    add: (sending) => { waiting.push(sending); next(); },
    drop: (sending) => { if (waiting.includes(sending)) waiting.splice(waiting.indexOf(sending), 1); },
    done: () => { busy -= 1; next(); },
  };
}
