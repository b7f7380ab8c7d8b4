using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Testing;
using RadicaleVernieuwers.Workflows;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Workflows.Instances;

public sealed class FaultTests(FaultySite site) : SiteTest<FaultySite>(site)
{
    private static CancellationToken Cancel => WorkflowSite.Cancel;

    [Fact]
    public async Task A_step_that_fails_is_tried_again_later_each_time_and_then_waits_for_a_person()
    {
        (Site.Fails, Site.Done) = (int.MaxValue, 0);
        var id = await Site.Runs("a:FaultyTask -Done> b:LogTask{\"Text\":\"x\"}");
        for (var tries = 1; tries < Due.MostAttempts; tries++)
        {
            (await Site.Instance(id)).Status.ShouldBe(WorkflowStatus.Running);
            Site.Clock.Advance(TimeSpan.FromSeconds(5 * Math.Pow(2, tries)));
            await Site.RunDueAsync();
        }

        var broken = await Site.Instance(id);
        broken.Status.ShouldBe(WorkflowStatus.Faulted);
        broken.Fault!.Arguments.ShouldBe(["The disk is full"]);
        (await Site.Journal(id)).Count(l => l.Kind == JournalKind.Failed).ShouldBe(Due.MostAttempts);
        Site.Fails = 0;
        await Site.Steers(s => s.RetryAsync(id, Cancel));
        await Site.RunDueAsync();
        (await Site.Instance(id)).Status.ShouldBe(WorkflowStatus.Finished);
        Site.Done.ShouldBe(1);
    }

    [Fact]
    public async Task A_step_that_fails_twice_and_then_succeeds_needs_nobody()
    {
        (Site.Fails, Site.Done) = (2, 0);
        var id = await Site.Runs("a:FaultyTask -Done> b:LogTask{\"Text\":\"x\"}");
        for (var tries = 0; tries < 2; tries++)
        {
            Site.Clock.Advance(TimeSpan.FromMinutes(1));
            await Site.RunDueAsync();
        }

        (await Site.Told(id)).ShouldBe(["Started a", "Failed a", "Failed a", "Done a Done", "Done b Done"]);
        Site.Done.ShouldBe(1);
    }
}

public sealed class FaultySite : WorkflowSite
{
    public int Fails { get; set; }
    public int Done { get; set; }

    protected override void Configure(WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        base.Configure(builder);
        builder.Services.AddSingleton(this);
        builder.Services.AddActivity<FaultyTask>();
    }
}

internal sealed class FaultyTask(FaultySite site) : IActivity
{
    public string Name => nameof(FaultyTask);
    public ActivityGroup Group => ActivityGroup.Flow;

    public Task<ActivityResult> RunAsync(ActivityRun run, CancellationToken cancellationToken)
    {
        if (site.Fails-- > 0)
            throw new InvalidOperationException("The disk is full");
        site.Done++;
        return Task.FromResult<ActivityResult>(new Outcomes("Done"));
    }
}
