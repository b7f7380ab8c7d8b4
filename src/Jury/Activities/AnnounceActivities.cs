using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Workflows;

namespace RadicaleVernieuwers.Jury;

/// <summary>Publishes the prizes that a round decided, from the edition's embargo on; laureates are told at that instant. What somebody published by hand is not published again.</summary>
internal sealed class AnnounceTask(PublishDecisions publish) : IActivity
{
    public string Name => nameof(AnnounceTask);
    public ActivityGroup Group => ActivityGroup.Jury;
    public IReadOnlyList<ActivitySetting> Settings { get; } = [OfRound.Setting];

    public async Task<ActivityResult> RunAsync(ActivityRun run, CancellationToken cancellationToken)
    {
        var round = await run.RoundAsync(cancellationToken);
        var prizes = await run.Db.Decisions.Where(d => d.RoundId == round.Id && d.Outcome == Outcome.Prize).Select(d => d.Published).ToListAsync(cancellationToken);
        if (prizes.Count > 0 && prizes.TrueForAll(published => published is not null))
        {
            run.Say("Jury.Said.WasAnnounced", prizes.Count);
            return new Outcomes("Done");
        }
        var count = await publish.RunAsync(round, run.By, run.Now, cancellationToken);
        run.Say("Jury.Said.Announced", count, (await run.EditionAsync(cancellationToken)).ResultsEmbargo);
        return new Outcomes("Done");
    }
}

/// <summary>Ends the embargo now, where it has not ended by itself: what was published is visible at once, and laureates are told.</summary>
internal sealed class LiftEmbargoTask : IActivity
{
    public string Name => nameof(LiftEmbargoTask);
    public ActivityGroup Group => ActivityGroup.Jury;

    public async Task<ActivityResult> RunAsync(ActivityRun run, CancellationToken cancellationToken)
    {
        var (db, edition) = (run.Db, await run.EditionAsync(cancellationToken));
        if (edition.ResultsEmbargo is not { } until || until > run.Now)
            edition.EmbargoResultsUntil(run.Now);
        var results = await db.Results.CountAsync(r => r.EditionId == edition.Id, cancellationToken);
        await PublishDecisions.ShowFromAsync(db, edition.Id, run.Now, run.Now, cancellationToken);
        run.Say("Jury.Said.Lifted", results);
        return new Outcomes("Done");
    }
}
