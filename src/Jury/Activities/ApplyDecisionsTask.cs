using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Workflows;

namespace RadicaleVernieuwers.Jury;

/// <summary>Carries out what people decided by hand in a round, as its page does: who goes on goes on, and everybody is told. Where nothing waits, it goes by <c>Nothing</c>.</summary>
internal sealed class ApplyDecisionsTask(ApplyDecisions apply) : IActivity
{
    public string Name => nameof(ApplyDecisionsTask);
    public ActivityGroup Group => ActivityGroup.Jury;
    public IReadOnlyList<ActivitySetting> Settings { get; } = [OfRound.Setting];

    public IReadOnlyList<string> OutcomesOf(System.Text.Json.Nodes.JsonObject properties) => ["Done", "Nothing"];

    public async Task<ActivityResult> RunAsync(ActivityRun run, CancellationToken cancellationToken)
    {
        var round = await run.RoundAsync(cancellationToken);
        try
        {
            run.Say("Jury.Said.Applied", await apply.RunAsync(round, run.By, run.Now, cancellationToken));
            return new Outcomes("Done");
        }
        catch (Refusal refusal) when (refusal.Key == "Decision.NothingToApply")
        {
            run.Say("Jury.Said.NothingApplied");
            return new Outcomes("Nothing");
        }
    }
}
