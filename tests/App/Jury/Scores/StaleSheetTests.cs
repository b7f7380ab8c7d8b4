using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Testing;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Jury.Scores;

/// <summary>A sheet that is shown again after something was wrong with it, while another device wrote on.</summary>
public sealed class StaleSheetTests(SiteFixture site) : SiteTest(site)
{
    [Fact]
    public async Task What_a_tab_did_not_touch_follows_the_other_device_and_is_not_written_over()
    {
        var (scene, juror) = await OpenAsync();
        using var _ = juror;
        var tab = await juror.Visit(scene.Desk(0));
        await PutAsync(juror, scene, new { comment = "Van de telefoon", was = "" });
        await PutAsync(juror, scene, new { criterion = "impact", value = "4", was = "" });
        await PutAsync(juror, scene, new { confidence = "2", was = "" });

        var refused = await juror.Submit(tab, new Dictionary<string, string> { ["Input.Values[new]"] = "5", ["Input.PrivateNote"] = "Van hier" }, "#sheet", ("then", "abstain"));

        refused.Status.ShouldBe(HttpStatusCode.Conflict);
        refused.Document.QuerySelector("textarea[name='Input.Comment']")!.TextContent.Trim().ShouldBe("Van de telefoon");
        refused.Document.QuerySelector("textarea[name='Input.PrivateNote']")!.TextContent.Trim().ShouldBe("Van hier");
        refused.Document.QuerySelector("input[name='Input.Values[new]'][checked]")!.GetAttribute("value").ShouldBe("5");
        (await juror.Submit(refused, new Dictionary<string, string>(), "#sheet", ("then", "stay"))).Status.ShouldBe(HttpStatusCode.OK);
        var sheet = (await scene.SheetOf(0, 0))!;
        (sheet.Comment, sheet.PrivateNote, sheet.ValueOf("new"), sheet.ValueOf("impact"), sheet.Confidence).ShouldBe(("Van de telefoon", "Van hier", 5, 4, 2));
    }

    [Fact]
    public async Task Two_fields_that_two_devices_changed_are_each_asked_about()
    {
        var (scene, juror) = await OpenAsync();
        using var _ = juror;
        var tab = await juror.Visit(scene.Desk(0));
        await PutAsync(juror, scene, new { criterion = "new", value = "2", was = "" });
        await PutAsync(juror, scene, new { criterion = "impact", value = "2", was = "" });

        var first = await juror.Submit(tab, new Dictionary<string, string> { ["Input.Values[new]"] = "5", ["Input.Values[impact]"] = "5" }, "#sheet", ("then", "stay"));
        var second = await juror.Submit(first, new Dictionary<string, string>(), "#sheet", ("then", "stay"));

        (first.Status, second.Status).ShouldBe((HttpStatusCode.Conflict, HttpStatusCode.Conflict));
        first.Document.QuerySelector("#Input_Values_new_ .field__error")!.TextContent.ShouldContain("2");
        second.Document.QuerySelector("#Input_Values_impact_ .field__error")!.TextContent.ShouldContain("2");
        (await scene.SheetOf(0, 0))!.ValueOf("impact").ShouldBe(2);
        (await juror.Submit(second, new Dictionary<string, string>(), "#sheet", ("then", "stay"))).Status.ShouldBe(HttpStatusCode.OK);
        ((await scene.SheetOf(0, 0))!.ValueOf("new"), (await scene.SheetOf(0, 0))!.ValueOf("impact")).ShouldBe((5, 5));
    }

    [Fact]
    public async Task A_reason_to_abstain_is_dropped_by_no_button()
    {
        var (scene, juror) = await OpenAsync();
        using var _ = juror;

        var refused = await juror.Submit(await juror.Visit(scene.Desk(0)), new Dictionary<string, string> { ["Input.AbstainReason"] = "Niet mijn vak" }, "#sheet", ("then", "next"));
        refused.Status.ShouldBe(HttpStatusCode.Conflict);
        refused.All("#Input_AbstainReason-error").ShouldBe(["Je schreef waarom je geen score geeft. Kies “Onthoud je”, of maak dit vak leeg."]);
        refused.Document.QuerySelector("textarea[name='Input.AbstainReason']")!.TextContent.Trim().ShouldBe("Niet mijn vak");
        await juror.Submit(refused, new Dictionary<string, string>(), "#sheet", ("then", "abstain"));
        (await scene.SheetOf(0, 0))!.AbstainReason.ShouldBe("Niet mijn vak");

        var again = await juror.Visit(scene.Desk(0));
        (await juror.Submit(again, new Dictionary<string, string> { ["Input.AbstainReason"] = "Helemaal niet mijn vak" }, "#sheet", ("then", "stay"))).Status.ShouldBe(HttpStatusCode.Conflict);
        (await juror.Submit(again, new Dictionary<string, string> { ["Input.Comment"] = "Toch dit" }, "#sheet", ("then", "stay"))).Status.ShouldBe(HttpStatusCode.OK);
        (await juror.Submit(again, new Dictionary<string, string> { ["Input.Comment"] = "Toch dit", ["Input.Values[new]"] = "3" }, "#sheet", ("then", "stay"))).Status.ShouldBe(HttpStatusCode.OK, "a mark takes the abstention back");
        (await scene.SheetOf(0, 0))!.AbstainReason.ShouldBe("");
    }

    [Fact]
    public async Task A_tab_that_outlived_its_sign_in_gives_its_marks_to_nobody_else()
    {
        var (scene, juror) = await OpenAsync();
        using var _ = juror;

        (await PutAsync(juror, scene, new { criterion = "new", value = "1", was = "", juror = scene.Users[1].Id.Value })).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await scene.SheetOf(0, 0)).ShouldBeNull();
        (await PutAsync(juror, scene, new { criterion = "new", value = "1", was = "", juror = scene.Users[0].Id.Value })).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await PutAsync(juror, scene, new { criterion = "new", value = "1", juror = scene.Users[1].Id.Value }, "/jury/examples")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_device_of_somebody_who_is_asked_anew_hears_why_and_keeps_what_waits()
    {
        var (scene, juror) = await OpenAsync();
        using var _ = juror;
        await scene.InviteAsync(0);

        foreach (var told in new[] { await PutAsync(juror, scene, new { criterion = "new", value = "1", was = "" }), await juror.Http.GetAsync(new Uri($"/jury/offline/rounds/{scene.Round.Value}", UriKind.Relative), TestContext.Current.CancellationToken) })
        {
            told.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
            (await told.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("\"key\":\"Invitation.Unanswered\"");
        }
    }

    [Fact]
    public async Task Nobody_scores_their_own_entry_even_if_it_was_given_to_them()
    {
        var (scene, juror) = await OpenAsync();
        using var _ = juror;
        await Site.Db(async db =>
        {
            (await db.Entries.SingleAsync(e => e.Id == scene.Entries[0])).BelongTo(scene.Users[0].Id);
            await db.SaveChangesAsync();
        });

        (await juror.Visit(scene.Desk(0))).Status.ShouldBe(HttpStatusCode.NotFound);
        (await juror.Visit($"/jury/rounds/{scene.Round.Value}")).Body.ShouldNotContain(scene.Desk(0));
        (await PutAsync(juror, scene, new { criterion = "new", value = "5", was = "" })).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private async Task<(JuryScene Scene, Visitor Juror)> OpenAsync()
    {
        var scene = await JuryScene.SetAsync(Site);
        await scene.ClearAsync(0, 0);
        return (scene, await scene.Juror(0));
    }

    private static Task<HttpResponseMessage> PutAsync(Visitor juror, JuryScene scene, object change, string at = "/jury/scores") =>
        juror.Http.PutAsJsonAsync(new Uri($"{at}/{scene.Round.Value}/{scene.Entries[0].Value}", UriKind.Relative), change, TestContext.Current.CancellationToken);
}
