// Moves and removes blocks in the page itself: what stands in their boxes moves along, and the draft is kept as after any key. Without this script the same buttons send the form.
function say(list, text) {
  const place = list.querySelector('[data-said]');
  place.textContent = '';
  setTimeout(() => { place.textContent = text; }, 50);
}

function fill(text, ...values) {
  return values.reduce((filled, value, at) => filled.replace(`{${at}}`, () => String(value)), text);
}

function own(list) {
  return [...list.querySelector(':scope > ol').children].filter((item) => item.matches('[data-block]'));
}

function refresh(list) {
  const blocks = own(list);
  blocks.forEach((block, at) => {
    block.querySelector(':scope > .held__buttons > button[name$=".Up"]').disabled = at === 0;
    block.querySelector(':scope > .held__buttons > button[name$=".Down"]').disabled = at === blocks.length - 1;
  });
}

// Whatever keeps drafts listens to this.
function changed(list) {
  refresh(list);
  list.dispatchEvent(new Event('input', { bubbles: true }));
}

function move(list, block, by, button) {
  const blocks = own(list);
  const at = blocks.indexOf(block) + by;
  if (at < 0 || at >= blocks.length) return;
  if (by < 0) blocks[at].before(block);
  else blocks[at].after(block);
  changed(list);
  (button.disabled ? block.querySelector(`:scope > .held__buttons > button[name$="${by < 0 ? '.Down' : '.Up'}"]`) : button).focus();
  say(list, fill(list.dataset.moved, block.dataset.name, at + 1, blocks.length));
}

function remove(list, block) {
  const place = document.createElement('li');
  place.className = 'held__item block block--gone';
  const told = document.createElement('span');
  told.textContent = fill(list.dataset.gone, block.dataset.name);
  const undo = document.createElement('button');
  Object.assign(undo, { type: 'button', className: 'button button--small', textContent: list.dataset.undo });
  place.append(told, undo);
  block.replaceWith(place);
  changed(list);
  undo.addEventListener('click', () => {
    place.replaceWith(block);
    changed(list);
    block.querySelector(':scope > .held__buttons > button[name$=".Remove"]').focus();
  });
  undo.focus();
}

for (const list of document.querySelectorAll('[data-blocks]')) {
  list.addEventListener('click', (event) => {
    const button = event.target.closest('.held__buttons > button');
    const block = button?.closest('[data-block]');
    if (!block || block.closest('[data-blocks]') !== list) return;
    const verb = button.name.split('.').pop();
    if (!['Up', 'Down', 'Remove'].includes(verb)) return;
    event.preventDefault();
    if (verb === 'Remove') remove(list, block);
    else move(list, block, verb === 'Up' ? -1 : 1, button);
  });
}

// After a block was added: it is open, and the first box in it is ready.
const arrived = location.hash.startsWith('#block-') && document.getElementById(location.hash.slice(1));
if (arrived) {
  for (let box = arrived.querySelector(':scope > details'); box; box = box.parentElement.closest('details')) box.open = true;
  arrived.scrollIntoView({ block: 'start' });
  (arrived.querySelector('details input:not([type=hidden], [type=file]), details textarea:not([hidden]), details .rich__paper, details select') ?? arrived.querySelector('summary'))?.focus({ preventScroll: true });
}
