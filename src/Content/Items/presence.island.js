// Says every minute that this page is open, while somebody looks at it, and shows who else has the item open. The page itself showed who was here when it was made.
const notice = document.querySelector('[data-presence]');
const every = 60000;

async function here() {
  if (document.visibilityState === 'hidden') return;
  try {
    const response = await fetch(notice.dataset.presence, { method: 'PUT', headers: { Accept: 'application/json' }, redirect: 'manual' });
    if (response.ok) show(await response.json());
  } catch { /* Offline: the row runs out by itself. */ }
}

function show(others) {
  const sentences = others.map((other) => notice.dataset.one.replace('{name}', other.name).replace('{since}', other.since));
  if (sentences.join() === [...notice.children].map((line) => line.textContent).join()) return;
  notice.replaceChildren(...sentences.map((sentence) => Object.assign(document.createElement('p'), { textContent: sentence })));
  notice.hidden = sentences.length === 0;
}

if (notice) {
  here();
  setInterval(here, every);
  document.addEventListener('visibilitychange', here);
  window.addEventListener('pagehide', () => navigator.sendBeacon(notice.dataset.presence));
}
