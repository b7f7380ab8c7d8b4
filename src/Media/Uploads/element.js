export function element(tag, properties) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name === 'role') made.setAttribute('role', value);
    else made[name] = value;
  }
  return made;
}

// A small button that says to which file it belongs.
export function button(text, about) {
  return element('button', { type: 'button', className: 'button button--small', textContent: text, title: `${text}: ${about}` });
}
