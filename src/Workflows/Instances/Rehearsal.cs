using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Workflows;

/// <summary>A step as it would go.</summary>
/// <param name="Outcome">Empty where it would wait.</param>
/// <param name="Mails">How many it would write.</param>
internal sealed record RehearsedStep(ActivityNode Node, string Outcome, IReadOnlyList<Said> Said, int Mails, DateTimeOffset At);

/// <summary>What would happen from here on.</summary>
/// <param name="Stops">Why it would go no further; null where it comes to its end.</param>
internal sealed record Rehearsed(IReadOnlyList<RehearsedStep> Steps, Said? Stops)
{
    public int Mails => Steps.Sum(s => s.Mails);
}

/// <summary>Runs an instance ahead on the real data in a transaction that is thrown away: time passes at once, and people give their first answer, or the next one where they are asked again.</summary>
internal sealed class Rehearsal(IServiceScopeFactory scopes, TimeProvider clock)
{
    public const int MostSteps = 300;

    public async Task<Rehearsed> RunAsync(WorkflowInstanceId id, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var (db, engine) = (scope.ServiceProvider.GetRequiredService<AppDb>(), scope.ServiceProvider.GetRequiredService<Engine>());
        var (steps, stops) = (new List<RehearsedStep>(), (Said?)null);
        await db.RehearseAsync(async () => stops = await AheadAsync(db, engine, id, steps, cancellationToken), cancellationToken);
        return new(steps, stops);
    }

    private async Task<Said?> AheadAsync(AppDb db, Engine engine, WorkflowInstanceId id, List<RehearsedStep> steps, CancellationToken cancellationToken)
    {
        var (now, asked) = (clock.Instant(), new Dictionary<string, int>(StringComparer.Ordinal));
        while (steps.Count < MostSteps)
        {
            if (await db.WorkflowInstances.SingleOrDefaultAsync(i => i.Id == id, cancellationToken) is not { IsOver: false } instance)
                return null;
            instance.Mend(now);
            if (instance.Paused is not null)
                instance.GoOn(now);
            try
            {
                if (await engine.StepAsync(db, instance, now, cancellationToken) is { } done)
                    steps.Add(new(done.Node, done.Result is Outcomes outcomes ? string.Join(", ", outcomes.Names) : "", done.Said, Mails(db), now));
                else if (await WaitAsync(db, instance, cancellationToken) is not { } wait)
                    return Said.Of("Workflow.Said.WaitsOutside");
                else if ((asked[wait.ActivityId] = asked.GetValueOrDefault(wait.ActivityId) + 1) is var times && wait.Choices.Count > 0 && times > wait.Choices.Count)
                    return Said.Of("Workflow.Said.AsksAgain");
                else
                    now = Wake(db, instance, wait, times - 1, now);
            }
            catch (Refusal refusal)
            {
                return Said.Of(refusal.Key, [.. refusal.Arguments]);
            }
            await db.SaveChangesAsync(cancellationToken);
            db.ChangeTracker.Clear();
        }
        return Said.Of("Workflow.Said.FarEnough", MostSteps);
    }

    /// <summary>What ends first: a person is there at once, time comes after. Null where only something outside can end the wait.</summary>
    private static async Task<WorkflowWait?> WaitAsync(AppDb db, WorkflowInstance instance, CancellationToken cancellationToken)
    {
        var waits = await db.WorkflowWaits.Where(w => w.InstanceId == instance.Id).ToListAsync(cancellationToken);
        return waits.Find(w => w.Choices.Count > 0) ?? waits.Where(w => w.At is not null).MinBy(w => w.At);
    }

    /// <returns>The instant at which it goes on.</returns>
    private static DateTimeOffset Wake(AppDb db, WorkflowInstance instance, WorkflowWait wait, int choice, DateTimeOffset now)
    {
        var then = wait.At > now ? wait.At.Value : now;
        Waking.Wake(db, instance, wait, wait.Choices.Count > 0 ? new JsonObject { ["Action"] = wait.Choices[choice] } : [], then);
        return then;
    }

    // Those that wait for an hour of their own, too: their due rows are called "tell-".
    private static int Mails(AppDb db) => db.ChangeTracker.Entries<OutboxMail>().Count(e => e.State == EntityState.Added)
        + db.ChangeTracker.Entries<Due>().Count(e => e.State == EntityState.Added && e.Entity.Kind.StartsWith("tell-", StringComparison.Ordinal));
}
