import { Node } from '@tiptap/core';

// A picture of the library: <figure class="picture"><img src="/media/path" alt><figcaption>caption <small class="credit">who made it</small></figcaption></figure>.
export function picture(show, edit) {
  return Node.create({
    name: 'picture',
    group: 'block',
    atom: true,
    draggable: true,
    addAttributes() {
      return { src: { default: '' }, alt: { default: '' }, caption: { default: '' }, credit: { default: '' } };
    },
    parseHTML() {
      return [
        {
          tag: 'figure',
          getAttrs: (figure) => {
            const img = figure.querySelector('img');
            if (!img) return false;
            const caption = figure.querySelector('figcaption')?.cloneNode(true);
            const credit = caption?.querySelector('.credit');
            credit?.remove();
            return { src: path(img), alt: img.getAttribute('alt') ?? '', caption: caption?.textContent.trim() ?? '', credit: credit?.textContent.trim() ?? '' };
          },
        },
        { tag: 'img[src]', getAttrs: (img) => ({ src: path(img), alt: img.getAttribute('alt') ?? '' }) },
      ];
    },
    renderHTML({ node }) {
      const { src, alt, caption, credit } = node.attrs;
      const words = [...(caption ? [`${caption}${credit ? ' ' : ''}`] : []), ...(credit ? [['small', { class: 'credit' }, credit]] : [])];
      return ['figure', { class: 'picture' }, ['img', { src, alt }], ...(words.length ? [['figcaption', ...words]] : [])];
    },
    addNodeView: () => box((dom, node) => {
      const img = document.createElement('img');
      img.src = show + node.attrs.src.replace(/^\/media\//, '');
      img.alt = node.attrs.alt;
      const words = document.createElement('figcaption');
      words.textContent = [node.attrs.caption, node.attrs.credit].filter(Boolean).join(' · ');
      dom.append(img, words);
    }, edit),
  });
}

function path(img) {
  return (img.getAttribute('src') ?? '').split('?')[0];
}

const hosts = [
  [/^https?:\/\/(?:www\.|m\.)?youtube(?:-nocookie)?\.com\/(?:watch\?(?:.*&)?v=|embed\/|shorts\/|live\/)([\w-]{6,20})/, (id) => `https://www.youtube.com/watch?v=${id}`],
  [/^https?:\/\/youtu\.be\/([\w-]{6,20})/, (id) => `https://www.youtube.com/watch?v=${id}`],
  [/^https?:\/\/(?:www\.|player\.)?vimeo\.com\/(?:video\/)?(\d{5,12})/, (id) => `https://vimeo.com/${id}`],
];

// The address of a video as we keep it; null where it is none of YouTube or Vimeo.
export function video(address) {
  for (const [pattern, kept] of hosts) {
    const found = pattern.exec(address.trim());
    if (found) return kept(found[1]);
  }
  return null;
}

// A video elsewhere: <figure class="embed"><a href="https://…">title</a></figure>. The public page loads nothing of it before its reader says so.
export function embed(edit) {
  return Node.create({
    name: 'embed',
    group: 'block',
    atom: true,
    draggable: true,
    priority: 110,
    addAttributes() {
      return { href: { default: '' }, title: { default: '' } };
    },
    parseHTML() {
      return [{
        tag: 'figure.embed',
        priority: 60,
        getAttrs: (figure) => {
          const link = figure.querySelector('a[href]');
          return link ? { href: link.getAttribute('href'), title: link.textContent.trim() } : false;
        },
      }];
    },
    renderHTML({ node }) {
      return ['figure', { class: 'embed' }, ['a', { href: node.attrs.href }, node.attrs.title || node.attrs.href]];
    },
    addNodeView: () => box((dom, node) => {
      dom.classList.add('rich__embed');
      dom.append(`▶ ${node.attrs.title}`, document.createElement('br'), node.attrs.href);
    }, edit),
  });
}

function box(draw, edit) {
  return ({ node, editor, getPos }) => {
    const dom = document.createElement('figure');
    draw(dom, node);
    dom.addEventListener('dblclick', () => edit(editor, node, getPos()));
    return { dom };
  };
}
