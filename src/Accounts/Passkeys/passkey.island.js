// Forms with data-passkey ask the server for options, let the browser make or use a passkey, and post what it signed. Without passkeys they stay hidden.
async function sign(form) {
  const response = await fetch(form.dataset.passkey, { method: 'POST', headers: { Accept: 'application/json' } });
  if (!response.ok) throw new Error(`${response.status}`);
  const json = await response.json();
  const credential = form.dataset.passkey.endsWith('/creation')
    ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(json) })
    : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(json) });
  form.elements.Credential.value = JSON.stringify(credential.toJSON());
  form.submit();
}

if (window.PublicKeyCredential?.parseCreationOptionsFromJSON) {
  for (const form of document.querySelectorAll('form[data-passkey]')) {
    form.hidden = false;
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      const error = form.querySelector('[role=alert]');
      error.hidden = true;
      sign(form).catch(() => {
        error.textContent = form.dataset.failed;
        error.hidden = false;
      });
    });
  }
  for (const note of document.querySelectorAll('[data-no-passkey]')) note.hidden = true;
}
