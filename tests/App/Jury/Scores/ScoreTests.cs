using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using RadicaleVernieuwers.Accounts;
using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Content;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Jury;
using RadicaleVernieuwers.Testing;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Jury.Scores;

public sealed class ScoreTests(SiteFixture site) : SiteTest(site)
{
    [Fact]
    public async Task The_answers_stay_shut_until_the_juror_has_no_conflict()
    {
        var scene = await JuryScene.SetAsync(Site);
        using var juror = await scene.Juror(0);

        var gate = await juror.Visit(scene.Desk(0));
        gate.Text.ShouldContain("Heb je een belangenconflict");
        gate.Body.ShouldNotContain("Samenvatting 1");

        var entry = await juror.Submit(gate, new Dictionary<string, string> { ["Gate.HasConflict"] = "false" });
        entry.Text.ShouldContain("Samenvatting 1");
        entry.Text.ShouldContain("Anker new 1");
    }

    [Fact]
    public async Task A_juror_who_has_a_conflict_is_out_everywhere()
    {
        var scene = await JuryScene.SetAsync(Site);
        await scene.ScoreAsync(0, 0, 4, 4);
        using var juror = await scene.Juror(0);

        var page = await juror.Visit(scene.Desk(0));
        (await juror.Submit(page, new Dictionary<string, string> { ["Gate.Reason"] = "Mijn zus werkt daar." }, "form[action*='Declare']")).Path.ShouldBe($"/jury/rounds/{scene.Round.Value}");

        (await juror.Visit(scene.Desk(0))).Status.ShouldBe(HttpStatusCode.NotFound);
        (await Put(juror, scene.Sheet(0), new { criterion = "new", value = "3" })).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var list = await juror.Visit($"/jury/rounds/{scene.Round.Value}");
        list.Body.ShouldNotContain("Inzending 1");
        list.Text.ShouldContain("Voor één inzending sta je aan de kant");
        (await scene.SheetOf(0, 0))!.Struck.ShouldNotBeNull();
    }

    [Fact]
    public async Task Marks_and_words_are_saved_without_a_script_and_the_next_entry_opens()
    {
        var scene = await JuryScene.SetAsync(Site);
        await scene.ClearAsync(0, 0);
        using var juror = await scene.Juror(0);

        var page = await juror.Visit(scene.Desk(0));
        var next = await juror.Submit(page, new Dictionary<string, string>
        {
            ["Input.Values[new]"] = "4", ["Input.Values[impact]"] = "2", ["Input.Comment"] = "Sterk <b>verhaal</b>", ["Input.PrivateNote"] = "Bel nog",
        }, "#sheet", ("then", "next"));

        next.Path.ShouldStartWith($"/jury/rounds/{scene.Round.Value}/entries/");
        next.Path.ShouldNotBe(scene.Desk(0));
        next.All(".notice--success").ShouldHaveSingleItem().ShouldContain("bewaard");
        var sheet = (await scene.SheetOf(0, 0))!;
        (sheet.ValueOf("new"), sheet.ValueOf("impact"), sheet.Comment, sheet.PrivateNote, sheet.State).ShouldBe((4, 2, "Sterk <b>verhaal</b>", "Bel nog", SheetState.Finished));
        var again = await juror.Visit(scene.Desk(0));
        again.Document.QuerySelector("[name='Input.Values[new]'][value='4']")!.HasAttribute("checked").ShouldBeTrue();
        again.Document.QuerySelector("textarea[name='Input.Comment']")!.TextContent.ShouldBe("Sterk <b>verhaal</b>");
    }

    [Fact]
    public async Task Each_mark_is_saved_as_it_is_given_and_a_blank_is_no_zero()
    {
        var scene = await JuryScene.SetAsync(Site);
        await scene.ClearAsync(0, 0);
        using var juror = await scene.Juror(0);

        (await Put(juror, scene.Sheet(0), new { criterion = "new", value = "5" })).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await Put(juror, scene.Sheet(0), new { comment = "Eerst lezen" })).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        var sheet = (await scene.SheetOf(0, 0))!;
        (sheet.ValueOf("new"), sheet.ValueOf("impact"), sheet.Comment, sheet.State).ShouldBe((5, null, "Eerst lezen", SheetState.Busy));

        (await Put(juror, scene.Sheet(0), new { criterion = "new", value = "" })).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await scene.SheetOf(0, 0))!.Scores.ShouldBeEmpty();
    }

    [Fact]
    public async Task Marks_that_two_devices_send_at_the_same_moment_are_all_kept()
    {
        var scene = await JuryScene.SetAsync(Site);
        await scene.ClearAsync(0, 0);
        using var juror = await scene.Juror(0);

        object[] changes = [new { criterion = "new", value = "5" }, new { criterion = "impact", value = "2" }, new { comment = "Van de trein" }, new { privateNote = "Van thuis" }];
        var answers = await Task.WhenAll(changes.Select(change => Put(juror, scene.Sheet(0), change)));

        answers.ShouldAllBe(answer => answer.StatusCode == HttpStatusCode.NoContent);
        var sheet = (await scene.SheetOf(0, 0))!;
        (sheet.ValueOf("new"), sheet.ValueOf("impact"), sheet.Comment, sheet.PrivateNote).ShouldBe((5, 2, "Van de trein", "Van thuis"));
    }

    [Fact]
    public async Task A_stale_tab_wipes_out_nothing_that_it_did_not_touch()
    {
        var scene = await JuryScene.SetAsync(Site);
        await scene.ClearAsync(0, 0);
        using var juror = await scene.Juror(0);
        var stale = await juror.Visit(scene.Desk(0));
        await Put(juror, scene.Sheet(0), new { criterion = "new", value = "5", was = "" });
        await Put(juror, scene.Sheet(0), new { comment = "Uit het eerste tabblad", was = "" });

        var saved = await juror.Submit(stale, new Dictionary<string, string> { ["Input.Values[impact]"] = "2" }, "#sheet", ("then", "stay"));

        saved.Status.ShouldBe(HttpStatusCode.OK);
        var sheet = (await scene.SheetOf(0, 0))!;
        (sheet.ValueOf("new"), sheet.ValueOf("impact"), sheet.Comment).ShouldBe((5, 2, "Uit het eerste tabblad"));
    }

    [Fact]
    public async Task Two_tabs_that_write_the_same_field_lose_neither_text()
    {
        var scene = await JuryScene.SetAsync(Site);
        await scene.ClearAsync(0, 0);
        using var juror = await scene.Juror(0);
        var second = await juror.Visit(scene.Desk(0));
        await Put(juror, scene.Sheet(0), new { comment = "Uit het eerste tabblad\nmet een tweede regel", was = "" });

        var put = await Put(juror, scene.Sheet(0), new { comment = "Uit een script", was = "" });
        var page = await juror.Submit(second, new Dictionary<string, string> { ["Input.Comment"] = "Uit het tweede tabblad" }, "#sheet", ("then", "stay"));

        put.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        page.Status.ShouldBe(HttpStatusCode.Conflict);
        page.All(".field__error").ShouldHaveSingleItem().ShouldContain("Uit het eerste tabblad");
        page.Document.QuerySelector("textarea[name='Input.Comment']")!.TextContent.ShouldBe("Uit het tweede tabblad");
        (await scene.SheetOf(0, 0))!.Comment.ShouldStartWith("Uit het eerste tabblad");

        (await juror.Submit(page, new Dictionary<string, string>(), "#sheet", ("then", "stay"))).Status.ShouldBe(HttpStatusCode.OK);
        (await scene.SheetOf(0, 0))!.Comment.ShouldBe("Uit het tweede tabblad");
    }

    [Fact]
    public async Task Whoever_was_signed_out_meanwhile_gets_the_words_back_to_send_again()
    {
        var scene = await JuryScene.SetAsync(Site);
        await scene.ClearAsync(0, 0);
        using var juror = await scene.Juror(0);
        var page = await juror.Visit(scene.Desk(0));
        const string comment = "Dit is een lange opmerking met <b>tekens</b> & \"aanhaling\" die niet weg mag.";
        using var signedOut = Site.Visitor();

        var back = await signedOut.Submit(page, new Dictionary<string, string> { ["Input.Values[new]"] = "4", ["Input.Comment"] = comment }, "#sheet", ("then", "stay"));

        back.Status.ShouldBe(HttpStatusCode.Unauthorized);
        back.Document.QuerySelector("textarea[name='Input.Comment']")!.TextContent.ShouldBe(comment);
        back.Link("main a.button")!.ShouldStartWith("/account/sign-in?returnUrl=");
        (await juror.Submit(back)).Status.ShouldBe(HttpStatusCode.OK);
        var sheet = (await scene.SheetOf(0, 0))!;
        (sheet.ValueOf("new"), sheet.Comment).ShouldBe((4, comment));
    }

    [Theory]
    [InlineData("6", "Kies een score van 1 tot 5")]
    [InlineData("2.5", "Kies een score van 1 tot 5")]
    [InlineData("veel", "“veel” is geen getal")]
    [InlineData("1.000", null)]
    public async Task A_mark_off_the_scale_is_refused_with_a_sentence(string value, string? sentence)
    {
        var scene = await JuryScene.SetAsync(Site);
        await scene.ClearAsync(0, 0);
        using var juror = await scene.Juror(0);

        var answer = await Put(juror, scene.Sheet(0), new { criterion = "new", value });

        answer.StatusCode.ShouldBe(sentence is null ? HttpStatusCode.NoContent : HttpStatusCode.Conflict);
        if (sentence is not null)
            JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("detail").GetString()!.ShouldContain(sentence);
    }

    [Fact]
    public async Task Nobody_else_gets_in()
    {
        var scene = await JuryScene.SetAsync(Site, readings: [(0, 0), (1, 0), (2, 1)]);
        using var juror = await scene.Juror(0);
        using var stranger = await Site.SignedIn(Role.Juror);
        using var entrant = await Site.SignedIn(Role.Entrant);

        (await juror.Visit(scene.Desk(2))).Status.ShouldBe(HttpStatusCode.NotFound);
        (await Put(juror, scene.Sheet(2), new { criterion = "new", value = "3" })).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await stranger.Visit(scene.Desk(0))).Status.ShouldBe(HttpStatusCode.NotFound);
        (await stranger.Visit($"/jury/rounds/{scene.Round.Value}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await entrant.Visit(scene.Desk(0))).Status.ShouldBe(HttpStatusCode.Forbidden);
        using var nobody = Site.Visitor();
        (await Put(nobody, scene.Sheet(0), new { criterion = "new", value = "3" })).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_juror_sees_no_hidden_field_and_nothing_of_other_jurors()
    {
        var scene = await JuryScene.SetAsync(Site);
        await scene.ClearAsync(0, 0);
        await scene.ScoreAsync(0, 1, 1, 5, "Woorden van een ander");
        using var juror = await scene.Juror(0);

        foreach (var path in new[] { "/jury", $"/jury/rounds/{scene.Round.Value}", scene.Desk(0), scene.Desk(1) })
        {
            var page = await juror.Visit(path);
            page.Status.ShouldBe(HttpStatusCode.OK);
            foreach (var secret in new[] { "geheim1@example.org", "Geheime Naam 1", "funding", "Wat heb je nodig?", "Wat kun je anderen geven?", "Woorden van een ander", "Jurylid 2" })
                page.Body.ShouldNotContain(secret);
        }
        foreach (var path in new[] { scene.Admin, scene.Admin + "/ranking", scene.Admin + "/ranking.csv", scene.Admin + "/decisions", scene.Admin + "/assign" })
            (await juror.Visit(path)).Status.ShouldBe(HttpStatusCode.Forbidden, path);
    }

    [Fact]
    public async Task What_a_round_hides_is_hidden_on_the_list_the_gate_and_the_desk()
    {
        var scene = await JuryScene.SetAsync(Site, open: false);
        await scene.Change(round => round.Rule(2, ["Organisation", "Summary"], RadicaleVernieuwers.Jury.Ranking.RankMethod.Adjusted));
        await scene.Change(round => round.Open(new Readiness(3, [], 0, 1), null, SiteFixture.Start.AddDays(-1)));
        await scene.ClearAsync(0, 0);
        using var juror = await scene.Juror(0);

        foreach (var path in new[] { $"/jury/rounds/{scene.Round.Value}", scene.Desk(0), scene.Desk(1) })
        {
            var page = await juror.Visit(path);
            page.Body.ShouldNotContain("Organisatie 1");
            page.Body.ShouldNotContain("Organisatie 2");
            page.Body.ShouldNotContain("Samenvatting 1");
        }
    }

    [Fact]
    public async Task An_abstention_needs_a_reason_and_is_no_score()
    {
        var scene = await JuryScene.SetAsync(Site);
        await scene.ClearAsync(0, 0);
        using var juror = await scene.Juror(0);
        var page = await juror.Visit(scene.Desk(0));

        var refused = await juror.Submit(page, new Dictionary<string, string> { ["Input.Comment"] = "Blijft staan" }, "#sheet", ("then", "abstain"));
        refused.Status.ShouldBe(HttpStatusCode.Conflict);
        refused.Document.QuerySelector("textarea[name='Input.Comment']")!.TextContent.ShouldBe("Blijft staan");

        await juror.Submit(page, new Dictionary<string, string> { ["Input.AbstainReason"] = "Te ver van mijn vak" }, "#sheet", ("then", "abstain"));
        (await scene.SheetOf(0, 0))!.State.ShouldBe(SheetState.Abstained);
    }

    [Fact]
    public async Task What_is_put_off_comes_back_last()
    {
        var scene = await JuryScene.SetAsync(Site, entries: 2);
        using var juror = await scene.Juror(0);
        await scene.ClearAsync(0, 0);
        await scene.ClearAsync(1, 0);

        var next = await juror.Submit(await juror.Visit(scene.Desk(0)), new Dictionary<string, string>(), "#sheet", ("then", "skip"));
        next.Path.ShouldBe(scene.Desk(1));
        (await juror.Visit($"/jury/rounds/{scene.Round.Value}")).Link("main a.button--primary").ShouldBe(scene.Desk(1));
    }

    [Fact]
    public async Task The_jurors_read_the_answers_of_the_opening_whatever_changes_later()
    {
        var scene = await JuryScene.SetAsync(Site);
        await scene.ClearAsync(0, 0);
        await using (var scope = Site.Services.CreateAsyncScope())
        {
            var (db, items) = (scope.ServiceProvider.GetRequiredService<AppDb>(), scope.ServiceProvider.GetRequiredService<ContentItems>());
            var entry = await db.Entries.GetAsync(scene.Entries[0]);
            var later = await items.SaveDraftAsync(entry.ContentItemId, new JsonObject { ["TitlePart"] = new JsonObject { ["Title"] = "Later" }, ["Entry"] = new JsonObject { ["Summary"] = new JsonObject { ["Text"] = "Later geschreven" } } });
            later.Seal();
            await db.SaveChangesAsync();
        }
        using var juror = await scene.Juror(0);

        var page = await juror.Visit(scene.Desk(0));
        page.Text.ShouldContain("Samenvatting 1");
        page.Text.ShouldNotContain("Later geschreven");
    }

    [Fact]
    public async Task Naughty_strings_come_back_byte_for_byte()
    {
        var scene = await JuryScene.SetAsync(Site);
        await scene.ClearAsync(0, 0);
        using var juror = await scene.Juror(0);
        var lines = JsonSerializer.Deserialize<string[]>(await File.ReadAllTextAsync(Some.SharedData("bad-input/blns.json")))!;

        foreach (var line in lines.Where(line => !line.Contains('\0', StringComparison.Ordinal)))
        {
            (await Put(juror, scene.Sheet(0), new { comment = line })).StatusCode.ShouldBe(HttpStatusCode.NoContent, line);
            (await scene.SheetOf(0, 0))!.Comment.ShouldBe(line);
        }
        var all = string.Join('\n', lines);
        (await Put(juror, scene.Sheet(0), new { comment = all[..Math.Min(all.Length, 9000)] })).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await juror.Visit(scene.Desk(0))).Status.ShouldBe(HttpStatusCode.OK);
        (await Put(juror, scene.Sheet(0), new { comment = "nul \0 teken" })).StatusCode.ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task The_list_and_the_desk_cost_the_same_for_one_entry_and_for_many()
    {
        var few = await JuryScene.SetAsync(Site, entries: 1);
        var many = await JuryScene.SetAsync(Site, entries: 8);
        using var one = await few.Juror(0);
        using var other = await many.Juror(0);
        await few.ClearAsync(0, 0);
        await many.ClearAsync(0, 0);
        await one.Visit(few.Desk(0));

        var list = await Site.Queries.OfWarmAsync(() => one.Visit($"/jury/rounds/{few.Round.Value}"));
        (await Site.Queries.OfWarmAsync(() => other.Visit($"/jury/rounds/{many.Round.Value}"))).ShouldBe(list);
        var desk = await Site.Queries.OfWarmAsync(() => one.Visit(few.Desk(0)));
        (await Site.Queries.OfWarmAsync(() => other.Visit(many.Desk(0)))).ShouldBe(desk);
    }

    private static Task<HttpResponseMessage> Put(Visitor visitor, string path, object body)
    {
        var request = new HttpRequestMessage(HttpMethod.Put, new Uri(path, UriKind.Relative)) { Content = JsonContent.Create(body) };
        request.Headers.Add("Accept", "application/json");
        return visitor.Http.SendAsync(request);
    }
}
