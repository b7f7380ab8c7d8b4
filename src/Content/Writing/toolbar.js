// One stop for the Tab key; arrows, Home and End go from button to button, as the ARIA toolbar pattern says.
export function toolbar(editor, words, buttons, label) {
  const bar = document.createElement('div');
  bar.className = 'rich__bar';
  bar.setAttribute('role', 'toolbar');
  bar.setAttribute('aria-label', words.toolbar);
  bar.setAttribute('aria-controls', label);
  const made = buttons.map((spec) => {
    const one = document.createElement('button');
    one.type = 'button';
    one.className = 'rich__button';
    one.tabIndex = -1;
    one.textContent = spec.sign;
    one.dataset.name = spec.name;
    // Whoever speaks to the machine says what they see: where the sign is letters, the name has them too.
    one.setAttribute('aria-label', /[A-Z0-9]./.test(spec.sign) ? `${spec.sign} ${words[spec.name]}` : words[spec.name]);
    one.title = spec.keys ? `${words[spec.name]} (${spec.keys})` : words[spec.name];
    if (spec.keys) one.setAttribute('aria-keyshortcuts', spec.keys.replace('Ctrl', 'Control'));
    one.addEventListener('click', () => spec.run());
    // The selection stays in the text.
    one.addEventListener('mousedown', (event) => event.preventDefault());
    bar.append(one);
    return [one, spec];
  });
  let at = 0;
  made[0][0].tabIndex = 0;
  const go = (to) => {
    made[at][0].tabIndex = -1;
    at = (to + made.length) % made.length;
    made[at][0].tabIndex = 0;
    made[at][0].focus();
  };
  bar.addEventListener('keydown', (event) => {
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: made.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    go(to);
  });
  bar.addEventListener('focusin', (event) => {
    const index = made.findIndex(([one]) => one === event.target);
    if (index < 0) return;
    made[at][0].tabIndex = -1;
    at = index;
    made[at][0].tabIndex = 0;
  });
  const show = () => {
    for (const [one, spec] of made) {
      if (spec.isOn) one.setAttribute('aria-pressed', String(spec.isOn()));
      if (spec.may) one.setAttribute('aria-disabled', String(!spec.may()));
    }
  };
  editor.on('transaction', show);
  show();
  return bar;
}
