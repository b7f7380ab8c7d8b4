using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RadicaleVernieuwers.Accounts;
using RadicaleVernieuwers.Content;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Recipes;
using RadicaleVernieuwers.Testing;
using RadicaleVernieuwers.Workflows;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Workflows.Types;

public sealed class VersionTests(WorkflowSite site) : SiteTest<WorkflowSite>(site)
{
    private static CancellationToken Cancel => WorkflowSite.Cancel;

    [Fact]
    public async Task An_import_makes_a_new_version_and_what_runs_goes_on_with_its_own()
    {
        var json = Drawn.Json("a:UserTaskEvent{\"Actions\":[\"Yes\"]} -Yes> b:LogTask{\"Text\":\"old\"}");
        (await ImportAsync(json)).Lines.ShouldHaveSingleItem().Outcome.ShouldBe(RecipeOutcome.Added);
        var id = await Site.Starts(WorkflowDefinition.Read(json));
        await Site.RunDueAsync();

        (await ImportAsync(json)).Lines.ShouldHaveSingleItem().Outcome.ShouldBe(RecipeOutcome.Unchanged);
        json["Activities"]![1]!["Properties"]!["Text"] = "new";
        (await ImportAsync(json)).Lines.ShouldHaveSingleItem().Outcome.ShouldBe(RecipeOutcome.Changed);
        await Site.Steers(async s => await s.AnswerAsync(id, (await Site.Wait(id)).Token, "Yes", "", Cancel));
        await Site.RunDueAsync();
        var second = await Site.Starts(WorkflowDefinition.Read(json));

        (await Site.Journal(id))[^1].Said[0].Arguments.ShouldBe(["old"]);
        ((await Site.Instance(id)).TypeVersion, (await Site.Instance(second)).TypeVersion).ShouldBe((1, 2));
    }

    [Fact]
    public async Task A_type_with_a_step_that_nobody_knows_is_kept_whole_switched_off_and_said()
    {
        var json = Drawn.Json("a:HttpRequestEvent{\"Url\":\"/x\",\"Odd\":[1]} -Done> b:LogTask{\"Text\":\"x\"}");

        var report = await ImportAsync(json);

        report.Count(RecipeOutcome.Added).ShouldBe(1);
        report.Lines.Single(l => l.Outcome == RecipeOutcome.Ignored).Because!.Key.ShouldBe("Workflow.Problem.Unknown");
        var id = json["WorkflowTypeId"]!.GetValue<string>();
        (await Site.Db(db => db.WorkflowTypes.SingleAsync(t => t.WorkflowTypeId == id, Cancel))).IsEnabled.ShouldBeFalse();
        JsonNode.DeepEquals(JsonNode.Parse(await Site.Db(db => db.WorkflowVersions.Where(v => v.WorkflowTypeId == id).Select(v => v.Json).SingleAsync(Cancel))), json).ShouldBeTrue();
        (await Should.ThrowAsync<Refusal>(() => Site.Starts(WorkflowDefinition.Read(json)))).Key.ShouldBe("Workflow.IsOff");
    }

    [Fact]
    public async Task A_running_instance_moves_to_a_new_version_by_choice_and_begins_its_step_anew_there()
    {
        var json = Drawn.Json("a:UserTaskEvent{\"Actions\":[\"Yes\"]} -Yes> b:LogTask{\"Text\":\"old\"}");
        var id = await Site.Starts(await Site.Keeps(WorkflowDefinition.Read(json)));
        await Site.RunDueAsync();
        var gone = Drawn.Json("c:UserTaskEvent{\"Actions\":[\"No\"]} -No> b:LogTask{\"Text\":\"new\"}");
        gone["WorkflowTypeId"] = json["WorkflowTypeId"]!.GetValue<string>();
        await Site.Keeps(WorkflowDefinition.Read(gone));

        var token = (await Site.Wait(id)).Token;
        (await Should.ThrowAsync<Refusal>(() => Site.Steers(s => s.MoveAsync(id, 2, new Dictionary<int, string>(), Cancel)))).Key.ShouldBe("Workflow.NoPlace");
        await Site.Steers(s => s.MoveAsync(id, 2, new Dictionary<int, string> { [token] = "c" }, Cancel));
        await Site.RunDueAsync();

        (await Site.Wait(id)).Choices.ShouldBe(["No"]);
        await Site.Steers(s => s.AnswerAsync(id, token, "No", "", Cancel));
        await Site.RunDueAsync();
        (await Site.Told(id)).ShouldBe(["Started a", "Waits a", "Moved", "Waits c", "Done c No", "Done b Done"]);
    }

    [Fact]
    public async Task A_singleton_runs_once_for_a_subject_and_again_when_it_is_over()
    {
        var json = Drawn.Json("a:UserTaskEvent{\"Actions\":[\"Yes\"]}");
        json["IsSingleton"] = true;
        var definition = await Site.Keeps(WorkflowDefinition.Read(json));
        var first = await Site.Starts(definition, "edition/one");
        await Site.Starts(definition, "edition/two");
        await Site.RunDueAsync();

        (await Should.ThrowAsync<Refusal>(() => Site.Starts(definition, "edition/one"))).Key.ShouldBe("Workflow.RunsAlready");
        await Site.Steers(s => s.AbortAsync(first, "Enough", Cancel));
        await Site.Starts(definition, "edition/one");
    }

    [Fact]
    public async Task An_entry_that_is_handed_in_begins_a_workflow_about_it_and_a_workflow_about_the_edition_hears_it()
    {
        var own = await Site.Keeps("a:EntrySubmittedEvent -Done> b:LogTask{\"Text\":\"x\"}");
        var edition = await Site.Edition2026();
        var waits = await Site.Starts(await Site.Keeps("s:LogTask{\"Text\":\"x\"} -Done> a:EntrySubmittedEvent", "a -Done> b:LogTask{\"Text\":{\"Expression\":\"{{ Edition.Submitted }}\"}}"), $"edition/{edition.Id.Value}");
        await Site.RunDueAsync();
        Site.Clock.Advance(TimeSpan.FromSeconds(1));
        using var entrant = await Site.SignedIn(Role.Entrant);

        var entry = await entrant.HandsIn("Gehoord");
        await Site.RunDueAsync();

        (await Site.Instance(waits)).Status.ShouldBe(WorkflowStatus.Finished);
        (await Site.Journal(waits))[^1].Said[0].Arguments.ShouldBe(["1"]);
        var begun = await Site.Db(db => db.WorkflowInstances.AsNoTracking().SingleAsync(i => i.WorkflowTypeId == own.TypeId, Cancel));
        (begun.Correlation, begun.Status).ShouldBe(($"entry/{entry.Value}", WorkflowStatus.Finished));
        await Site.Keeps(own.Enable(false));
    }

    [Fact]
    public async Task Content_that_is_published_is_heard_by_type_and_a_step_can_take_it_out_again()
    {
        var type = await Site.Keeps("a:ContentPublishedEvent{\"ContentTypeFilter\":[\"Story\"]} -Done> b:UnpublishContentTask");
        string story = "", page = "";
        await Site.In(async services =>
        {
            var items = services.GetRequiredService<ContentItems>();
            (story, page) = (items.Draft("Story", new JsonObject { ["TitlePart"] = new JsonObject { ["Title"] = "Gehoord" } }).ItemId, items.Draft("Partner", new JsonObject { ["TitlePart"] = new JsonObject { ["Title"] = "Niet gehoord" } }).ItemId);
            await services.GetRequiredService<AppDb>().SaveChangesAsync(Cancel);
            await items.PublishAsync(story, Cancel);
            await items.PublishAsync(page, Cancel);
            await services.GetRequiredService<AppDb>().SaveChangesAsync(Cancel);
        });

        await Site.RunDueAsync();

        var begun = await Site.Db(db => db.WorkflowInstances.AsNoTracking().SingleAsync(i => i.WorkflowTypeId == type.TypeId, Cancel));
        begun.Status.ShouldBe(WorkflowStatus.Finished);
        await Site.In(async services =>
        {
            var items = services.GetRequiredService<ContentItems>();
            (await items.PublishedAsync(story, Cancel)).ShouldBeNull();
            (await items.PublishedAsync(page, Cancel)).ShouldNotBeNull();
        });
        await Site.Keeps(type.Enable(false));
    }

    private async Task<RecipeReport> ImportAsync(JsonObject type)
    {
        var report = new RecipeReport();
        await Site.In(async services =>
        {
            var db = services.GetRequiredService<AppDb>();
            var step = services.GetServices<IRecipeStep>().Single(s => s.Name == "WorkflowType");
            await step.RunAsync(new JsonObject { ["name"] = "WorkflowType", ["data"] = new JsonArray(type.DeepClone()) }, new RecipeRun(db, report, _ => null, true, Site.Clock.Instant()), Cancel);
            await db.SaveChangesAsync(Cancel);
        });
        return report;
    }
}
