using System.Net;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Accounts;
using RadicaleVernieuwers.Liquid;
using RadicaleVernieuwers.Testing;
using RadicaleVernieuwers.Workflows;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Workflows.Types;

public sealed class EditTests(WorkflowSite site) : SiteTest<WorkflowSite>(site)
{
    [Fact]
    public async Task A_workflow_is_made_step_by_step_checked_made_a_version_switched_on_and_started()
    {
        using var team = await Site.SignedIn(Role.Team);
        var page = await team.Submit(await team.Visit("/admin/workflows/new"), new Dictionary<string, string> { ["Input.Name"] = "Van nul" });
        page.Path.ShouldEndWith("/edit", Case.Sensitive, page.Text);
        var type = page.Path.Split('/')[^2];

        page = await team.Submit(page, new Dictionary<string, string> { ["kind"] = "UserTaskEvent" }, "form[action*='handler=Add']");
        page = await team.Submit(page, new Dictionary<string, string> { ["kind"] = "LogTask" }, "form[action*='handler=Add']");
        page.Text.ShouldContain("Actions is nog leeg");
        var step = page.Link(".held__item h3 a")!;
        var form = await team.Visit(step);
        page = await team.Submit(form, new Dictionary<string, string> { ["title"] = "Keur goed", ["set-Actions"] = "Ja\nNee", ["set-Question"] = "Is het goed?" }, "form.form");
        page.Text.ShouldContain("Bewaard in het ontwerp.");
        page = await team.Submit(page, new Dictionary<string, string> { ["outcome"] = "Ja", ["to"] = Id(page, 1) }, "form[action*='handler=Connect']");
        page.Text.ShouldContain("bij Ja naar “Schrijf een nota”");
        page = await team.Submit(await team.Visit(page.Document.QuerySelectorAll(".held__item h3 a")[1].GetAttribute("href")!), new Dictionary<string, string> { ["set-Text"] = "Goed" }, "form.form");
        page.Text.ShouldContain("Alles klopt.");
        page = await team.Submit(page, "form[action*='handler=Publish']");
        page.Text.ShouldContain("Versie 2 is er.");
        page = await team.Submit(page, "form[action*='handler=Switch']");
        page = await team.Submit(page, new Dictionary<string, string> { ["subject"] = "" }, "form[action*='handler=Start']");
        await Site.RunDueAsync();

        page.Text.ShouldContain("“Van nul” is gestart.");
        var instance = await Site.Db(db => db.WorkflowInstances.AsNoTracking().SingleAsync(i => i.WorkflowTypeId == type));
        (instance.Status, instance.TypeVersion).ShouldBe((WorkflowStatus.Waiting, 3));
        (await Site.Wait(instance.Id)).Choices.ShouldBe(["Ja", "Nee"]);
    }

    [Fact]
    public async Task What_is_wrong_in_a_setting_is_said_beside_it_and_what_was_typed_stays()
    {
        using var team = await Site.SignedIn(Role.Team);
        var definition = await Site.Keeps("a:IfElseTask{\"Condition\":{\"Expression\":\"true\",\"Syntax\":\"Liquid\"}}");

        var page = await team.Submit(await team.Visit($"/admin/workflows/types/{definition.TypeId}/steps/a"), new Dictionary<string, string> { ["set-Condition"] = "{% if %}" }, "form.form");

        page.Status.ShouldBe(HttpStatusCode.Conflict);
        page.All("#set-Condition-error").ShouldHaveSingleItem().ShouldContain("Condition is geen leesbare Liquid.");
        page.Document.QuerySelector("#set-Condition")!.GetAttribute("value").ShouldBe("{% if %}");
        (await Site.Db(db => db.WorkflowTypes.SingleAsync(t => t.WorkflowTypeId == definition.TypeId))).DraftJson.ShouldBeNull();
    }

    [Fact]
    public async Task Two_editors_do_not_overwrite_each_other_and_what_runs_notices_nothing_of_a_draft()
    {
        using var team = await Site.SignedIn(Role.Team);
        var definition = await Site.Keeps("a:UserTaskEvent{\"Actions\":[\"Ja\"]} -Ja> b:LogTask{\"Text\":\"x\"}");
        var id = await Site.Starts(definition);
        await Site.RunDueAsync();
        var (one, other) = (await team.Visit($"/admin/workflows/types/{definition.TypeId}/edit"), await team.Visit($"/admin/workflows/types/{definition.TypeId}/edit"));

        (await team.Submit(one, "form[action*='handler=Remove']")).Text.ShouldContain("De stap is weg.");
        var late = await team.Submit(other, new Dictionary<string, string> { ["kind"] = "LogTask" }, "form[action*='handler=Add']");

        late.Status.ShouldBe(HttpStatusCode.Conflict);
        await Site.Steers(async s => await s.AnswerAsync(id, (await Site.Wait(id)).Token, "Ja", "", WorkflowSite.Cancel));
        await Site.RunDueAsync();
        (await Site.Instance(id)).Status.ShouldBe(WorkflowStatus.Finished);
        var fresh = await team.Visit($"/admin/workflows/types/{definition.TypeId}/edit");
        (await team.Submit(fresh, "form[action*='handler=Discard']")).Text.ShouldContain("Het ontwerp is weg.");
    }

    [Fact]
    public async Task A_step_moves_by_buttons_and_a_workflow_with_problems_cannot_be_switched_on()
    {
        using var team = await Site.SignedIn(Role.Team);
        var definition = await Site.Keeps("a:NobodyKnows{\"Odd\":1} -Done> b:LogTask{\"Text\":\"x\"}");

        var page = await team.Submit(await team.Visit($"/admin/workflows/types/{definition.TypeId}/edit"), new Dictionary<string, string>(), "form[action*='handler=Place']", ("where", "down"));
        page.Text.ShouldContain("De stap is verplaatst.");
        var refused = await team.Submit(await team.Visit($"/admin/workflows/types/{definition.TypeId}"), "form[action*='handler=Switch']");

        refused.Status.ShouldBe(HttpStatusCode.Conflict);
        refused.Text.ShouldContain("Deze site kent de stap NobodyKnows niet.");
        (await team.Visit($"/admin/workflows/types/{definition.TypeId}/steps/a")).Text.ShouldContain("Zijn instellingen blijven bewaard.");
        (await team.Visit($"/admin/workflows/types/{definition.TypeId}/steps/nowhere")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Every_activity_every_setting_and_every_choice_has_its_words()
    {
        await Site.In(services =>
        {
            var texts = (Texts)services.GetService(typeof(Texts))!;
            var activities = ((Activities)services.GetService(typeof(Activities))!).All.ToList();
            activities.Count.ShouldBeGreaterThan(30);
            activities.Where(a => !texts.Has("nl", "Activity." + a.Name)).Select(a => a.Name).ShouldBeEmpty();
            activities.SelectMany(a => a.Settings).Where(s => !texts.Has("nl", "Activity.Setting." + s.Key)).Select(s => s.Key).ShouldBeEmpty();
            activities.SelectMany(a => a.Settings).SelectMany(s => s.Choices).Where(c => !texts.Has("nl", "Activity.Choice." + c)).ShouldBeEmpty();
            return Task.CompletedTask;
        });
    }

    [Fact]
    public async Task Nobody_else_edits()
    {
        using var editor = await Site.SignedIn(Role.Editor);
        var definition = await Site.Keeps("a:LogTask{\"Text\":\"x\"}");

        foreach (var path in new[] { "/admin/workflows/new", $"/admin/workflows/types/{definition.TypeId}", $"/admin/workflows/types/{definition.TypeId}/edit", $"/admin/workflows/types/{definition.TypeId}/steps/a" })
            (await editor.Visit(path)).Status.ShouldBe(HttpStatusCode.Forbidden, path);
        using var team = await Site.SignedIn(Role.Team);
        (await team.Visit("/admin/workflows/types/nothing")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    private static string Id(Page page, int index) => page.Document.QuerySelectorAll(".held__item")[index].Id!["step-".Length..];
}
