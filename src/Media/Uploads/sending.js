// One file on its way: its line in the list, with a bar and buttons to hold it, to go on and to stop.
import { Upload } from 'tus-js-client';
import { button, element } from './element.js';
import { describe, intoForm } from './sent.js';

const CHUNK = 8 * 1024 * 1024;
const RETRIES = [0, 500, 1000, 3000, 5000, 10000, 20000];

export function sendingOf(file, place) {
  const { say, shelf, queue } = place;
  const bar = element('progress', { className: 'progress', max: file.size || 1, value: 0, ariaLabel: file.name });
  const state = element('span', { className: 'uploads__state', textContent: say('waiting') });
  const hold = button(say('pause'), file.name);
  const stop = button(say('cancel'), file.name);
  const item = element('li', { className: 'uploads__item' });
  item.append(element('span', { className: 'uploads__name', textContent: file.name }), state, bar, hold, stop);
  place.list.append(item);
  // waiting for its turn, running, held (by the person or by trouble), over
  let stage = 'waiting';
  const self = { begin };
  const upload = new Upload(file, {
    endpoint: '/uploads',
    chunkSize: CHUNK,
    retryDelays: RETRIES,
    metadata: { filename: file.name, ticket: place.box.dataset.upload },
    fingerprint: async () => `${place.prefix}${file.name}:${file.size}:${file.lastModified}`,
    removeFingerprintOnSuccess: false,
    urlStorage: shelf,
    onProgress: (sent, total) => {
      bar.value = sent;
      if (stage === 'running') state.textContent = say('sending', Math.floor((sent / (total || 1)) * 100));
    },
    onSuccess: finish,
    onError: (error) => (error.originalResponse?.getStatus() === 413 ? refuse(tooBig()) : fail()),
  });

  async function begin() {
    stage = 'running';
    if (place.most && file.size > place.most) {
      refuse(tooBig());
      return;
    }
    item.classList.remove('uploads__item--bad');
    label(hold, 'pause');
    if (!upload.url) {
      const [previous] = await upload.findPreviousUploads();
      if (previous) upload.resumeFromPreviousUpload(previous);
    }
    if (stage === 'running') upload.start();
  }

  hold.addEventListener('click', () => {
    if (stage === 'held') {
      stage = 'waiting';
      state.textContent = say('waiting');
      queue.add(self);
      return;
    }
    queue.drop(self);
    upload.abort();
    state.textContent = say('paused');
    label(hold, 'resume');
    leave('held');
  });
  stop.addEventListener('click', async () => {
    const isOver = stage === 'over';
    queue.drop(self);
    leave('over');
    shelf.forget(file);
    item.remove();
    place.input.focus();
    if (!isOver) await upload.abort(true).catch(() => {});
  });

  function leave(to) {
    const wasRunning = stage === 'running';
    stage = to;
    if (wasRunning) queue.done();
  }

  async function finish() {
    state.textContent = say('checking');
    const maker = place.isField ? null : place.form.querySelector('[name="Input.Credit"]');
    const { told, sentence } = await tell(maker?.value ? { credit: maker.value } : {});
    if (told) {
      shelf.forget(file);
      leave('over');
      ready(told);
    } else if (sentence) {
      upload.abort(true).catch(() => {});
      shelf.forget(file);
      refuse(sentence);
    } else fail();
  }

  // Has the upload judged, and says what is known about it. Again does no harm.
  async function tell(words) {
    try {
      const answer = await fetch(`${upload.url}/finish`, { method: 'POST', body: new URLSearchParams(words), headers: { Accept: 'application/json' } });
      const told = await answer.json();
      return answer.ok ? { told } : { sentence: told.detail };
    } catch { return {}; }
  }

  function ready(told) {
    bar.value = bar.max;
    hold.remove();
    const asks = place.asksMaker && told.isPicture;
    announce([say('ready'), ...told.notes, ...(asks && !told.credit ? [say('makerask')] : [])].join(' '));
    if (told.thumbnail) item.prepend(element('img', { src: told.thumbnail, alt: '', width: 120, height: 90 }));
    if (place.isField) intoForm(told, item, stop, place);
    if (asks) describe(told, item, file, place, tell, announce);
    if (place.isField) return;
    stop.remove();
    item.append(element('a', { href: `/admin/media/${told.id}`, textContent: say('describe') }));
  }

  // It will not do: what to do instead is in the sentence.
  function refuse(sentence) {
    hold.remove();
    label(stop, 'remove');
    item.classList.add('uploads__item--bad');
    announce(sentence);
    leave('over');
  }

  function fail() {
    label(hold, 'again');
    item.classList.add('uploads__item--bad');
    announce(say('failed'));
    leave('held');
  }

  function announce(sentence) {
    state.textContent = sentence;
    place.news.textContent = `${file.name}: ${sentence}`;
  }

  function label(of, key) {
    of.textContent = say(key);
    of.title = `${say(key)}: ${file.name}`;
  }

  function tooBig() {
    return say('toobig', Math.floor(place.most / 1_000_000));
  }

  return self;
}
