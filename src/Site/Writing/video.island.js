// A video elsewhere plays here only after its reader says so: until then nothing of it is asked for. Without this script the link leads to it.
const { videoPlay: play, videoNote: note } = document.querySelector('main').dataset;

for (const figure of document.querySelectorAll('figure.embed[data-player]')) {
  const link = figure.querySelector('a[href]');
  const host = new URL(link.href).hostname.replace(/^www\./, '');
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'button';
  button.textContent = `▶ ${play}`;
  const told = document.createElement('p');
  told.className = 'embed__note';
  told.textContent = note.replace('{0}', host);
  const box = document.createElement('div');
  box.className = 'embed__box';
  box.append(button, told);
  figure.prepend(box);
  button.addEventListener('click', () => {
    const frame = document.createElement('iframe');
    frame.src = figure.dataset.player;
    frame.title = link.textContent;
    frame.allow = 'autoplay; fullscreen; picture-in-picture';
    frame.allowFullscreen = true;
    frame.referrerPolicy = 'strict-origin-when-cross-origin';
    box.replaceChildren(frame);
    frame.focus();
  });
}
