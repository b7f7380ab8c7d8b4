using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Jury.Ranking;
using RadicaleVernieuwers.Liquid;
using RadicaleVernieuwers.Workflows;

namespace RadicaleVernieuwers.Jury;

/// <summary>Lets through to the next round whom the rule lets through by a frozen ranking. A tie at the cut goes by <c>Tie</c> and waits for people, and so does a round that leaves everything to them. A decision that somebody took stays. Each entrant who goes on is told.</summary>
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
        var rule = round.Advance ?? (await run.NumberAsync("Count", cancellationToken) is > 0 and var count ? AdvanceRule.First(count) : throw new Refusal("Jury.NoPlaces"));
        var book = await RoundBook.LoadAsync(run.Db, round, null, cancellationToken);
        var report = FrozenRanking.Read(round.Freeze.Json);
        var by = report.Cut is { } cut && round.Advance is not null ? new Advancing(cut.Through, cut.Tied) : Advancing.By(rule, report);
        var decided = await run.Db.Decisions.Where(d => d.RoundId == round.Id && d.Outcome != Outcome.Prize).ToListAsync(cancellationToken);
        var entries = book.Entries.ToDictionary(RoundScores.Number);
        var through = new List<Decision>();
        foreach (var line in report.Entries.Where(line => by.Through.Contains(line.Entry) && entries.ContainsKey(line.Entry) && decided.All(d => d.EntryId != entries[line.Entry].Id)))
            through.Add(Through(round, entries[line.Entry].Id, Why(rule, line, report.Method), run));
        run.Db.Decisions.AddRange(through);
        run.Say("Jury.Said.Advanced", by.Through.Count, by.Tied.Count, Incomplete(book));
        if (await run.Db.Set<WildCard>().CountAsync(c => c.RoundId == round.Id, cancellationToken) is > 0 and var cards)
            run.Say("Jury.Said.WildCards", cards);
        // A tie that lost an entry to a withdrawal may be none any more; what is left of it is decided like any other.
        var isSettled = by.Tied.All(key => !entries.TryGetValue(key, out var entry) || decided.Exists(d => d.EntryId == entry.Id));
        // What people decided by hand counts from here on, too.
        if (isSettled)
            through.AddRange(decided.Where(d => d is { Outcome: Outcome.Advance, Pending: not null }));
        await ApplyDecisions.TellAsync(run.Db, round, through, run.Now, cancellationToken);
        if (rule.Kind == AdvanceKind.Hand && !decided.Exists(d => d.Outcome == Outcome.Advance))
        {
            run.Say("Jury.Said.ByHand");
            return new Outcomes("Tie");
        }
        if (isSettled)
            return new Outcomes("Done");
        // Who they are, the ranking says, which hides what its reader has a conflict with; the journal does not.
        run.Say("Jury.Said.Tied", by.Tied.Count);
        return new Outcomes("Tie");
    }

    private static Decision Through(Round round, EntryId entry, string why, ActivityRun run)
    {
        var decision = Decision.Of(round.Id, entry, Outcome.Advance, null, run.By, run.Now);
        decision.Motivate(why, new Dictionary<string, string>(), run.By, run.Now);
        return decision;
    }

    private string Why(AdvanceRule rule, EntryFigures line, RankMethod method)
    {
        var language = Languages.Culture(languages.Leading);
        return rule.Kind switch
        {
            AdvanceKind.Threshold => texts.Get(language, "Jury.AdvancedByThreshold", decimal.Round((decimal)line.On(method)!.Value, 2), (decimal)rule.Threshold),
            AdvanceKind.Themes => texts.Get(language, "Jury.AdvancedByTheme", line.Rank, rule.Places),
            _ => texts.Get(language, "Jury.AdvancedByRank", line.Rank, rule.Places),
        };
    }

    /// <summary>How many entries were read less often than the round asks.</summary>
    public static int Incomplete(RoundBook book) => book.Entries.Count(entry => book.Sheets.Count(s => s.Entry == entry.Id && s.Counts) < book.Round.ReviewsPerEntry);
}
