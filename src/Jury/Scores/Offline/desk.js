// What this device keeps of a juror's desk: the entries that were taken along, and each point that has not reached the server.
// One row for each field of a sheet. A row goes only when the server has answered 204 to that very row, or when the juror says so.
const stores = { rounds: 'id', entries: ['round', 'id'], pictures: 'url', waiting: ['url', 'key'] };
const unanswered = 'Invitation.Unanswered';
const remembered = 'rv-jury-who';

/** Whose desk it is: said by the page, remembered for the page without network. What somebody else took along on this device goes; what waits of theirs stays theirs. */
export async function openDesk(said) {
  const before = recall();
  if (said && before && before !== said) await (await deskOf(before)).forgetAll();
  if (said) remember(said);
  return said || before ? deskOf(said || before) : null;
}

async function deskOf(who) {
  const store = await storage('rv-jury-' + who);
  let queue = Promise.resolve();
  // One change after another: a quick juror gives two marks before the first is written.
  const inTurn = (work) => (queue = queue.then(work, work));

  const desk = {
    who,
    rounds: () => store.all('rounds'),
    round: (id) => store.get('rounds', id),
    entries: async (round) => (await store.all('entries')).filter((entry) => entry.round === round).sort((a, b) => a.place - b.place),
    entry: (round, id) => store.get('entries', [round, id]),
    picture: async (url) => (await store.get('pictures', url))?.blob,
    waiting: () => inTurn(() => store.all('waiting')),
    rowsOf: async (url) => (await desk.waiting()).filter((row) => row.url === url),

    /** Keeps what was given, over what waited there before. `was` is what the field held when it was shown. */
    give: (url, key, value, was, about) => inTurn(async () => {
      const before = await store.get('waiting', [url, key]);
      const row = { url, key, value, was: before ? before.was : was, tried: before?.tried ?? [], about, state: 'waiting', at: Date.now(), stamp: crypto.randomUUID() };
      // Who gives a value again after seeing the other one, knows it.
      if (before?.state === 'both') row.was = before.theirs;
      await store.write([['waiting', 'put', row]]);
      return row;
    }),

    /** The server has it. What was given meanwhile stays, and is measured by what was sent. */
    sent: (row) => inTurn(async () => {
      const present = await store.get('waiting', [row.url, row.key]);
      const changes = present?.stamp === row.stamp ? [['waiting', 'delete', [row.url, row.key]]] : present ? [['waiting', 'put', { ...present, was: row.value, tried: [] }]] : [];
      await store.write([...changes, ...await settled(store, row, row.value)]);
    }),

    change: (row, what) => inTurn(async () => {
      const present = await store.get('waiting', [row.url, row.key]);
      if (present?.stamp === row.stamp) await store.write([['waiting', 'put', { ...present, ...what }]]);
    }),

    /** The juror does not want it any more; `theirs` is what stays. */
    drop: (row, theirs) => inTurn(async () => store.write([['waiting', 'delete', [row.url, row.key]], ...(theirs === undefined ? [] : await settled(store, row, theirs))])),

    /** The juror stands aside: the entry leaves the device, with whatever was said of it. */
    leave: (url) => inTurn(async () => {
      const [, round, id] = placeOf(url);
      const entry = await store.get('entries', [round, id]);
      await store.write([
        ...(await store.all('waiting')).filter((row) => row.url === url).map((row) => ['waiting', 'delete', [url, row.key]]),
        ...(entry?.pictures ?? []).map((picture) => ['pictures', 'delete', picture.url]),
        ['entries', 'delete', [round, id]],
      ]);
    }),

    /** Takes a round along: entries and pictures. `tell(done, all)` says how far it is. */
    take: async (url, tell = () => {}) => {
      // Not while a mark is on its way: the sheet would come back as it was before.
      const round = await alone(async () => {
        const found = await json(url);
        // Somebody else signed in meanwhile: their entries do not come here.
        if (found.juror !== who) throw Object.assign(new Error('401'), { status: 401 });
        const had = await desk.entries(found.id);
        await store.write([
          ...had.map((entry) => ['entries', 'delete', [found.id, entry.id]]),
          ...found.entries.map((entry, place) => ['entries', 'put', { ...entry, round: found.id, place }]),
        ]);
        return found;
      });
      const kept = new Set((await store.all('pictures')).map((picture) => picture.url));
      const pictures = round.entries.flatMap((entry) => entry.pictures.map((picture) => picture.url));
      const missing = pictures.filter((picture) => !kept.has(picture));
      let done = 0;
      tell(done, missing.length);
      for (const picture of missing) {
        const answer = await fetch(picture, { redirect: 'error' });
        if (answer.ok) await store.write([['pictures', 'put', { url: picture, round: round.id, blob: await answer.blob() }]]);
        else if (answer.status !== 404) throw new Error(String(answer.status));
        tell(++done, missing.length);
      }
      const lying = (await store.all('pictures')).filter((picture) => picture.round === round.id);
      const bytes = JSON.stringify(round).length + lying.filter((picture) => pictures.includes(picture.url)).reduce((sum, picture) => sum + picture.blob.size, 0);
      await store.write([
        ...lying.filter((picture) => !pictures.includes(picture.url)).map((picture) => ['pictures', 'delete', picture.url]),
        ['rounds', 'put', { ...round, entries: undefined, url, bytes, taken: Date.now() }],
      ]);
      return desk.round(round.id);
    },

    forget: async (id) => store.write([
      ...(await desk.entries(id)).map((entry) => ['entries', 'delete', [id, entry.id]]),
      ...(await store.all('pictures')).filter((picture) => picture.round === id).map((picture) => ['pictures', 'delete', picture.url]),
      ['rounds', 'delete', id],
    ]),

    forgetAll: async () => { for (const round of await desk.rounds()) await desk.forget(round.id); },

    /** Rounds that are over by this device's clock leave it; what waits stays. */
    forgetOver: async () => {
      const over = (await desk.rounds()).filter((round) => Date.parse(round.ends) < Date.now());
      for (const round of over) await desk.forget(round.id);
      return over;
    },
  };
  return desk;
}

/** Makes what was taken along follow the server: a round that is over, and an entry that is not this juror's any more, leave the device. */
export async function freshen(desk) {
  for (const round of await desk.rounds()) {
    try {
      await desk.take(round.url);
    } catch (error) {
      if ([403, 404, 409].includes(error.status) && error.told?.key !== unanswered) await desk.forget(round.id);
    }
  }
}

/** What a key is called in a change that the server takes. */
const body = (desk, row) => ({ juror: desk.who, ...changeOf(row) });

const changeOf = (row) => {
  // Given back to what it was, after a try that may have arrived: the server then holds what was tried.
  const was = row.value === row.was && row.tried.length ? row.tried.at(-1) : row.was;
  if (row.key.startsWith('remark:')) return { criterion: row.key.slice(7), remark: row.value, was };
  return row.key.startsWith('value:') ? { criterion: row.key.slice(6), value: row.value, was } : { [row.key]: row.value, was };
};

/** Sends what waits, one row after another. Answers done, unreachable, signedOut or unanswered. */
export function sync(desk, { onSent = () => {} } = {}) {
  const send = async () => {
    // In the order in which it was given: a mark after an abstention takes it back, and who stands aside has nothing to send after that.
    for (const row of (await desk.waiting()).sort((a, b) => a.at - b.at)) {
      if (row.state !== 'waiting') continue;
      const said = await sendRow(desk, row, onSent);
      if (said !== 'done') return said;
    }
    // With nothing to send nobody was asked: the browser knows at least when there is no network at all.
    return navigator.onLine ? 'done' : 'unreachable';
  };
  return alone(send);
}

/** One tab at a time talks with the server about sheets. */
function alone(work) { return navigator.locks ? navigator.locks.request('rv-jury-sync', work) : work(); }

async function sendRow(desk, row, onSent) {
  let answer;
  try {
    answer = await fetch(row.url, { method: 'PUT', headers: { 'Content-Type': 'application/json', Accept: 'application/json' }, body: JSON.stringify(body(desk, row)), redirect: 'error', signal: AbortSignal.timeout(20000) });
  } catch {
    if (row.tried.at(-1) !== row.value) await desk.change(row, { tried: [...row.tried, row.value] });
    return 'unreachable';
  }
  // Who stands aside finds the entry no more: that is what an answer that got lost on the way back looks like.
  if (answer.status === 204 || (row.key === 'conflict' && answer.status === 404)) {
    if (row.key === 'conflict') await desk.leave(row.url);
    else await desk.sent(row);
    onSent(row);
    return 'done';
  }
  if (answer.status === 401) return 'signedOut';
  if (![403, 404, 409].includes(answer.status)) return 'unreachable';
  const told = await answer.json().catch(() => ({}));
  if (told.key === unanswered) return 'unanswered';
  if (told.key === 'Save.ChangedMeanwhile') return 'done';
  if (told.key?.startsWith('Score.OtherTab')) {
    const theirs = told.with?.[0] ?? '';
    // An earlier try of this device that arrived after all is nobody else's.
    if (row.tried.includes(theirs) && row.was !== theirs) {
      await desk.change(row, { was: theirs, tried: [] });
      return sendRow(desk, { ...row, was: theirs, tried: [] }, onSent);
    }
    await desk.change(row, { state: 'both', theirs });
  } else await desk.change(row, { state: 'refused', said: told.detail ?? '' });
  return 'done';
}

function placeOf(url) { return /^\/jury\/scores\/([^/]+)\/([^/]+)$/.exec(url) ?? []; }

/** The sheet that was taken along follows what the server holds. */
async function settled(store, row, value) {
  const [, round, id] = placeOf(row.url);
  const entry = round && await store.get('entries', [round, id]);
  if (!entry?.sheet) return [];
  const [, kind, criterion] = /^(value|remark):(.+)$/.exec(row.key) ?? [];
  const sheet = kind ? { ...entry.sheet, [kind + 's']: { ...entry.sheet[kind + 's'], [criterion]: value } } : { ...entry.sheet, [row.key]: value };
  if (kind === 'value' && value !== '') sheet.abstain = '';
  return [['entries', 'put', { ...entry, sheet }]];
}

async function json(url) {
  const answer = await fetch(url, { headers: { Accept: 'application/json' }, redirect: 'error' });
  if (answer.ok) return answer.json();
  throw Object.assign(new Error(String(answer.status)), { status: answer.status, told: await answer.json().catch(() => ({})) });
}

function storage(name) {
  return new Promise((done) => {
    let request;
    try { request = indexedDB.open(name, 1); } catch { done(memory()); return; }
    request.onupgradeneeded = () => { for (const [store, keyPath] of Object.entries(stores)) request.result.createObjectStore(store, { keyPath }); };
    request.onsuccess = () => done(database(request.result));
    // Private windows of some browsers have none: the page still works for as long as it is open.
    request.onerror = () => done(memory());
  });
}

function database(db) {
  const read = (store, ask) => new Promise((done, fail) => {
    const request = ask(db.transaction(store).objectStore(store));
    request.onsuccess = () => done(request.result);
    request.onerror = () => fail(request.error);
  });
  return {
    all: (store) => read(store, (s) => s.getAll()),
    get: (store, key) => read(store, (s) => s.get(key)),
    write: (changes) => new Promise((done, fail) => {
      if (changes.length === 0) { done(); return; }
      const transaction = db.transaction([...new Set(changes.map(([store]) => store))], 'readwrite', { durability: 'strict' });
      for (const [store, verb, what] of changes) transaction.objectStore(store)[verb](what);
      transaction.oncomplete = () => done();
      transaction.onerror = transaction.onabort = () => fail(transaction.error);
    }),
  };
}

function memory() {
  const rows = Object.fromEntries(Object.keys(stores).map((store) => [store, new Map()]));
  const keyOf = (store, row) => [stores[store]].flat().map((part) => row[part]).join('\n');
  return {
    all: async (store) => [...rows[store].values()],
    get: async (store, key) => rows[store].get([key].flat().join('\n')),
    write: async (changes) => { for (const [store, verb, what] of changes) verb === 'put' ? rows[store].set(keyOf(store, what), what) : rows[store].delete([what].flat().join('\n')); },
  };
}

function recall() { try { return localStorage.getItem(remembered); } catch { return null; } }
function remember(who) { try { localStorage.setItem(remembered, who); } catch { /* a private window */ } }
