// The windows of the editor: each asks for one thing and gives it back, or null.
let number = 0;

function field(dialog, name, label, value, type = 'text') {
  const id = `rich-${name}-${number += 1}`;
  const box = document.createElement('div');
  box.className = 'field';
  const words = document.createElement('label');
  words.htmlFor = id;
  words.textContent = label;
  const input = document.createElement('input');
  Object.assign(input, { id, name, type, value: value ?? '' });
  box.append(words, input);
  dialog.querySelector('.rich__fields').append(box);
  return input;
}

function button(words, value, className = 'button') {
  const made = document.createElement('button');
  Object.assign(made, { type: value ? 'submit' : 'button', value: value ?? '', className, textContent: words });
  return made;
}

function open(title, words) {
  const dialog = document.createElement('dialog');
  dialog.className = 'rich__dialog';
  const form = document.createElement('form');
  form.method = 'dialog';
  form.className = 'stack';
  const heading = document.createElement('h2');
  heading.id = `rich-title-${number += 1}`;
  heading.textContent = title;
  dialog.setAttribute('aria-labelledby', heading.id);
  const fields = document.createElement('div');
  fields.className = 'rich__fields stack';
  const row = document.createElement('div');
  row.className = 'cluster';
  row.append(button(words.apply, 'apply', 'button button--primary'), button(words.cancel, 'cancel'));
  form.append(heading, fields, row);
  dialog.append(form);
  document.body.append(dialog);
  return dialog;
}

function asked(dialog, read) {
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      resolve(dialog.returnValue === 'apply' || dialog.returnValue === 'remove' ? read(dialog.returnValue) : null);
      dialog.remove();
    });
    dialog.querySelector('[value="cancel"]').formNoValidate = true;
    dialog.showModal();
  });
}

async function found(address, words) {
  const response = await fetch(`${address}?q=${encodeURIComponent(words)}`, { headers: { Accept: 'application/json' } });
  return response.ok ? response.json() : [];
}

// A box of words and, under it, what they find; choosing one fills in the rest of the window.
function search(dialog, label, address, draw, choose, status) {
  const input = field(dialog, 'find', label, '', 'search');
  const list = document.createElement('div');
  list.className = 'rich__found';
  const told = document.createElement('p');
  told.className = 'field__hint';
  told.setAttribute('role', 'status');
  input.after(told, list);
  let timer;
  const look = async () => {
    const items = await found(address, input.value);
    told.textContent = status.replace('{0}', String(items.length));
    list.replaceChildren(...items.map((item) => {
      const made = button('', null, 'rich__choice');
      draw(made, item);
      made.addEventListener('click', () => choose(item, made));
      return made;
    }));
  };
  input.addEventListener('input', () => { clearTimeout(timer); timer = setTimeout(look, 250); });
  input.addEventListener('keydown', (event) => { if (event.key === 'Enter') { event.preventDefault(); look(); } });
  look();
}

export function askLink(words, address, present) {
  const dialog = open(words.link, words);
  const href = field(dialog, 'href', words.address, present);
  href.required = true;
  search(dialog, words.findPage, address, (made, item) => {
    const kind = document.createElement('small');
    kind.textContent = item.kind;
    made.append(`${item.title} `, kind);
  }, (item) => { href.value = item.url; href.focus(); }, words.found);
  if (present) {
    const away = button(words.unlink, 'remove');
    away.formNoValidate = true;
    dialog.querySelector('.cluster').append(away);
  }
  return asked(dialog, (how) => (how === 'remove' ? '' : safe(href.value)));
}

function safe(typed) {
  const address = typed.trim();
  if (/^(https?:|mailto:|tel:|\/|#)/i.test(address)) return address;
  return /^[^\s@]+@[^\s@]+\.\w+$/.test(address) ? `mailto:${address}` : `https://${address}`;
}

export function askPicture(words, address, present = {}) {
  const dialog = open(words.picture, words);
  const inputs = {};
  let src = present.src ?? '';
  search(dialog, words.findPicture, address, (made, item) => {
    const img = document.createElement('img');
    Object.assign(img, { src: item.thumbnail, alt: '', width: 96, loading: 'lazy' });
    made.append(img, item.alt || item.name);
  }, (item, made) => {
    src = item.src;
    for (const other of made.parentElement.children) other.removeAttribute('aria-pressed');
    made.setAttribute('aria-pressed', 'true');
    inputs.alt.value = item.alt;
    inputs.credit.value = item.credit;
    inputs.alt.focus();
  }, words.found);
  for (const name of ['alt', 'caption', 'credit']) inputs[name] = field(dialog, name, words[name], present[name]);
  return asked(dialog, () => (src ? { src, ...Object.fromEntries(Object.entries(inputs).map(([name, input]) => [name, input.value.trim()])) } : null));
}

export function askVideo(words, video, present = {}) {
  const dialog = open(words.video, words);
  const href = field(dialog, 'href', words.videoAddress, present.href);
  const title = field(dialog, 'title', words.videoTitle, present.title);
  href.required = true;
  title.required = true;
  href.addEventListener('input', () => href.setCustomValidity(video(href.value) ? '' : words.videoWrong));
  return asked(dialog, () => (video(href.value) ? { href: video(href.value), title: title.value.trim() } : null));
}
