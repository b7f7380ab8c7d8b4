// Digits mark, letters go on. Never while someone types, and not at all where they were turned off.
export function keys(form, help) {
  if (!help) return;
  const box = help.querySelector('input[type="checkbox"]');
  const name = help.dataset.keyName;
  help.hidden = false;
  try { box.checked = localStorage.getItem(name) !== 'off'; } catch { /* a private window forgets */ }
  box.addEventListener('change', () => { try { localStorage.setItem(name, box.checked ? 'on' : 'off'); } catch { /* the same */ } });
  document.addEventListener('keydown', (event) => {
    if (!box.checked || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isTyping(event.target)) return;
    if (event.key === '?') toggle(event);
    else if (/^[0-9]$/.test(event.key)) mark(event);
    else if (/^[nlb]$/.test(event.key) && !event.repeat) press(event);
  });

  function isTyping(target) { return target.matches?.('textarea, select, [contenteditable], input:not([type="radio"], [type="checkbox"], [type="submit"], [type="button"])'); }

  function toggle(event) {
    event.preventDefault();
    help.open = !help.open;
    help.querySelector('summary').focus();
  }

  function mark(event) {
    const criteria = [...form.querySelectorAll('fieldset[data-criterion]:not(:disabled)')];
    const isBlank = (criterion) => !criterion.querySelector('input[type="radio"]:checked:not([value=""])') && !criterion.querySelector('input[inputmode]')?.value;
    const criterion = criteria.find((one) => one.contains(document.activeElement)) ?? criteria.find(isBlank) ?? (criteria.length === 1 ? criteria[0] : null);
    const radio = criterion?.querySelector(`[aria-keyshortcuts="${event.key}"]`);
    if (!radio || event.repeat) return;
    event.preventDefault();
    // One screen that goes on: the button is the answer.
    if (radio.matches('button')) { radio.click(); return; }
    radio.checked = true;
    radio.dispatchEvent(new Event('change', { bubbles: true }));
    const next = criteria.find(isBlank);
    (next?.querySelector('input[type="radio"], input[inputmode]') ?? radio).focus();
  }

  function press(event) {
    const target = form.querySelector(`[aria-keyshortcuts="${event.key}"]`);
    if (!target) return;
    event.preventDefault();
    target.click();
  }
}
