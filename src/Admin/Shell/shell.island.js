// The menu is open on wide screens and folded on phones; without this script it stays open everywhere.
const menu = document.querySelector('.shell__menu');
const wide = window.matchMedia('(min-width: 60rem)');
if (menu) {
  const fold = () => { menu.open = wide.matches; };
  fold();
  wide.addEventListener('change', fold);
}
const errors = document.getElementById('errors');
if (errors) errors.focus();
