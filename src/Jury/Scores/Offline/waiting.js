// Shows what has not reached the server: how much waits, where two devices differ, and what was refused. Its words are on the element.
export function showWaiting(place, desk, again) {
  const text = (key, ...values) => values.reduce((said, value, i) => said.replace(`{${i}}`, value), place.dataset[key] ?? '');
  const line = place.querySelector('[data-count]');
  const list = place.querySelector('[data-rows]');
  let shown = '';

  return async (net) => {
    const rows = await desk.waiting();
    const waits = rows.filter((row) => row.state === 'waiting').length;
    const asks = rows.filter((row) => row.state !== 'waiting');
    line.className = 'savestate' + (net === 'done' && waits === 0 ? '' : waits > 0 || net !== 'done' ? ' savestate--offline' : '');
    const said = [net === 'unreachable' ? text('offline') : net === 'done' ? '' : text(net), waits === 0 ? (asks.length === 0 && (net === 'done' || net === 'unreachable') ? text('none') : '') : waits === 1 ? text('one') : text('many', waits)].filter(Boolean).join(' ');
    if (line.textContent !== said) line.textContent = said;
    const present = JSON.stringify(asks);
    if (present === shown) return rows;
    shown = present;
    list.replaceChildren(...asks.filter((row) => row.state === 'both').map(both), ...refused(asks.filter((row) => row.state === 'refused')));
    return rows;
  };

  function both(row) {
    const box = make('div', 'notice notice--warning');
    box.append(make('h2', '', nameOf(row)), make('p', '', text('both', saidOf(row, row.theirs), saidOf(row, row.value))));
    const buttons = make('p', 'cluster');
    buttons.append(
      button(text('keep', saidOf(row, row.value)), async () => desk.change(row, { state: 'waiting', was: row.theirs, tried: [] })),
      button(text('keep', saidOf(row, row.theirs)), async () => { await desk.drop(row, row.theirs); place.dispatchEvent(new CustomEvent('kept', { detail: row })); }));
    box.append(buttons);
    return box;
  }

  function refused(rows) {
    if (rows.length === 0) return [];
    const box = make('div', 'notice notice--bad');
    const words = make('textarea');
    words.readOnly = true;
    words.rows = Math.min(10, rows.length * 2);
    words.setAttribute('aria-label', text('refused'));
    words.value = rows.map((row) => `${nameOf(row)}: ${saidOf(row, row.value)}`).join('\n');
    const buttons = make('p', 'cluster');
    buttons.append(
      button(text('copy'), async (pressed) => {
        words.select();
        try { await navigator.clipboard.writeText(words.value); } catch { document.execCommand('copy'); }
        pressed.textContent = text('copied');
      }, false),
      button(text('remove'), async () => { for (const row of rows) await desk.drop(row); }));
    box.append(make('h2', '', text('refused')), ...[...new Set(rows.map((row) => row.said))].filter(Boolean).map((said) => make('p', '', said)), words, buttons);
    return [box];
  }

  function button(label, press, redraws = true) {
    const made = make('button', 'button', label);
    made.type = 'button';
    made.addEventListener('click', async () => {
      await press(made);
      if (redraws) { line.tabIndex = -1; line.focus(); await again(); }
    });
    return made;
  }

  function nameOf(row) { return [row.about?.entry, row.about?.label].filter(Boolean).join(' · '); }
  function saidOf(row, value) { return value === '' ? text('blank') : row.about?.values?.[value] ?? value; }
  function make(tag, className = '', words = '') {
    const made = document.createElement(tag);
    if (className) made.className = className;
    if (words) made.textContent = words;
    return made;
  }
}
