using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Jury;
using RadicaleVernieuwers.Testing;
using RadicaleVernieuwers.Workflows;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Workflows.Instances;

public sealed class ShippedEditionTests(WorkflowSite site) : SiteTest<WorkflowSite>(site)
{
    internal const string Whole = "4rv0ed1t10nwh01eca11000001";
    private const string Small = "4rv0ed1t10n0ne0rnd00000001";

    [Fact]
    public async Task A_whole_edition_runs_from_the_call_to_the_end_of_the_embargo()
    {
        var run = await EditionRun.SetAsync(Site, Whole, rounds: 2);

        await run.ToTheEndAsync();

        var state = await run.StateAsync();
        state.ShouldContain("instance Finished tokens 0");
        state.ShouldContain("dues 0 waits 0");
        state.ShouldContain("round Ronde 1 Frozen\nround Ronde 2 Frozen");
        state.ShouldContain("readings 18 pinned 6");
        state.ShouldContain("decision RV26-0001 Advance False\ndecision RV26-0001 Prize True\ndecision RV26-0002 Advance False\ndecision RV26-0003 Advance False");
        state.ShouldContain("results 1 visible 1");
        // The draft's entrant once, three jurors in each round, the chair twice, three who go on, the laureate once.
        state.Split('\n').Count(l => l.StartsWith("mail ", StringComparison.Ordinal)).ShouldBe(13, state);
        state.Split('\n').Count(l => l.StartsWith("mail juror", StringComparison.Ordinal)).ShouldBe(6, state);
    }

    [Fact]
    public async Task A_small_edition_runs_with_one_round()
    {
        var run = await EditionRun.SetAsync(Site, Small, rounds: 1);

        await run.ToTheEndAsync();

        (await run.StateAsync()).ShouldContain("instance Finished tokens 0");
        (await run.StateAsync()).ShouldContain("results 1 visible 1");
    }

    [Fact]
    public async Task Struck_at_each_step_boundary_in_turn_it_ends_as_an_undisturbed_run()
    {
        Site.Power.Reset();
        var undisturbed = await EditionRun.SetAsync(Site, Whole, rounds: 2);
        Site.Power.Reset();
        await undisturbed.ToTheEndAsync();
        var (boundaries, expected) = (Site.Power.Saves, await undisturbed.StateAsync());
        boundaries.ShouldBeGreaterThan(50);

        for (var boundary = 1; boundary <= boundaries; boundary++)
        {
            // Every other one after the commit: the save is there, and whoever made it never knew.
            var run = (await EditionRun.SetAsync(Site, Whole, rounds: 2)).DiesAt(boundary, afterCommit: boundary % 2 == 0);
            await run.ToTheEndAsync();
            (await run.StateAsync()).ShouldBe(expected, $"struck at {boundary} of {boundaries}");
        }
    }

    [Fact]
    public async Task Struck_at_every_step_boundary_twice_it_ends_as_an_undisturbed_run()
    {
        var undisturbed = await EditionRun.SetAsync(Site, Whole, rounds: 2);
        await undisturbed.ToTheEndAsync();

        var struck = await EditionRun.SetAsync(Site, Whole, rounds: 2);
        await struck.ToTheEndAsync(always: true);

        (await struck.StateAsync()).ShouldBe(await undisturbed.StateAsync());
    }

    [Fact]
    public async Task A_term_that_moves_moves_what_waits_for_it_and_time_decides_at_the_new_instant()
    {
        var run = await EditionRun.SetAsync(Site, Small, rounds: 1);
        await Site.RunDueAsync();
        var opens = (await Site.Wait(run.Instance)).At!.Value;
        (await Site.Timer(run.Instance))!.At.ShouldBe(opens);

        await ScheduleAsync(run.Edition, opens.AddDays(3));
        (await Site.Timer(run.Instance))!.At.ShouldBe(opens.AddDays(3));
        (await Site.Wait(run.Instance)).At.ShouldBe(opens.AddDays(3));
        Site.Clock.Advance(TimeSpan.FromDays(2));
        await Site.RunDueAsync();
        (await Site.Wait(run.Instance)).ActivityId.ShouldBe("open");
        await ScheduleAsync(run.Edition, Site.Clock.Instant().AddHours(-1));
        await Site.RunDueAsync();

        (await Site.Wait(run.Instance)).ActivityId.ShouldNotBe("open");
        await Site.Steers(s => s.AbortAsync(run.Instance, "Enough", WorkflowSite.Cancel));
    }

    [Fact]
    public async Task A_rehearsal_says_what_would_happen_and_changes_nothing()
    {
        var run = await EditionRun.SetAsync(Site, Whole, rounds: 2);
        await Site.RunDueAsync();
        var before = await run.StateAsync();
        Rehearsed? rehearsed = null;

        await Site.In(async services => rehearsed = await services.GetRequiredService<Rehearsal>().RunAsync(run.Instance, WorkflowSite.Cancel));

        (await run.StateAsync()).ShouldBe(before);
        // Nobody scored yet, so nobody advances: the second round would have nothing to read.
        rehearsed!.Stops!.Key.ShouldBe("Round.NoEntries");
        rehearsed.Mails.ShouldBe(5);
        rehearsed.Steps.Select(s => s.Node.Id).ShouldContain("advance");
        rehearsed.Steps.SelectMany(s => s.Said).Single(s => s.Key == "Jury.Said.Advanced").Arguments.ShouldBe(["0", "0", "3"]);
        await Site.Steers(s => s.AbortAsync(run.Instance, "Enough", WorkflowSite.Cancel));
    }

    [Fact]
    public async Task What_a_person_did_by_hand_is_not_done_again()
    {
        var run = await EditionRun.SetAsync(Site, Small, rounds: 1);
        await Site.Db(async db =>
        {
            var round = await db.Rounds.SingleAsync(r => r.EditionId == run.Edition);
            round.Open(new Readiness(3, [], 0, 1), null, Site.Clock.Instant());
            await db.SaveChangesAsync();
        });

        await run.ToTheEndAsync();

        (await Site.Journal(run.Instance)).Single(l => l.ActivityId == "openround1").Said[0].Key.ShouldBe("Jury.Said.WasOpen");
        (await run.StateAsync()).ShouldContain("instance Finished");
    }

    [Fact]
    public async Task The_shipped_workflows_have_no_problem()
    {
        await Site.In(async services =>
        {
            foreach (var json in await services.GetRequiredService<AppDb>().WorkflowVersions.Where(v => v.WorkflowTypeId == Whole || v.WorkflowTypeId == Small).Select(v => v.Json).ToListAsync())
                DefinitionCheck.Of(WorkflowDefinition.Read(json), services.GetRequiredService<Activities>()).ShouldBeEmpty();
        });
    }

    private Task ScheduleAsync(EditionId id, DateTimeOffset opens) => Site.Db(async db =>
    {
        var edition = await db.Editions.SingleAsync(e => e.Id == id);
        edition.Schedule(null, Window.Of(opens, opens.AddDays(20), TimeSpan.Zero));
        await db.SaveChangesAsync();
    });
}
