using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RadicaleVernieuwers.Accounts;
using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Content;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Jury;
using RadicaleVernieuwers.Jury.Ranking;
using RadicaleVernieuwers.Testing;
using RadicaleVernieuwers.Workflows;

namespace RadicaleVernieuwers.App.Workflows.Instances;

/// <summary>An edition that a shipped workflow drives, and everyone in it: time passes, people answer, jurors score, and at times the power goes.</summary>
internal sealed class EditionRun
{
    private const int Entries = 3;
    private static int _count;

    private readonly WorkflowSite _site;
    private int _dies;
    private bool _after;
    private Strike? _sword;

    private EditionRun(WorkflowSite site) => _site = site;

    public required EditionId Edition { get; init; }
    public WorkflowInstanceId Instance { get; private set; }
    private string Mark { get; init; } = "";

    /// <summary>An edition that opens tomorrow, with admitted entries, one draft, a chair and two jurors.</summary>
    public static async Task<EditionRun> SetAsync(WorkflowSite site, string recipe, int rounds)
    {
        var number = Interlocked.Increment(ref _count);
        List<User> people = [await site.Person(Role.Chair), await site.Person(Role.Juror), await site.Person(Role.Juror), await site.Person(Role.Entrant)];
        EditionId id = default;
        await site.In(async services =>
        {
            var (db, items, now) = (services.GetRequiredService<AppDb>(), services.GetRequiredService<ContentItems>(), site.Clock.Instant());
            var edition = RadicaleVernieuwers.Campaign.Edition.Plan($"Run {number}", 2026, $"run-{number}");
            edition.Schedule(null, Window.Of(now.AddDays(1), now.AddDays(10), TimeSpan.FromMinutes(15)));
            edition.EmbargoResultsUntil(now.AddDays(60));
            edition.Award("jury", PrizeKind.Jury, new Dictionary<string, string> { ["nl"] = "Juryprijs" });
            db.Editions.Add(edition);
            var counter = EditionCounter.For(edition.Id);
            counter.PassEntry(Entries);
            db.Add(counter);
            for (var i = 1; i <= Entries + 1; i++)
                Enter(db, items, edition, people[3].Id, i, now);
            db.Jurors.AddRange(people[..3].Select((user, i) => Juror.Of(edition.Id, user.Id, new($"Jurylid {i}", $"Huis {number} {i}", new Dictionary<string, string>(), [], [], null, i == 0))));
            Round? before = null;
            for (var i = 1; i <= rounds; i++)
            {
                var round = Round.Plan(edition.Id, new Dictionary<string, string> { ["nl"] = $"Ronde {i}" });
                round.Schedule(Window.Of(now.AddDays(i * 15), now.AddDays((i * 15) + 10), TimeSpan.FromMinutes(5)));
                round.Ask([new("new", new Dictionary<string, string> { ["nl"] = "Nieuw" }, new Dictionary<string, string> { ["nl"] = "Nieuw?" }, 1, 1, 5, 1, new Dictionary<string, IReadOnlyDictionary<string, string>>())]);
                round.Rule(3, [], RankMethod.Adjusted);
                round.Follow(before?.Id);
                db.Rounds.Add(round);
                before = round;
            }
            await db.SaveChangesAsync();
            id = edition.Id;
        });
        var type = await site.Db(db => db.WorkflowTypes.AsNoTracking().SingleAsync(t => t.WorkflowTypeId == recipe));
        var run = new EditionRun(site) { Edition = id, Mark = $"Run {number}" };
        run.Instance = await site.Starts(await site.Db(async db => WorkflowDefinition.Read(await db.WorkflowVersions.Where(v => v.WorkflowTypeId == recipe && v.Number == type.LatestVersion).Select(v => v.Json).SingleAsync())), $"edition/{id.Value}");
        return run;
    }

    /// <summary>The power goes at this save of a step.</summary>
    public EditionRun DiesAt(int save, bool afterCommit)
    {
        (_dies, _after) = (save, afterCommit);
        return this;
    }

    /// <summary>From here on every node is a process that is killed with signal 9 at the next save of a step: before its commit, then the one after it behind its commit, and so on.</summary>
    public EditionRun DiesByKill()
    {
        _sword = new(1, AfterCommit: false);
        return this;
    }

    /// <summary>How many nodes were killed.</summary>
    public int Kills { get; private set; }

    /// <summary>Goes on until the workflow is over.</summary>
    /// <param name="always">Strikes every save, once before its commit and once after.</param>
    public async Task ToTheEndAsync(bool always = false)
    {
        for (var turns = 0; turns < 500; turns++)
        {
            await WorkAsync(always);
            if ((await _site.Instance(Instance)) is { IsOver: true } or { Status: WorkflowStatus.Faulted })
                return;
            var waits = await _site.Db(db => db.WorkflowWaits.AsNoTracking().Where(w => w.InstanceId == Instance).ToListAsync());
            if (waits.Count == 0)
                continue;
            var wait = waits.Find(w => w.Choices.Count > 0) ?? waits.MinBy(w => w.At)!;
            await PrepareAsync(wait.ActivityId);
            if (wait.Choices.Count > 0)
                await _site.Steers(s => s.AnswerAsync(Instance, wait.Token, wait.Choices[0], "", WorkflowSite.Cancel));
            else if (wait.At > _site.Clock.Instant())
                _site.Clock.Advance(wait.At.Value - _site.Clock.Instant());
        }
        throw new InvalidOperationException("It never ended");
    }

    // What was killed before its commit is done by the next node, which passes it and falls at the one that follows.
    private async Task WorkInProcessesAsync()
    {
        while (await StruckNode.RunAsync(_site, _sword!.Value, NodeProgram.Location))
        {
            Kills++;
            _sword = _sword.Value.AfterCommit ? new(1, AfterCommit: false) : new(2, AfterCommit: true);
            _site.Clock.Advance(TimeSpan.FromMinutes(3));
        }
        _sword = _sword.Value with { Save = 1 };
    }

    private async Task WorkAsync(bool always)
    {
        if (_sword is not null)
        {
            await WorkInProcessesAsync();
            return;
        }
        for (var strikes = 0; always || _dies > 0;)
        {
            var before = _site.Power.Saves;
            using var life = _site.Power.DiesAt(always ? 1 : _dies, always ? strikes++ % 2 == 1 : _after, WorkflowSite.Cancel);
            try
            {
                var node = _site.Node();
                while (await node.RunOnceAsync(life.Token) > 0)
                {
                }
                _site.Power.DiesAt(0, false, WorkflowSite.Cancel).Dispose();
                _dies -= always ? 0 : _site.Power.Saves - before;
                return;
            }
            catch (OperationCanceledException) when (life.IsCancellationRequested)
            {
                // The lease of whatever was claimed ends.
                _site.Clock.Advance(TimeSpan.FromMinutes(3));
                if (!always)
                    _dies = 0;
            }
        }
        await _site.RunDueAsync();
    }

    private async Task PrepareAsync(string activity)
    {
        if (activity is "over1" or "over2")
            await ScoreAsync(activity[^1] - '0');
        if (activity == "deliberate")
            await DecideAsync();
    }

    private Task ScoreAsync(int number) => _site.Db(async db =>
    {
        var round = OfRound.InOrder(await db.Rounds.Where(r => r.EditionId == Edition).ToListAsync()).ElementAt(number - 1);
        if (await db.ScoreSheets.AnyAsync(s => s.RoundId == round.Id))
            return;
        var entries = await db.Entries.Where(e => e.EditionId == Edition).ToDictionaryAsync(e => e.Id, e => e.Number!);
        var jurors = await db.Jurors.Where(j => j.EditionId == Edition).ToDictionaryAsync(j => j.Id, j => j.Name);
        foreach (var reading in await db.Assignments.Where(a => a.RoundId == round.Id).ToListAsync())
        {
            reading.Clear(_site.Clock.Instant());
            var sheet = ScoreSheet.Begin(round.Id, reading.EntryId, reading.JurorId, "", _site.Clock.Instant());
            sheet.Give(round, "new", 1 + ((entries[reading.EntryId][^1] - '0') + (jurors[reading.JurorId][^1] == '0' ? 1 : 0)) % 5, _site.Clock.Instant());
            db.ScoreSheets.Add(sheet);
        }
        await db.SaveChangesAsync();
    });

    private Task DecideAsync() => _site.Db(async db =>
    {
        var round = OfRound.InOrder(await db.Rounds.Where(r => r.EditionId == Edition).ToListAsync()).Last();
        var (entry, prize) = (await db.Entries.Where(e => e.EditionId == Edition && e.Number != null).OrderBy(e => e.Number).FirstAsync(), (await db.Editions.SingleAsync(e => e.Id == Edition)).Prizes[0]);
        if (await db.Decisions.AnyAsync(d => d.RoundId == round.Id))
            return;
        var decision = Decision.Of(round.Id, entry.Id, Outcome.Prize, prize.Id, null, _site.Clock.Instant());
        decision.Motivate("Best", new Dictionary<string, string> { ["nl"] = "De beste." }, null, _site.Clock.Instant());
        decision.Approve(null, _site.Clock.Instant());
        db.Decisions.Add(decision);
        await db.SaveChangesAsync();
    });

    /// <summary>All that should be the same after an undisturbed run and after one with a crash in it, in the order of names.</summary>
    public async Task<string> StateAsync()
    {
        var lines = new List<string>();
        lines.AddRange((await _site.Journal(Instance)).Select(l => $"journal {l.Number} {l.Kind} {l.ActivityId} {l.Outcome} {string.Join(";", l.Said.Select(s => s.Key))}"));
        await _site.Db(async db =>
        {
            var instance = await db.WorkflowInstances.AsNoTracking().SingleAsync(i => i.Id == Instance);
            lines.Add($"instance {instance.Status} tokens {instance.State.Tokens.Count}");
            var (key, subject) = (Instance.Value.ToString("N"), $"edition/{Edition.Value}");
            lines.Add($"dues {await db.Dues.CountAsync(d => d.Subject.StartsWith(key))} waits {await db.WorkflowWaits.CountAsync(w => w.InstanceId == Instance)}");
            var rounds = await db.Rounds.AsNoTracking().Where(r => r.EditionId == Edition).ToListAsync();
            var ids = rounds.Select(r => r.Id).ToArray();
            lines.AddRange(rounds.Select(r => $"round {r.NameIn("nl")} {r.State}").Order());
            lines.Add($"readings {await db.Assignments.CountAsync(a => ids.Contains(a.RoundId))} pinned {await db.PinnedEntries.CountAsync(p => ids.Contains(p.RoundId))}");
            lines.AddRange((await db.Decisions.Where(d => ids.Contains(d.RoundId)).Join(db.Entries, d => d.EntryId, e => e.Id, (d, e) => new { e.Number, d.Outcome, IsPublished = d.Published != null }).ToListAsync()).Select(d => $"decision {d.Number} {d.Outcome} {d.IsPublished}").Order());
            lines.Add($"results {await db.Results.CountAsync(r => r.EditionId == Edition)} visible {await db.Results.CountAsync(r => r.EditionId == Edition && r.VisibleFrom <= _site.Clock.Instant())}");
            var (jurors, entries) = (await db.Jurors.Where(j => j.EditionId == Edition).Select(j => j.Id).ToListAsync(), await db.Entries.Where(e => e.EditionId == Edition).Select(e => e.Id).ToListAsync());
            string[] abouts = [subject, .. jurors.Select(j => $"juror/{j.Value}/reminder"), .. entries.SelectMany(e => (string[])[$"entry/{e.Value}", $"entry/{e.Value}/reminder"])];
            lines.AddRange((await db.Outbox.AsNoTracking().Where(m => abouts.Contains(m.About)).ToListAsync()).Select(m => $"mail {m.About.Split('/')[0]} {m.Subject.Replace(Mark, "Run", StringComparison.Ordinal)} {m.State}").Order());
        });
        return string.Join('\n', lines);
    }

    private static void Enter(AppDb db, ContentItems items, Edition edition, UserId entrant, int number, DateTimeOffset now)
    {
        var item = items.Draft("Entry", new JsonObject { ["TitlePart"] = new JsonObject { ["Title"] = $"Inzending {number}" } });
        item.Seal();
        var initiative = Initiative.Of($"Inzending {number}", now);
        db.Initiatives.Add(initiative);
        var entry = Entry.Begin(edition, initiative.Id, entrant, item.ItemId, "nl", now);
        entry.Show(new EntryCard($"Inzending {number}", "", $"Organisatie {edition.Slug} {number}", "Leuven", "3000", 2020, "", "nl", null, null, []), now);
        db.Entries.Add(entry);
        // The last one is never handed in: its entrant is reminded.
        if (number > Entries)
            return;
        entry.TakeIn(edition.NumberOf(number), item.VersionId, entrant, now);
        entry.Decide(Verdict.Admitted, null, now, "");
    }
}
