// Drags the boxes of the drawing. The buttons in the list do the same without a mouse.
const editor = document.querySelector('[data-flow-editor]');

if (editor) {
  const drawing = editor.querySelector('svg');
  let held = null;

  const place = (event) => new DOMPoint(event.clientX, event.clientY).matrixTransform(drawing.getScreenCTM().inverse());

  drawing.addEventListener('pointerdown', (event) => {
    const box = event.target.closest('[data-step]');
    if (!box || event.button !== 0) return;
    held = { box, from: place(event), dx: 0, dy: 0 };
    box.setPointerCapture(event.pointerId);
    event.preventDefault();
  });

  drawing.addEventListener('pointermove', (event) => {
    if (!held) return;
    const now = place(event);
    held.dx = Math.round((now.x - held.from.x) / 10) * 10;
    held.dy = Math.round((now.y - held.from.y) / 10) * 10;
    held.box.setAttribute('transform', `translate(${held.dx} ${held.dy})`);
  });

  drawing.addEventListener('pointerup', () => {
    if (!held) return;
    const { box, dx, dy } = held;
    held = null;
    if (dx === 0 && dy === 0) return;
    const form = document.createElement('form');
    form.method = 'post';
    form.action = editor.dataset.action;
    const values = { Seen: editor.dataset.seen, step: box.dataset.step, x: Number(box.dataset.x) + dx, y: Number(box.dataset.y) + dy };
    for (const [name, value] of Object.entries(values)) {
      const input = document.createElement('input');
      input.type = 'hidden';
      input.name = name;
      input.value = value;
      form.append(input);
    }
    document.body.append(form);
    form.submit();
  });

  drawing.addEventListener('pointercancel', () => {
    held?.box.removeAttribute('transform');
    held = null;
  });
}
