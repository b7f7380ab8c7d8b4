using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Testing;
using RadicaleVernieuwers.Workflows;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Workflows.Instances;

/// <summary>Workflows in a process of its own, with kill -9.</summary>
public sealed class KilledWorkflowTests(WorkflowSite site) : SiteTest<WorkflowSite>(site)
{
    private const int Instances = 40;
    private const int Kills = 3;

    private static CancellationToken Cancel => WorkflowSite.Cancel;

    [Fact]
    public async Task Workflows_of_a_site_that_is_killed_again_and_again_end_as_those_of_one_that_was_not()
    {
        var definition = await Site.Keeps("f:ForkTask{\"Forks\":[\"l\",\"r\"]} -l> e:ForEachTask{\"Enumerable\":{\"Expression\":\"a, b, c, d, e, f\",\"Syntax\":\"Liquid\"},\"LoopVariableName\":\"It\"}",
            "e -Iterate> m:EmailTask{\"Recipients\":\"killed@example.org\",\"Subject\":{\"Expression\":\"{{ Workflow.CorrelationId }}/{{ Workflow.Properties.It }}\"},\"Body\":\"x\"}", "m -Done> e", "e -Done> j:JoinTask{\"Mode\":0}",
            "f -r> s:SetPropertyTask{\"PropertyName\":\"N\",\"Value\":{\"Expression\":\"1\",\"Syntax\":\"Liquid\"}}", "s -Done> j", "j -Joined> z:LogTask{\"Text\":\"end\"}");
        var calm = await Site.Starts(definition, "calm");
        await Site.RunDueAsync();
        var undisturbed = (await Site.Told(calm)).Order().ToArray();
        var ids = new List<WorkflowInstanceId>();
        for (var i = 0; i < Instances; i++)
            ids.Add(await Site.Starts(definition, $"run{i:00}"));

        var (kills, all) = (0, Instances * undisturbed.Length);
        for (var turn = 1; turn <= Kills; turn++)
        {
            await EndLeasesAsync();
            using var serving = Serve();
            while (serving.IsRunning && await LinesAsync(ids) < all * turn / (Kills + 2))
                await Task.Delay(5, Cancel);
            kills += serving.Kill() ? 1 : 0;
        }
        (await LinesAsync(ids)).ShouldBeLessThan(all, "the last kill came before the end");
        kills.ShouldBe(Kills);
        await EndLeasesAsync();
        using (var serving = Serve())
            for (var waited = 0; waited < 1200 && await Site.Db(db => db.WorkflowInstances.AnyAsync(i => ids.Contains(i.Id) && i.Status != WorkflowStatus.Finished, Cancel)); waited++)
                await Task.Delay(50, Cancel);

        foreach (var id in ids)
            (await Site.Told(id)).Order().ShouldBe(undisturbed);
        var mails = await Site.Db(db => db.Outbox.Where(m => m.To == "killed@example.org" && m.Subject.StartsWith("run")).Select(m => m.Subject).ToListAsync(Cancel));
        mails.Order().ShouldBe(Enumerable.Range(0, Instances).SelectMany(i => "abcdef".Select(letter => $"run{i:00}/{letter}")));
    }

    private SiteProcess Serve() => SiteProcess.Start(Site.Folder, ["--urls=http://127.0.0.1:0"], ("Due__Worker", "true"));

    /// <summary>What a dead process had claimed is free again after two minutes, which nobody waits for here; and its clock is not ours.</summary>
    private Task EndLeasesAsync() => Site.Db(db => db.Database.ExecuteSqlRawAsync("UPDATE due SET until = 0, at = 0 WHERE kind LIKE 'workflow-%'", Cancel));

    private Task<int> LinesAsync(List<WorkflowInstanceId> ids) => Site.Db(db => db.WorkflowJournal.CountAsync(l => ids.Contains(l.InstanceId), Cancel));
}
