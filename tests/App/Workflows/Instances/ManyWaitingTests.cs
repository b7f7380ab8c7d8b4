using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Testing;
using RadicaleVernieuwers.Workflows;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Workflows.Instances;

public sealed class ManyWaitingOnSqliteTests(WorkflowSite site) : ManyWaitingTests<WorkflowSite>(site);

public sealed class ManyWaitingOnPostgresTests(WorkflowOnPostgresSite site) : ManyWaitingTests<WorkflowOnPostgresSite>(site);

public abstract class ManyWaitingTests<TSite>(TSite site) : SiteTest<TSite>(site) where TSite : WorkflowSite
{
    private const int Many = 5_000;

    private static CancellationToken Cancel => WorkflowSite.Cancel;

    [Fact]
    public async Task A_look_for_what_is_due_costs_the_same_for_one_waiting_instance_and_for_five_thousand()
    {
        var until = Site.Clock.Instant().AddDays(400);
        var definition = await Site.Keeps($"a:TimerEvent{{\"Until\":{{\"Expression\":\"{until:O}\"}}}} -Done> b:LogTask{{\"Text\":\"x\"}}");
        await WaitAsync(definition, 1, until);
        await Site.RunDueAsync();
        var one = await LookAsync();

        await WaitAsync(definition, Many - 1, until);
        var memory = GC.GetTotalMemory(true);
        var watch = Stopwatch.StartNew();
        var many = await LookAsync();
        watch.Stop();

        many.ShouldBe(one);
        var grown = GC.GetTotalMemory(true) - memory;
        TestContext.Current.TestOutputHelper?.WriteLine($"{Many} waiting: {many} commands, {watch.Elapsed.TotalMilliseconds / 10:0.00} ms a look, {grown / 1024} KiB more in memory");
        grown.ShouldBeLessThan(4 << 20);
        await Site.Db(async db =>
        {
            db.Dues.RemoveRange(await db.Dues.Where(d => d.Kind == TimerJob.DueKind).ToListAsync(Cancel));
            db.WorkflowInstances.RemoveRange(await db.WorkflowInstances.Where(i => i.WorkflowTypeId == definition.TypeId).ToListAsync(Cancel));
            await db.SaveChangesAsync(Cancel);
        });
    }

    private async Task<int> LookAsync()
    {
        var (node, least) = (Site.Node(), int.MaxValue);
        // The site's own workers ask things meanwhile: the look that nobody disturbed counts.
        for (var looks = 0; looks < 10; looks++)
        {
            var before = Site.Power.Commands.Count;
            (await node.RunOnceAsync(Cancel)).ShouldBe(0);
            least = Math.Min(least, Site.Power.Commands.Count - before);
        }
        return least;
    }

    private async Task WaitAsync(WorkflowDefinition definition, int count, DateTimeOffset until)
    {
        for (var done = 0; done < count; done += 500)
        {
            await Site.Db(async db =>
            {
                for (var i = done; i < Math.Min(count, done + 500); i++)
                {
                    var instance = WorkflowInstance.Begin(definition, 1, $"many/{i}", "a", null, Site.Clock.Instant());
                    var token = instance.State.Next!;
                    instance.Become(Flow.Wait(instance.State, token), Site.Clock.Instant());
                    db.WorkflowInstances.Add(instance);
                    db.WorkflowJournal.Add(JournalLine.Of(instance, JournalKind.Started, "a", "", [], null, Site.Clock.Instant()));
                    db.WorkflowWaits.Add(WorkflowWait.Of(instance.Id, token, new WaitFor(TimerEvent.Known) { At = until }, Site.Clock.Instant()));
                    db.Dues.Add(Due.Work(TimerJob.DueKind, TimerJob.SubjectOf(instance.Id, token.Id), until));
                }
                await db.SaveChangesAsync(Cancel);
            });
        }
    }
}
