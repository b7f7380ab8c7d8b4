// A page that waits for work looks after it, and shows itself anew once the work is done.
const pause = 2000

const look = async () => {
  const answer = await fetch(location.href, { headers: { Accept: 'text/html' } })
  if (answer.ok && (await answer.text()).includes('data-at-work')) return setTimeout(look, pause)
  if (answer.ok) location.reload()
}

if (document.querySelector('[data-at-work]')) setTimeout(look, pause)
