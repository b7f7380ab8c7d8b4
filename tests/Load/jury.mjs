// What tests/Load/jury works on. Usage: node jury.mjs KIND …, written to standard output.
const [kind, ...rest] = process.argv.slice(2);
const count = i => Number(rest[i]);
const pad = (n, size = 4) => String(n).padStart(size, "0");
let seed = 42;
const below = most => (seed = (seed * 1103515245 + 12345) % 2147483648) % most;
const print = lines => process.stdout.write([...lines].join("\n") + "\n");
const label = nl => ({ nl, fr: `${nl} (fr)`, en: `${nl} (en)` });
const day = 24 * 60 * 60 * 1000;

const kinds = {
    // entries
    entries: () => print(["entry,themes,language,organisation", ...Array.from({ length: count(0) }, (_, i) => `E${pad(i)},T${i % 9},${i % 10 ? "nl" : "fr"},O${i}`)]),
    // jurors
    jurors: () => print(["juror,max,themes,languages,organisation", ...Array.from({ length: count(0) }, (_, i) => `J${pad(i, 2)},120,T${i % 9};T${(i + 3) % 9},${i % 2 ? "nl" : "nl;fr"},O${i * 30}`)]),
    // entries, jurors, readers of each entry: a harsher juror gives less, and the rest is chance
    scores: () => print((function* () {
        yield "entry,juror,score";
        const [entries, jurors, each] = [count(0), count(1), count(2)];
        for (let e = 0; e < entries; e++)
            for (let k = 0; k < each; k++) {
                const j = (e * 7 + k * 11 + Math.floor(e / jurors)) % jurors;
                yield `E${pad(e, 6)},J${pad(j, 3)},${(5 + (e % 50) / 12.5 - j % 3 + below(200) / 100).toFixed(2)}`;
            }
    })()),
    // how many: a call of its own
    call: () => print(["Number,Title,Organisation,Email", ...Array.from({ length: count(0) }, (_, i) => `L${pad(i)},Initiatief ${pad(i)},Organisatie ${i},entrant${i}@example.org`)]),
    // entries, jurors, readers of each entry: a round in which all may score
    round: () => {
        const [entries, most, each] = [count(0), count(1), count(2)];
        const jurors = Array.from({ length: most }, (_, i) => `juror${i + 1}@example.org`);
        const assignments = Array.from({ length: entries }, (_, e) => Array.from({ length: each }, (_, k) => ({ entry: `Initiatief ${pad(e)}`, juror: jurors[(e + k * 7 + k * Math.floor(e / most)) % most] }))).flat();
        const unique = [...new Map(assignments.map(a => [`${a.entry}/${a.juror}`, a])).values()];
        print([JSON.stringify({
            name: "load-jury",
            steps: [{
                name: "RadicaleRound", Edition: "2026", Title: "Load", ReviewsPerEntry: each, Places: 40, Open: true,
                Opens: new Date(Date.now() - day), Closes: new Date(Date.now() + 10 * day),
                Criteria: [1, 2, 3, 4, 5].map(n => ({ Key: `c${n}`, Label: label(`Criterium ${n}`), Weight: 20, Minimum: 1, Maximum: 5, Step: 1 })),
                Jurors: jurors, Assignments: unique,
                Scores: unique.map(({ entry, juror }, i) => ({ Entry: entry, Juror: juror, Values: Object.fromEntries([1, 2, 3, 4, 5].map(n => [`c${n}`, 1 + (i * n + below(3)) % 5])), Comment: "" })),
            }],
        })]);
    },
    // instant: every entry that comes in waits until then
    workflow: () => {
        const step = (ActivityId, Name, Y, Properties, IsStart = false) => ({ ActivityId, Name, X: 0, Y, IsStart, Properties });
        print([JSON.stringify({
            name: "load-workflow",
            steps: [{
                name: "WorkflowType",
                data: [{
                    WorkflowTypeId: "4load000000000000000000001", Name: "Load", IsEnabled: true, IsSingleton: false, LockTimeout: 0, LockExpiration: 0, DeleteFinishedWorkflows: false,
                    Activities: [
                        step("in", "EntrySubmittedEvent", 0, {}, true),
                        step("wait", "TimerEvent", 100, { CronExpression: "", Until: { Expression: rest[0] } }),
                        step("done", "LogTask", 200, { LogLevel: "Information", Text: { Expression: "klaar" } }),
                    ],
                    Transitions: [["in", "wait"], ["wait", "done"]].map(([SourceActivityId, DestinationActivityId], Id) => ({ Id, SourceActivityId, SourceOutcomeName: "Done", DestinationActivityId })),
                }],
            }],
        })]);
    },
};
kinds[kind]();
