using RadicaleVernieuwers.Testing;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Workflows.Instances;

/// <summary>The shipped edition on nodes that are killed, each at a save of a step: a class of its own, for it takes long.</summary>
public sealed class KilledEditionTests(WorkflowSite site) : SiteTest<WorkflowSite>(site)
{
    [Fact]
    public async Task Killed_with_signal_9_at_every_step_boundary_it_ends_as_an_undisturbed_run()
    {
        Site.Power.Reset();
        var undisturbed = await EditionRun.SetAsync(Site, ShippedEditionTests.Whole, rounds: 2);
        Site.Power.Reset();
        await undisturbed.ToTheEndAsync();
        var boundaries = Site.Power.Saves;

        var killed = (await EditionRun.SetAsync(Site, ShippedEditionTests.Whole, rounds: 2)).DiesByKill();
        await killed.ToTheEndAsync();

        (await killed.StateAsync()).ShouldBe(await undisturbed.StateAsync());
        killed.Kills.ShouldBe(boundaries);
    }
}
