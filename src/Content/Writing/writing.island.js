// Beside the text: what it looks like on the site, and what a careful colleague would say of it. Both are fetched anew whenever the draft is kept.
const panel = document.querySelector('[data-writing]');
const state = document.querySelector('[data-savestate]');
const desktop = 1280;
const phone = 390;

async function check() {
  const response = await fetch(panel.dataset.checks, { headers: { Accept: 'text/html' } });
  if (!response.ok || response.redirected) return;
  const found = new DOMParser().parseFromString(await response.text(), 'text/html').getElementById('checks');
  if (found) panel.querySelector('[data-checked]').replaceChildren(...found.childNodes);
}

// The place in the text: the input, or the editor over it; there the first piece that has these words.
function show(anchor, quote) {
  const input = document.getElementById(anchor);
  const paper = document.getElementById(`${anchor}-rich`);
  const target = paper ?? input;
  if (!target) return;
  const start = quote.replace(/…$/, '').slice(0, 40);
  const piece = paper && start && [...paper.querySelectorAll('p, li, h1, h2, h3, h4, figure, blockquote')].reverse().find((element) => element.textContent.includes(start) || element.querySelector(`img[src*="${CSS.escape(start)}"]`));
  target.focus({ preventScroll: true });
  (piece || target).scrollIntoView({ block: 'center' });
}

function preview() {
  const box = panel.querySelector('[data-frame]');
  const sidebar = panel.closest('.sidebar');
  let frame;
  let width = phone;
  const fit = () => {
    if (!frame) return;
    const scale = Math.min(1, box.clientWidth / width);
    frame.style.width = `${width}px`;
    frame.style.height = `${Math.round(box.clientHeight / scale)}px`;
    frame.style.transform = `scale(${scale})`;
  };
  const buttons = [...panel.querySelectorAll('[data-width]')];
  const press = (value) => {
    for (const button of buttons) button.setAttribute('aria-pressed', String(button.dataset.width === value));
    box.hidden = value === 'none';
    sidebar?.classList.toggle('sidebar--even', value === 'desktop');
    if (value === 'none') {
      frame?.remove();
      frame = undefined;
      return;
    }
    width = value === 'desktop' ? desktop : phone;
    if (!frame) {
      frame = document.createElement('iframe');
      frame.title = panel.dataset.title;
      frame.src = panel.dataset.preview;
      box.append(frame);
    }
    fit();
  };
  for (const button of buttons) button.addEventListener('click', () => press(button.dataset.width));
  new ResizeObserver(fit).observe(box);
  return () => {
    if (!frame) return;
    const { scrollY } = frame.contentWindow;
    frame.addEventListener('load', () => frame.contentWindow.scrollTo({ top: scrollY, behavior: 'instant' }), { once: true });
    frame.contentWindow.location.reload();
  };
}

if (panel) {
  panel.querySelector('[data-tools]').hidden = false;
  panel.querySelector('[data-plain]').hidden = true;
  const again = preview();
  panel.addEventListener('click', (event) => {
    const link = event.target.closest('a[data-anchor]');
    if (!link) return;
    event.preventDefault();
    show(link.dataset.anchor, link.dataset.quote ?? '');
  });
  new MutationObserver(() => {
    if (state.textContent !== state.dataset.saved) return;
    check();
    again();
  }).observe(state, { childList: true });
  check();
}
