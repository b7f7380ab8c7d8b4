// Makes what comes from Word, Google Docs and web pages fit for the editor: structure stays, dress goes.
// Style attributes are renamed before anything is parsed, so that the page's policy never sees them.
const styled = 'data-was-style';

function styleOf(element) {
  return (element.getAttribute(styled) ?? '').toLowerCase().replace(/\s+/g, '');
}

function rename(element, tag) {
  const renamed = element.ownerDocument.createElement(tag);
  renamed.append(...element.childNodes);
  for (const name of ['href', 'src', 'alt', 'start']) {
    if (element.hasAttribute(name)) renamed.setAttribute(name, element.getAttribute(name));
  }
  element.replaceWith(renamed);
  return renamed;
}

function unwrap(element) {
  element.replaceWith(...element.childNodes);
}

// Google Docs wraps everything in a <b> that is not bold, and says bold with a span.
function emphasis(body) {
  for (const bold of body.querySelectorAll('b, strong')) {
    // Not mso-bidi-font-weight, which Word writes beside every bold word.
    if (/(^|;)font-weight:(normal|[1-4]00)/.test(styleOf(bold)) || bold.id.startsWith('docs-internal-guid')) unwrap(bold);
  }
  for (const span of [...body.querySelectorAll('span')].reverse()) {
    const style = styleOf(span);
    const tags = [/(^|;)font-weight:(bold|[6-9]00)/.test(style) && 'strong', /(^|;)font-style:italic/.test(style) && 'em'].filter(Boolean);
    if (span.closest('h1, h2, h3, h4, h5, h6')) tags.length = 0;
    for (const tag of tags) {
      const around = body.ownerDocument.createElement(tag);
      around.append(...span.childNodes);
      span.append(around);
    }
    unwrap(span);
  }
}

// Word writes a list as paragraphs with a mark in front.
function lists(body) {
  let list = null;
  for (const paragraph of [...body.querySelectorAll('p')]) {
    const inList = /mso-list:(?!none|ignore)/.test(styleOf(paragraph)) || /^MsoListParagraph/.test(paragraph.className);
    if (!inList) {
      list = null;
      continue;
    }
    const mark = [...paragraph.querySelectorAll('span')].find((span) => /mso-list:ignore/.test(styleOf(span)));
    const sign = (mark?.textContent ?? paragraph.textContent.slice(0, 4)).trim();
    mark?.remove();
    const tag = /^(\d+|[a-z]|[ivx]+)[.)]/i.test(sign) ? 'ol' : 'ul';
    if (!list || list.localName !== tag || list.nextElementSibling !== paragraph) {
      list = body.ownerDocument.createElement(tag);
      paragraph.before(list);
    }
    const item = body.ownerDocument.createElement('li');
    const inner = body.ownerDocument.createElement('p');
    inner.append(...paragraph.childNodes);
    if (!mark && inner.firstChild?.nodeType === 3) inner.firstChild.data = inner.firstChild.data.replace(/^\s*(?:[·•o§-]|\d+[.)])\s+/u, '');
    item.append(inner);
    list.append(item);
    paragraph.remove();
  }
}

function headings(body) {
  for (const paragraph of body.querySelectorAll('p.MsoTitle')) rename(paragraph, 'h2');
  const levels = [...body.querySelectorAll('h1, h2, h3, h4, h5, h6')].map((heading) => Number(heading.localName[1]));
  const shift = levels.length > 0 && Math.min(...levels) === 1 ? 1 : 0;
  for (const heading of [...body.querySelectorAll('h1, h2, h3, h4, h5, h6')]) {
    if (!heading.textContent.trim()) heading.remove();
    else rename(heading, `h${Math.min(4, Number(heading.localName[1]) + shift)}`);
  }
}

// Google's and Outlook's links run through a page of theirs first.
function links(body) {
  for (const link of body.querySelectorAll('a')) {
    const href = link.getAttribute('href');
    if (!href || href.startsWith('#') || /^(javascript|file|about):/i.test(href)) {
      unwrap(link);
      continue;
    }
    const target = /^https:\/\/www\.google\.com\/url\?/.test(href) ? new URL(href).searchParams.get('q') : null;
    if (target) link.setAttribute('href', target);
  }
}

function empty(body) {
  for (const element of [...body.querySelectorAll('p, li, strong, em')].reverse()) {
    if (!element.textContent.replace(/\u00a0/g, ' ').trim() && !element.querySelector('img, br')) element.remove();
  }
  for (const br of body.querySelectorAll(':scope > br, p > br:only-child')) (br.parentElement === body ? br : br.parentElement).remove();
}

export function clean(html) {
  const text = html
    .replace(/<!--\[if[\s\S]*?<!\[endif\]-->/gi, '')
    .replace(/<!\[(?:if|endif)[^>]*>/gi, '')
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/<(style|script|xml|meta|link|title)\b[^>]*>(?:[\s\S]*?<\/\1>)?/gi, '')
    .replace(/<\/?[ovw]:[^>]*>/gi, '')
    .replace(/(<[a-z][^>]*?)\sstyle=/gi, `$1 ${styled}=`);
  const { body } = new DOMParser().parseFromString(text, 'text/html');
  for (const gone of body.querySelectorAll('head, noscript, template, button, input, [hidden]')) gone.remove();
  lists(body);
  headings(body);
  emphasis(body);
  for (const old of body.querySelectorAll('i')) rename(old, 'em');
  for (const old of body.querySelectorAll('b')) rename(old, 'strong');
  for (const box of [...body.querySelectorAll('font, u, ins, center, big')].reverse()) unwrap(box);
  for (const paragraph of body.querySelectorAll('li > p:only-child')) unwrap(paragraph);
  links(body);
  // A picture of another page or of one's own disk is not in the library: it is added there first.
  for (const picture of body.querySelectorAll('img')) {
    if (!picture.getAttribute('src')?.startsWith('/media/')) picture.remove();
  }
  empty(body);
  for (const element of body.querySelectorAll('*')) {
    for (const { name } of [...element.attributes]) {
      if (!['href', 'src', 'alt', 'start'].includes(name) && !element.closest('figure')) element.removeAttribute(name);
    }
  }
  return body.innerHTML.replace(/\u00a0/g, ' ');
}
