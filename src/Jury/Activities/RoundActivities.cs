using System.Security.Cryptography;
using System.Text.Json.Nodes;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Jury.Assignments;
using RadicaleVernieuwers.Jury.Ranking;
using RadicaleVernieuwers.Workflows;

namespace RadicaleVernieuwers.Jury;

/// <summary>Plans who reads what and applies it; what was assigned stays. New conflicts are saved first, in a step of their own, so that the plan knows them.</summary>
internal sealed class AssignJurorsTask(DetectConflicts detect) : IActivity
{
    public string Name => nameof(AssignJurorsTask);
    public ActivityGroup Group => ActivityGroup.Jury;
    public IReadOnlyList<ActivitySetting> Settings { get; } = [OfRound.Setting];

    public IReadOnlyList<string> OutcomesOf(JsonObject properties) => ["Done", "Short"];

    public async Task<ActivityResult> RunAsync(ActivityRun run, CancellationToken cancellationToken)
    {
        var round = await run.RoundAsync(cancellationToken);
        run.Say("Jury.Said.Conflicts", await detect.RunAsync(round.EditionId, cancellationToken));
        return new WaitFor(Name) { At = run.Now };
    }

    public async Task<ActivityResult> WokenAsync(ActivityRun run, CancellationToken cancellationToken)
    {
        var round = await run.RoundAsync(cancellationToken);
        if (round.Freeze is not null)
            throw new Refusal("Round.IsFrozen");
        var book = await RoundBook.LoadAsync(run.Db, round, null, cancellationToken);
        var plan = RoundPlan.Make(book, round.ReviewsPerEntry);
        await run.Db.AssignAsync(round, RoundPlan.Pairs(plan.Added), false, run.By, run.Now, cancellationToken);
        run.Say("Jury.Said.Assigned", plan.Added.Count, book.Entries.Count, plan.LeastLoad, plan.MostLoad);
        if (plan.Shortages.Count == 0)
            return new Outcomes("Done");
        run.Say("Jury.Said.Short", plan.Shortages.Count);
        return new Outcomes("Short");
    }
}

/// <summary>Opens a round, as its page does. Conflicts that nobody knew yet come first: then it is not open, and goes by <c>Conflicts</c>.</summary>
internal sealed class OpenRoundTask(DetectConflicts detect) : IActivity
{
    public string Name => nameof(OpenRoundTask);
    public ActivityGroup Group => ActivityGroup.Jury;
    public IReadOnlyList<ActivitySetting> Settings { get; } = [OfRound.Setting];

    public IReadOnlyList<string> OutcomesOf(JsonObject properties) => ["Done", "Conflicts"];

    public async Task<ActivityResult> RunAsync(ActivityRun run, CancellationToken cancellationToken)
    {
        var round = await run.RoundAsync(cancellationToken);
        if (round.Opening is not null)
        {
            run.Say("Jury.Said.WasOpen", round.NameIn("nl"));
            return new Outcomes("Done");
        }
        if (await detect.RunAsync(round.EditionId, cancellationToken) is > 0 and var found)
        {
            run.Say("Jury.Said.Conflicts", found);
            return new Outcomes("Conflicts");
        }
        var book = await RoundBook.LoadAsync(run.Db, round, null, cancellationToken);
        round.Open(Readiness.Of(book), run.By, run.Now);
        await run.Db.PinAsync(round, [.. book.Readings.Select(reading => reading.Entry).Distinct()], cancellationToken);
        run.Say("Jury.Said.Opened", round.NameIn("nl"), book.Entries.Count, book.Jurors.Count);
        return new Outcomes("Done");
    }
}

/// <summary>Closes a round; one that is closed already stays so.</summary>
internal sealed class CloseRoundTask : IActivity
{
    public string Name => nameof(CloseRoundTask);
    public ActivityGroup Group => ActivityGroup.Jury;
    public IReadOnlyList<ActivitySetting> Settings { get; } = [OfRound.Setting];

    public async Task<ActivityResult> RunAsync(ActivityRun run, CancellationToken cancellationToken)
    {
        var round = await run.RoundAsync(cancellationToken);
        if (round.Closing is not null)
        {
            run.Say("Jury.Said.WasClosed", round.NameIn("nl"));
            return new Outcomes("Done");
        }
        var book = await RoundBook.LoadAsync(run.Db, round, null, cancellationToken);
        round.Close(run.By, run.Now);
        run.Say("Jury.Said.Closed", round.NameIn("nl"), book.Jurors.Select(juror => book.ProgressOf(juror.Id)).Sum(progress => progress.All - progress.Done));
        return new Outcomes("Done");
    }
}

/// <summary>Gives jurors more time: from the end of the window, or from now where that has passed.</summary>
internal sealed class ExtendRoundTask : IActivity
{
    public string Name => nameof(ExtendRoundTask);
    public ActivityGroup Group => ActivityGroup.Jury;
    public IReadOnlyList<ActivitySetting> Settings { get; } = [OfRound.Setting, new("Hours", SettingKind.Number, IsRequired: true)];

    public async Task<ActivityResult> RunAsync(ActivityRun run, CancellationToken cancellationToken)
    {
        var round = await run.RoundAsync(cancellationToken);
        if (round.Window is not { } window)
            throw new Refusal("Round.NoWindow");
        if (round.State is not (RoundState.Planned or RoundState.Open))
            throw new Refusal("Round.IsNotOpen");
        var from = window.Closes > run.Now ? window.Closes : run.Now;
        round.Schedule(Window.Of(window.Opens, from + TimeSpan.FromHours(await run.NumberAsync("Hours", cancellationToken) ?? 0), window.Grace));
        run.Say("Jury.Said.Extended", round.NameIn("nl"), round.Window!.Closes);
        return new Outcomes("Done");
    }
}

/// <summary>Freezes the ranking of a closed round, and says what to know before anyone advances.</summary>
internal sealed class ComputeRankingTask : IActivity
{
    public string Name => nameof(ComputeRankingTask);
    public ActivityGroup Group => ActivityGroup.Jury;
    public IReadOnlyList<ActivitySetting> Settings { get; } = [OfRound.Setting];

    public async Task<ActivityResult> RunAsync(ActivityRun run, CancellationToken cancellationToken)
    {
        var round = await run.RoundAsync(cancellationToken);
        var book = await RoundBook.LoadAsync(run.Db, round, null, cancellationToken);
        if (round.Freeze is null)
        {
            var salt = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
            round.FreezeAs(RoundScores.Freeze(book, await RoundScores.LoadAsync(run.Db, book, cancellationToken), salt), salt, run.By, run.Now);
        }
        var report = FrozenRanking.Read(round.Freeze!.Json);
        run.Say("Jury.Said.Ranked", report.Entries.Count(e => e.Rank is not null), book.Entries.Count, AdvanceTask.Incomplete(book));
        return new Outcomes("Done");
    }
}
