// Pages of the jury without network: whatever address is asked for, the page that reads from this device answers. It was put here when the juror took a round along.
const kept = 'rv-jury';
const shell = '/jury/away';
// How long a page may take before the device answers; a file that the server makes may take longer.
const patience = 10000;
const drawn = /^\/jury(\/away|\/rounds\/[^/]+(\/entries\/[^/]+)?)?$/;

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
self.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== 'GET' || url.origin !== self.location.origin) return;
  if (event.request.mode === 'navigate') event.respondWith(page(event.request, drawn.test(url.pathname)));
  else if (/^\/(t|dist|_content)\//.test(url.pathname)) event.respondWith(asset(event.request));
});

async function page(request, hurries) {
  const away = await (await caches.open(kept)).match(shell);
  if (!away) return fetch(request);
  try {
    const answer = await Promise.race([fetch(request), ...hurries ? [new Promise((_, fail) => setTimeout(fail, patience))] : []]);
    return answer.status >= 502 && answer.status <= 504 ? away : answer;
  } catch {
    return away;
  }
}

async function asset(request) {
  return (await (await caches.open(kept)).match(request.url)) ?? fetch(request);
}
