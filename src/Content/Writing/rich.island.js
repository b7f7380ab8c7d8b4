// A real editor over each text area that holds HTML. The text area stays the field of the form: without this script one types the HTML itself.
import { Editor, Extension } from '@tiptap/core';
import StarterKit from '@tiptap/starter-kit';
import { askLink, askPicture, askVideo } from './dialogs.js';
import { embed, picture, video } from './nodes.js';
import { clean } from './paste.js';
import { toolbar } from './toolbar.js';

// What the editor would lose: such a text stays HTML until its writer asks otherwise.
const foreign = /<(?!\/?(?:p|h[2-4]|strong|b|em|i|a|ul|ol|li|blockquote|figure|img|figcaption|small|br|hr|s|u|code|pre)\b)\/?[a-z]/i;

function specs(editor, words, actions) {
  const run = (command, ...rest) => () => editor.chain().focus()[command](...rest).run();
  const heading = (level) => ({ name: `heading${level}`, sign: `H${level}`, run: run('toggleHeading', { level }), isOn: () => editor.isActive('heading', { level }) });
  return [
    heading(2), heading(3), heading(4),
    { name: 'bold', sign: 'B', keys: 'Ctrl+B', run: run('toggleBold'), isOn: () => editor.isActive('bold') },
    { name: 'italic', sign: 'I', keys: 'Ctrl+I', run: run('toggleItalic'), isOn: () => editor.isActive('italic') },
    { name: 'link', sign: '↗', keys: 'Ctrl+K', run: actions.link, isOn: () => editor.isActive('link') },
    { name: 'bullets', sign: '•', run: run('toggleBulletList'), isOn: () => editor.isActive('bulletList') },
    { name: 'numbers', sign: '1.', run: run('toggleOrderedList'), isOn: () => editor.isActive('orderedList') },
    { name: 'quote', sign: '❝', run: run('toggleBlockquote'), isOn: () => editor.isActive('blockquote') },
    { name: 'picture', sign: '▣', run: actions.picture, isOn: () => editor.isActive('picture') },
    { name: 'video', sign: '▶', run: actions.video, isOn: () => editor.isActive('embed') },
    { name: 'undo', sign: '↶', keys: 'Ctrl+Z', run: run('undo'), may: () => editor.can().undo() },
    { name: 'redo', sign: '↷', keys: 'Ctrl+Y', run: run('redo'), may: () => editor.can().redo() },
    { name: 'source', sign: '</>', run: actions.source },
  ];
}

function insert(editor, type, attrs, position) {
  if (!attrs) return editor.commands.focus();
  const { selection } = editor.state;
  // Beside what is selected as a whole, not in its place.
  if (position === undefined && selection.node) return editor.chain().focus().insertContentAt(selection.to, { type, attrs }).run();
  if (position === undefined) return editor.chain().focus().insertContent({ type, attrs }).run();
  return editor.chain().focus().setNodeSelection(position).updateAttributes(type, attrs).run();
}

function selected(editor, type) {
  const { node, from } = editor.state.selection;
  return node?.type.name === type ? [node.attrs, from] : [undefined, undefined];
}

function actionsOf(get, words, box, leave) {
  return {
    async link() {
      const editor = get();
      const href = await askLink(words, box.dataset.links, editor.getAttributes('link').href);
      if (href === null) return editor.commands.focus();
      const chain = editor.chain().focus().extendMarkRange('link');
      if (href === '') return chain.unsetLink().run();
      if (editor.state.selection.empty && !editor.isActive('link')) return editor.chain().focus().insertContent({ type: 'text', text: href, marks: [{ type: 'link', attrs: { href } }] }).run();
      return chain.setLink({ href }).run();
    },
    async picture() {
      const [attrs, at] = selected(get(), 'picture');
      insert(get(), 'picture', await askPicture(words, box.dataset.pictures, attrs), at);
    },
    async video() {
      const [attrs, at] = selected(get(), 'embed');
      insert(get(), 'embed', await askVideo(words, video, attrs), at);
    },
    source: () => leave(),
  };
}

function extensions(words, box, actions) {
  const again = (editor, node, position) => {
    editor.commands.setNodeSelection(position);
    actions[node.type.name === 'embed' ? 'video' : 'picture']();
  };
  return [
    StarterKit.configure({ heading: { levels: [2, 3, 4] }, underline: false, strike: false, codeBlock: false, code: false, trailingNode: false, link: { openOnClick: false, autolink: true, defaultProtocol: 'https', HTMLAttributes: { target: null, rel: null, class: null } } }),
    embed(again),
    picture(box.dataset.show, again),
    Extension.create({ name: 'keys', addKeyboardShortcuts: () => ({ 'Mod-k': () => { actions.link(); return true; }, 'Alt-F10': () => { box.querySelector('.rich__bar [tabindex="0"]').focus(); return true; } }) }),
  ];
}

function start(box) {
  const area = box.querySelector('textarea');
  const words = JSON.parse(box.dataset.words);
  const label = document.querySelector(`label[for="${CSS.escape(area.id)}"]`);
  let editor;
  const place = document.createElement('div');
  const leave = () => {
    editor?.destroy();
    editor = undefined;
    place.replaceChildren();
    area.hidden = false;
    const back = document.createElement('button');
    Object.assign(back, { type: 'button', className: 'button button--small', textContent: words.editor });
    back.addEventListener('click', () => { enter(); editor.commands.focus(); });
    place.append(back);
    if (foreign.test(area.value)) place.append(Object.assign(document.createElement('p'), { className: 'field__hint', textContent: words.foreign }));
  };
  const actions = actionsOf(() => editor, words, box, leave);
  function enter() {
    place.replaceChildren();
    area.hidden = true;
    const paper = document.createElement('div');
    editor = new Editor({
      element: paper,
      injectCSS: false,
      content: area.value,
      extensions: extensions(words, box, actions),
      editorProps: {
        attributes: { id: `${area.id}-rich`, role: 'textbox', 'aria-multiline': 'true', class: 'rich__paper prose', ...(label ? { 'aria-label': label.firstChild.textContent.trim() } : {}), ...(area.getAttribute('aria-describedby') ? { 'aria-describedby': area.getAttribute('aria-describedby') } : {}) },
        transformPastedHTML: clean,
      },
      onUpdate: () => {
        area.value = editor.isEmpty ? '' : editor.getHTML();
        area.dispatchEvent(new Event('input', { bubbles: true }));
      },
    });
    place.append(toolbar(editor, words, specs(editor, words, actions), `${area.id}-rich`), paper);
  }
  area.before(place);
  label?.addEventListener('click', () => editor?.commands.focus());
  if (foreign.test(area.value)) leave();
  else enter();
}

for (const box of document.querySelectorAll('[data-rich]')) start(box);
