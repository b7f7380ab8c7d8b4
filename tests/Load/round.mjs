// A recipe that opens a round: twelve jurors, of whom the first reads every entry and the others a share each.
const [site, most] = [process.argv[2], Number(process.argv[3])];
const titles = new Set();
for (let page = 1; titles.size < most; page++) {
    const answer = await fetch(`${site}/api/v1/entries?edition=2026&sort=title&size=100&page=${page}`);
    if (!answer.ok) break;
    for (const entry of (await answer.json()).items) if (titles.size < most) titles.add(entry.title);
}
const jurors = Array.from({ length: 12 }, (_, i) => `juror${i + 1}@example.org`);
const label = nl => ({ nl, fr: `${nl} (fr)`, en: `${nl} (en)` });
const assignments = [...titles].flatMap((entry, i) => [jurors[0], jurors[1 + i % 11], jurors[1 + (i + 5) % 11]].map(juror => ({ entry, juror })));
const day = 24 * 60 * 60 * 1000;
process.stdout.write(JSON.stringify({
    name: "load-round",
    steps: [{
        name: "RadicaleRound", Edition: "2026", Title: "Load", ReviewsPerEntry: 3, Open: true,
        Opens: new Date(Date.now() - day), Closes: new Date(Date.now() + 10 * day),
        Criteria: [1, 2, 3, 4, 5].map(n => ({ Key: `c${n}`, Label: label(`Criterium ${n}`), Weight: 20, Minimum: 1, Maximum: 5, Step: 1 })),
        Jurors: jurors, Assignments: assignments,
        Scores: assignments.map(({ entry, juror }, i) => ({ Entry: entry, Juror: juror, Values: { c1: 1 + i % 5, c2: 1 + (i * 3) % 5 }, Comment: "" })),
    }],
}));
