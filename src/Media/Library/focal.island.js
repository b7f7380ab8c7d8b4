// Beside the two numbers of the focal point, a picture to click on. Arrow keys move the point too; the numbers stay the truth.
for (const set of document.querySelectorAll('[data-focal]')) start(set);

function start(set) {
  const [x, y] = set.querySelectorAll('input[type=number]');
  if (!set.dataset.focal || !y) return;
  const stage = document.createElement('div');
  stage.className = 'focal';
  stage.tabIndex = 0;
  stage.setAttribute('role', 'application');
  stage.setAttribute('aria-label', set.dataset.label);
  const picture = new Image();
  picture.src = set.dataset.focal;
  picture.alt = '';
  const point = document.createElement('span');
  point.className = 'focal__point';
  stage.append(picture, point);
  set.append(stage);

  const clamp = (value) => Math.min(100, Math.max(0, Math.round(value)));
  const show = () => {
    point.style.left = `${clamp(Number(x.value))}%`;
    point.style.top = `${clamp(Number(y.value))}%`;
  };
  const put = (left, top) => {
    x.value = clamp(left);
    y.value = clamp(top);
    show();
  };
  stage.addEventListener('click', (event) => {
    const box = picture.getBoundingClientRect();
    put(((event.clientX - box.left) / box.width) * 100, ((event.clientY - box.top) / box.height) * 100);
  });
  stage.addEventListener('keydown', (event) => {
    const step = event.shiftKey ? 10 : 1;
    const [left, top] = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] }[event.key] ?? [0, 0];
    if (!left && !top) return;
    event.preventDefault();
    put(Number(x.value) + left, Number(y.value) + top);
  });
  x.addEventListener('input', show);
  y.addEventListener('input', show);
  show();
}
