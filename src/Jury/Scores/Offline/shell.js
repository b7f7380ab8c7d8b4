// Puts the page without network, and all that it is drawn with, on this device.
const kept = 'rv-jury';
const shell = '/jury/away';

export async function keepShell() {
  if (!('serviceWorker' in navigator) || !('caches' in window)) return false;
  await navigator.serviceWorker.register('/jury/worker.js', { scope: '/jury' });
  await navigator.serviceWorker.ready;
  const answer = await fetch(shell, { redirect: 'error' });
  if (!answer.ok) throw new Error(String(answer.status));
  const found = new Map([[new URL(shell, location.href).href, answer.clone()]]);
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const wanted = [...page.querySelectorAll('link[rel~="stylesheet"], link[rel~="icon"], link[rel~="preload"], script[src], main img[src]')].map((part) => part.getAttribute('href') ?? part.getAttribute('src'));
  for (const address of wanted) await collect(new URL(address, location.href).href, found);
  const cache = await caches.open(kept);
  for (const [address, response] of found) await cache.put(address, response);
  for (const old of await cache.keys()) if (!found.has(old.url)) await cache.delete(old);
  return true;
}

async function collect(address, found) {
  if (found.has(address) || new URL(address).origin !== location.origin) return;
  const answer = await fetch(address);
  if (!answer.ok) return;
  found.set(address, answer.clone());
  const type = answer.headers.get('Content-Type') ?? '';
  const names = type.includes('css') ? /url\(["']?([^"')]+)["']?\)/g : type.includes('javascript') ? /(?:from|import)\s*\(?\s*["'`](\.[^"'`]+)["'`]/g : null;
  if (!names) return;
  for (const [, name] of (await answer.text()).matchAll(names)) if (!name.startsWith('data:')) await collect(new URL(name, address).href, found);
}
