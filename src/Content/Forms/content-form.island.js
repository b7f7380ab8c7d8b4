// Counts words as WordCount does on the server, and shows the questions that the answers so far ask for.
const words = (text) => text.split(/\s+/u).filter((word) => /[\p{L}\p{Nd}]/u.test(word)).length;

function count(counter) {
  const box = document.getElementById(counter.dataset.countFor);
  if (!box) return;
  const number = words(box.value);
  const most = Number(counter.dataset.maximum);
  counter.textContent = counter.dataset.text.replace('{n}', String(number));
  counter.classList.toggle('field__count--over', most > 0 && number > most);
}

function answers(form, key) {
  const field = form.querySelector(`[data-field="${CSS.escape(key)}"]`);
  if (!field || field.hidden) return [];
  return [...field.querySelectorAll('input, select, textarea')]
    .filter((input) => input.type !== 'hidden' && (!['radio', 'checkbox'].includes(input.type) || input.checked))
    .map((input) => input.value);
}

function show(form) {
  for (const field of form.querySelectorAll('[data-show-if]')) {
    // The question it hangs on may be on another step: then the server has decided.
    if (!form.querySelector(`[data-field="${CSS.escape(field.dataset.showIf)}"]`)) continue;
    const wanted = field.dataset.showValues.split('|');
    field.hidden = !answers(form, field.dataset.showIf).some((value) => wanted.includes(value));
  }
}

for (const form of document.querySelectorAll('form:has([data-field])')) {
  const counters = [...form.querySelectorAll('[data-count-for]')];
  form.addEventListener('input', (event) => {
    counters.filter((counter) => counter.dataset.countFor === event.target.id).forEach(count);
    show(form);
  });
  counters.forEach(count);
  show(form);
}
