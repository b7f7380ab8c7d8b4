using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Jury.Ranking;
using RadicaleVernieuwers.Liquid;
using RadicaleVernieuwers.Workflows;

namespace RadicaleVernieuwers.Jury;

/// <summary>Who advances by the ranking.</summary>
/// <param name="Through">Within the number.</param>
/// <param name="Tied">On the last place, with more of them than there is room: nobody but people decides.</param>
internal sealed record Advancing(IReadOnlyList<string> Through, IReadOnlyList<string> Tied)
{
    public static Advancing At(RankingReport report, int count)
    {
        var ranked = report.Entries.Where(e => e.Rank is not null).OrderBy(e => e.Rank).ToList();
        if (ranked.Count <= count)
            return new([.. ranked.Select(e => e.Entry)], []);
        var (last, next) = (ranked[count - 1].Rank, ranked[count].Rank);
        return last != next ? new([.. ranked.Take(count).Select(e => e.Entry)], [])
            : new([.. ranked.Where(e => e.Rank < last).Select(e => e.Entry)], [.. ranked.Where(e => e.Rank == last).Select(e => e.Entry)]);
    }
}

/// <summary>Lets the first so many of a frozen ranking through to the next round. A tie at the cut goes by <c>Tie</c> and waits for people. A decision that somebody took stays.</summary>
internal sealed class AdvanceTask(Texts texts, Languages languages) : IActivity
{
    public string Name => nameof(AdvanceTask);
    public ActivityGroup Group => ActivityGroup.Jury;
    public IReadOnlyList<ActivitySetting> Settings { get; } = [OfRound.Setting, new("Count", SettingKind.Number)];

    public IReadOnlyList<string> OutcomesOf(JsonObject properties) => ["Done", "Tie"];

    public async Task<ActivityResult> RunAsync(ActivityRun run, CancellationToken cancellationToken)
    {
        var round = await run.RoundAsync(cancellationToken);
        if (round.Freeze is null)
            throw new Refusal("Jury.NotFrozen");
        // What the round itself says comes first: it was fixed before anybody scored.
        if ((round.Places ?? await run.NumberAsync("Count", cancellationToken)) is not (> 0 and var count))
            throw new Refusal("Jury.NoPlaces");
        var book = await RoundBook.LoadAsync(run.Db, round, null, cancellationToken);
        var (report, entries) = (FrozenRanking.Read(round.Freeze.Json), book.Entries.ToDictionary(RoundScores.Number));
        var (cut, places) = (Advancing.At(report, count), report.Entries.ToDictionary(e => e.Entry, e => e.Rank));
        var decided = await run.Db.Decisions.Where(d => d.RoundId == round.Id && d.Outcome != Outcome.Prize).Select(d => d.EntryId).ToListAsync(cancellationToken);
        foreach (var key in cut.Through.Where(entries.ContainsKey).Where(key => !decided.Contains(entries[key].Id)))
        {
            var decision = Decision.Of(round.Id, entries[key].Id, Outcome.Advance, null, run.By, run.Now);
            decision.Motivate(texts.Get(Languages.Culture(languages.Leading), "Jury.AdvancedByRank", places[key], count), new Dictionary<string, string>(), run.By, run.Now);
            decision.Apply();
            run.Db.Decisions.Add(decision);
        }
        run.Say("Jury.Said.Advanced", cut.Through.Count, cut.Tied.Count, Incomplete(book));
        if (cut.Tied.Count == 0 || cut.Tied.All(key => entries.TryGetValue(key, out var entry) && decided.Contains(entry.Id)))
        {
            // What people decided by hand counts from here on, too.
            foreach (var pending in await run.Db.Decisions.Where(d => d.RoundId == round.Id && d.Outcome == Outcome.Advance && d.Pending != null).ToListAsync(cancellationToken))
                pending.Apply();
            return new Outcomes("Done");
        }
        // Who they are, the ranking says, which hides what its reader has a conflict with; the journal does not.
        run.Say("Jury.Said.Tied", cut.Tied.Count);
        return new Outcomes("Tie");
    }

    /// <summary>How many entries were read less often than the round asks.</summary>
    public static int Incomplete(RoundBook book) => book.Entries.Count(entry => book.Sheets.Count(s => s.Entry == entry.Id && s.Counts) < book.Round.ReviewsPerEntry);
}
