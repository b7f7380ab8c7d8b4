// Takes the round along on this device, keeps it fresh, and forgets it.
import { freshen, openDesk, sync } from './desk.js';
import { keepShell } from './shell.js';
import { showWaiting } from './waiting.js';

const card = document.getElementById('take');
const place = document.getElementById('waiting');
if (place) start();

async function start() {
  const desk = await openDesk(place.dataset.juror);
  const show = showWaiting(place, desk, send);
  let net = 'done';
  await desk.forgetOver();
  if (card) await offer(desk);
  await send();
  // What was taken along follows the server each time that the list is seen.
  if ((await desk.rounds()).length) await Promise.allSettled([keepShell(), freshen(desk)]);
  addEventListener('online', send);
  setInterval(send, 5000);

  async function send() {
    net = await sync(desk);
    await show(net);
  }
}

async function offer(desk) {
  const { round, url } = card.dataset;
  const state = card.querySelector('[role="status"]');
  const bar = card.querySelector('progress');
  const take = card.querySelector('[data-take]');
  const forget = card.querySelector('[data-forget]');
  card.hidden = false;
  take.addEventListener('click', run);
  forget.addEventListener('click', async () => {
    await desk.forget(round);
    await say();
    take.focus();
  });
  await say();

  async function run() {
    take.disabled = true;
    state.textContent = card.dataset.busy;
    bar.hidden = false;
    navigator.storage?.persist?.();
    try {
      await keepShell();
      await desk.take(url, (done, all) => { bar.max = Math.max(1, all); bar.value = done; });
      await say();
    } catch (error) {
      // The round is over, or not this juror's any more.
      if ([403, 404, 409].includes(error.status)) await desk.forget(round);
      state.textContent = error.told?.detail ?? card.dataset.failed;
    }
    bar.hidden = true;
    take.disabled = false;
    take.focus();
  }

  async function say() {
    const taken = await desk.round(round);
    forget.hidden = !taken;
    take.textContent = taken ? card.dataset.again : card.dataset.first;
    state.textContent = taken ? card.dataset.taken.replace('{0}', when(taken.taken)).replace('{1}', size(taken.bytes)) : '';
  }
}

function when(instant) { return new Date(instant).toLocaleString(document.documentElement.lang, { day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit', timeZone: 'Europe/Brussels' }); }

// In millions.
function size(bytes) { return new Intl.NumberFormat(document.documentElement.lang, { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(Math.max(0.1, bytes / 1e6)); }
