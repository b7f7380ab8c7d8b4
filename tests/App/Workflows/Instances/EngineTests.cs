using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Testing;
using RadicaleVernieuwers.Workflows;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Workflows.Instances;

public sealed class EngineOnSqliteTests(WorkflowSite site) : EngineTests<WorkflowSite>(site);

public sealed class EngineOnPostgresTests(WorkflowOnPostgresSite site) : EngineTests<WorkflowOnPostgresSite>(site);

public abstract class EngineTests<TSite>(TSite site) : SiteTest<TSite>(site) where TSite : WorkflowSite
{
    private static CancellationToken Cancel => WorkflowSite.Cancel;

    [Fact]
    public async Task Steps_follow_each_other_each_in_a_save_of_its_own_with_its_line_in_the_journal()
    {
        Site.Power.Reset();

        var id = await Site.Runs("a:SetPropertyTask{\"PropertyName\":\"Who\",\"Value\":{\"Expression\":\"Ann\",\"Syntax\":\"Liquid\"}} -Done> b:IfElseTask{\"Condition\":{\"Expression\":\"{% if Workflow.Properties.Who == 'Ann' %}true{% else %}false{% endif %}\",\"Syntax\":\"Liquid\"}}",
            "b -False> x:LogTask{\"Text\":\"no\"}", "b -True> c:LogTask{\"Text\":{\"Expression\":\"Hello {{ Workflow.Properties.Who }}\"}}");

        (await Site.Told(id)).ShouldBe(["Started a", "Done a Done", "Done b True", "Done c Done"]);
        Site.Power.Saves.ShouldBe(4);
        (await Site.Journal(id))[^1].Said.ShouldHaveSingleItem().Arguments.ShouldBe(["Hello Ann"]);
        (await Site.Instance(id)).Status.ShouldBe(WorkflowStatus.Finished);
    }

    [Fact]
    public async Task Two_nodes_on_one_step_leave_one_line_and_one_mail()
    {
        var definition = await Site.Keeps("a:EmailTask{\"Recipients\":\"race@example.org\",\"Subject\":\"Race\",\"Body\":\"x\"} -Done> b:LogTask{\"Text\":\"x\"}");
        var ids = new List<WorkflowInstanceId>();
        for (var i = 0; i < 10; i++)
        {
            ids.Add(await Site.Starts(definition));
            // A second due row for the same step: as if another node had claimed it too.
            await Site.Db(async db =>
            {
                db.Dues.Add(Due.Work(StepJob.DueKind, $"{ids[^1].Value:N}/other", Site.Clock.Instant()));
                await db.SaveChangesAsync(Cancel);
            });
        }

        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(async () =>
        {
            var node = Site.Node();
            while (await node.RunOnceAsync(Cancel) > 0)
            {
            }
        }, Cancel)));
        await Site.RunDueAsync();

        foreach (var id in ids)
            (await Site.Told(id)).ShouldBe(["Started a", "Done a Done", "Done b Done"]);
        (await Site.Db(db => db.Outbox.CountAsync(m => m.To == "race@example.org", Cancel))).ShouldBe(10);
    }

    [Fact]
    public async Task A_timer_ends_at_its_instant_and_not_before()
    {
        var until = Site.Clock.Instant().AddHours(2);
        var id = await Site.Runs($"a:TimerEvent{{\"Until\":{{\"Expression\":\"{until:O}\"}}}} -Done> b:LogTask{{\"Text\":\"x\"}}");
        (await Site.Instance(id)).Status.ShouldBe(WorkflowStatus.Waiting);

        Site.Clock.Advance(TimeSpan.FromHours(2) - TimeSpan.FromMilliseconds(1));
        await Site.RunDueAsync();
        (await Site.Instance(id)).Status.ShouldBe(WorkflowStatus.Waiting);
        Site.Clock.Advance(TimeSpan.FromMilliseconds(1));
        await Site.RunDueAsync();

        (await Site.Told(id)).ShouldBe(["Started a", "Waits a", "Done a Done", "Done b Done"]);
        (await Site.Timer(id)).ShouldBeNull();
    }

    [Fact]
    public async Task A_cron_timer_begins_an_instance_each_time_on_the_clock_of_Brussels()
    {
        var definition = await Site.Keeps("a:TimerEvent{\"CronExpression\":\"0 12 * * *\"} -Done> b:LogTask{\"Text\":\"x\"}");

        Site.Clock.Advance(TimeSpan.FromDays(1));
        await Site.RunDueAsync();
        Site.Clock.Advance(TimeSpan.FromDays(1));
        await Site.RunDueAsync();

        var begun = await Site.Db(db => db.WorkflowInstances.AsNoTracking().Where(i => i.WorkflowTypeId == definition.TypeId).OrderBy(i => i.Started).ToListAsync(Cancel));
        begun.Count.ShouldBe(2);
        begun.ShouldAllBe(i => i.Status == WorkflowStatus.Finished);
        await Site.Keeps(definition.Enable(false));
        Site.Clock.Advance(TimeSpan.FromDays(2));
        await Site.RunDueAsync();
        (await Site.Db(db => db.WorkflowInstances.CountAsync(i => i.WorkflowTypeId == definition.TypeId, Cancel))).ShouldBe(2);
    }

    [Fact]
    public async Task A_signal_wakes_who_waits_for_it_and_nobody_else_and_is_not_heard_by_who_comes_later()
    {
        var definition = await Site.Keeps("a:SignalEvent{\"SignalName\":{\"Expression\":\"go\"}} -Done> b:SetPropertyTask{\"PropertyName\":\"Why\",\"Value\":{\"Expression\":\"{{ Workflow.Input.Why }}\",\"Syntax\":\"Liquid\"}}");
        var (one, other) = (await Site.Starts(definition), await Site.Runs("a:SignalEvent{\"SignalName\":{\"Expression\":\"stop\"}}"));
        await Site.RunDueAsync();

        await Site.In(async services =>
        {
            await services.GetRequiredService<WorkflowTriggers>().SignalAsync("go", new JsonObject { ["Why"] = "because" }, Cancel);
            await services.GetRequiredService<AppDb>().SaveChangesAsync(Cancel);
        });
        Site.Clock.Advance(TimeSpan.FromSeconds(1));
        await Site.RunDueAsync();
        var late = await Site.Runs("a:SignalEvent{\"SignalName\":{\"Expression\":\"go\"}}");
        await Site.RunDueAsync();

        (await Site.Instance(one)).Status.ShouldBe(WorkflowStatus.Finished);
        (await Site.Instance(other)).Status.ShouldBe(WorkflowStatus.Waiting);
        (await Site.Instance(late)).Status.ShouldBe(WorkflowStatus.Waiting);
        (await Site.Db(db => db.WorkflowTriggers.CountAsync(Cancel))).ShouldBe(0);
    }

    [Fact]
    public async Task A_fork_joins_again_and_a_loop_over_a_list_ends()
    {
        var id = await Site.Runs("f:ForkTask{\"Forks\":[\"l\",\"r\"]} -l> a:LogTask{\"Text\":\"l\"}", "f -r> e:ForEachTask{\"Enumerable\":{\"Expression\":\"x, y\",\"Syntax\":\"Liquid\"},\"LoopVariableName\":\"It\"}",
            "e -Iterate> m:LogTask{\"Text\":{\"Expression\":\"{{ Workflow.Properties.It }}\"}}", "m -Done> e", "a -Done> j:JoinTask{\"Mode\":0}", "e -Done> j", "j -Joined> z:LogTask{\"Text\":\"end\"}");

        var journal = await Site.Journal(id);
        journal.Where(l => l.ActivityId == "m").Select(l => l.Said[0].Arguments[0]).ShouldBe(["x", "y"]);
        journal.Count(l => l.ActivityId == "z").ShouldBe(1);
        (await Site.Instance(id)).Status.ShouldBe(WorkflowStatus.Finished);
    }

    [Fact]
    public async Task A_type_that_wants_it_leaves_nothing_of_an_instance_that_is_over()
    {
        var json = Drawn.Json("a:LogTask{\"Text\":\"x\"}");
        json["DeleteFinishedWorkflows"] = true;
        var id = await Site.Starts(await Site.Keeps(WorkflowDefinition.Read(json)));
        (await Site.Db(db => db.WorkflowInstances.CountAsync(i => i.Id == id, Cancel))).ShouldBe(1);

        await Site.RunDueAsync();

        (await Site.Db(db => db.WorkflowInstances.CountAsync(i => i.Id == id, Cancel))).ShouldBe(0);
        (await Site.Journal(id)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_step_that_a_rule_refuses_waits_for_a_person_with_the_reason_and_goes_on_when_asked()
    {
        var id = await Site.Runs("a:SetPropertyTask{\"PropertyName\":\"N\",\"Value\":{\"Expression\":\"perhaps\",\"Syntax\":\"Liquid\"}} -Done> b:IfElseTask{\"Condition\":{\"Expression\":\"{{ Workflow.Properties.N }}\",\"Syntax\":\"Liquid\"}}", "b -True> c:LogTask{\"Text\":\"x\"}");

        var broken = await Site.Instance(id);
        broken.Status.ShouldBe(WorkflowStatus.Faulted);
        broken.Fault!.Key.ShouldBe("Workflow.Condition");
        (await Site.Told(id))[^1].ShouldBe("Failed b");
        await Site.Steers(steering => steering.RetryAsync(id, Cancel));
        await Site.RunDueAsync();
        (await Site.Instance(id)).Status.ShouldBe(WorkflowStatus.Faulted);
        (await Should.ThrowAsync<Refusal>(() => Site.Steers(steering => steering.SkipAsync(id, broken.FaultToken!.Value, "True", " ", Cancel)))).Key.ShouldBe("Workflow.ReasonMissing");
        await Site.Steers(steering => steering.SkipAsync(id, broken.FaultToken!.Value, "True", "It is true", Cancel));
        await Site.RunDueAsync();

        (await Site.Told(id)).ShouldBe(["Started a", "Done a Done", "Failed b", "Retried b", "Failed b", "Skipped b True", "Done c Done"]);
        (await Site.Instance(id)).Status.ShouldBe(WorkflowStatus.Finished);
    }

    [Fact]
    public async Task A_loop_that_never_waits_is_stopped()
    {
        var id = await Site.Starts(await Site.Keeps("a:LogTask{\"Text\":\"x\"} -Done> b:LogTask{\"Text\":\"x\"}", "b -Done> a"));
        await Site.Db(async db =>
        {
            var instance = await db.WorkflowInstances.SingleAsync(i => i.Id == id, Cancel);
            instance.Become(instance.State with { Burst = Flow.MostInOneGo - 3 }, Site.Clock.Instant());
            await db.SaveChangesAsync(Cancel);
        });

        await Site.RunDueAsync();

        (await Site.Instance(id)).Fault!.Key.ShouldBe("Workflow.Endless");
        (await Site.Journal(id)).Count(l => l.Kind == JournalKind.Done).ShouldBe(3);
    }

    [Fact]
    public async Task Whoever_answers_second_is_told_that_it_was_answered()
    {
        var id = await Site.Runs("a:UserTaskEvent{\"Actions\":[\"Yes\",\"No\"]} -Yes> b:LogTask{\"Text\":\"x\"}");
        var wait = await Site.Wait(id);

        (await Should.ThrowAsync<Refusal>(() => Site.Steers(s => s.AnswerAsync(id, wait.Token, "Maybe", "", Cancel)))).Key.ShouldBe("Workflow.NoAction");
        await Site.Steers(s => s.AnswerAsync(id, wait.Token, "Yes", "Looks good", Cancel));
        (await Should.ThrowAsync<Refusal>(() => Site.Steers(s => s.AnswerAsync(id, wait.Token, "No", "", Cancel)))).Key.ShouldBe("Workflow.NotAsked");
        await Site.RunDueAsync();

        (await Site.Told(id)).ShouldBe(["Started a", "Waits a", "Done a Yes", "Done b Done"]);
        (await Site.Journal(id))[2].Said.ShouldHaveSingleItem().Arguments.ShouldBe(["Yes", "Looks good"]);
    }

    [Fact]
    public async Task What_is_paused_stands_still_though_its_timer_ends_and_goes_on_afterwards()
    {
        var id = await Site.Runs($"a:TimerEvent{{\"Until\":{{\"Expression\":\"{Site.Clock.Instant().AddHours(1):O}\"}}}} -Done> b:LogTask{{\"Text\":\"x\"}}");
        await Site.Steers(s => s.PauseAsync(id, "Holidays", Cancel));

        Site.Clock.Advance(TimeSpan.FromHours(2));
        await Site.RunDueAsync();
        (await Site.Instance(id)).Status.ShouldBe(WorkflowStatus.Paused);
        await Site.Steers(s => s.GoOnAsync(id, Cancel));
        await Site.RunDueAsync();

        (await Site.Told(id)).ShouldBe(["Started a", "Waits a", "Paused", "Resumed", "Done a Done", "Done b Done"]);
    }

    [Fact]
    public async Task A_power_cut_at_any_save_loses_nothing_and_does_nothing_twice()
    {
        var definition = await Site.Keeps("a:EmailTask{\"Recipients\":\"cut@example.org\",\"Subject\":\"Cut\",\"Body\":\"x\"} -Done> b:EmailTask{\"Recipients\":\"cut@example.org\",\"Subject\":\"Cut\",\"Body\":\"y\"}", "b -Done> c:LogTask{\"Text\":\"x\"}");
        for (var save = 1; save <= 3; save++)
        {
            foreach (var after in (bool[])[false, true])
            {
                var id = await Site.Starts(definition);
                var node = Site.Node();
                using (var life = Site.Power.DiesAt(save, after, Cancel))
                    await Should.ThrowAsync<OperationCanceledException>(async () =>
                    {
                        while (await node.RunOnceAsync(life.Token) > 0)
                        {
                        }
                    });
                Site.Clock.Advance(TimeSpan.FromMinutes(3));
                await Site.RunDueAsync();
                (await Site.Told(id)).ShouldBe(["Started a", "Done a Done", "Done b Done", "Done c Done"], $"{save} {after}");
            }
        }
        (await Site.Db(db => db.Outbox.CountAsync(m => m.To == "cut@example.org", Cancel))).ShouldBe(12);
    }
}
