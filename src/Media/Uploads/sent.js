// What stands beside a file that has arrived.
import { button, element } from './element.js';

// The form names the file as if the server had shown it: the path, and words for who cannot see it.
export function intoForm(told, item, stop, { box, input, form, list, say }) {
  const field = box.dataset.for;
  if (!input.multiple) {
    box.parentElement.querySelectorAll('[data-media-item]').forEach((card) => card.remove());
    list.querySelectorAll('.uploads__item').forEach((other) => { if (other !== item) other.remove(); });
  }
  const id = `upload-${told.id}`;
  item.append(
    element('input', { type: 'hidden', name: `${field}.Path`, value: told.path }),
    element('label', { htmlFor: id, textContent: say('text') }),
    element('input', { type: 'text', id, name: `${field}.Text` }),
  );
  const changed = () => form?.dispatchEvent(new Event('change', { bubbles: true }));
  stop.textContent = say('remove');
  stop.addEventListener('click', changed);
  changed();
}

// Who made it, and in the library what it shows: asked beside the picture as soon as it is there.
export function describe(told, item, file, { isField, say }, tell, announce) {
  const asked = { ...(isField ? {} : { altText: say('text') }), credit: say('maker') };
  const save = button(say('save'), file.name);
  const lines = Object.entries(asked).map(([key, text]) => {
    const id = `upload-${told.id}-${key}`;
    const line = element('input', { type: 'text', id, maxLength: 500, value: told[key] });
    // Enter keeps this line, and does not send the form around it.
    line.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter') return;
      event.preventDefault();
      save.click();
    });
    item.append(element('label', { htmlFor: id, textContent: text }), line);
    return [key, line];
  });
  item.append(save);
  save.addEventListener('click', async () => {
    const answer = await tell(Object.fromEntries(lines.map(([key, line]) => [key, line.value])));
    announce(answer.told ? say('saved') : answer.sentence ?? say('failed'));
  });
}
