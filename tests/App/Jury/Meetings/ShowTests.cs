using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Accounts;
using RadicaleVernieuwers.Jury;
using RadicaleVernieuwers.Testing;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Jury.Meetings;

public sealed class ShowTests(SiteFixture site) : SiteTest(site)
{
    [Fact]
    public async Task Only_who_decides_leads_a_meeting()
    {
        var scene = await MeetingScene.RankedAsync(Site);
        using var team = await Site.SignedIn(Role.Team);
        using var juror = await scene.Juror(0);
        using var nobody = Site.Visitor();

        foreach (var page in new[] { "", "/order", "/kiosk", "/pack", "/live" })
        {
            (await team.Visit(scene.Meeting() + page)).Status.ShouldBe(HttpStatusCode.Forbidden, page);
            (await juror.Visit(scene.Meeting() + page)).Status.ShouldBe(HttpStatusCode.Forbidden, page);
            (await nobody.Visit(scene.Meeting() + page)).Path.ShouldStartWith("/account", customMessage: page);
        }
        using var chair = await Site.SignedIn(Role.Chair);
        (await chair.Visit(scene.Meeting())).Status.ShouldBe(HttpStatusCode.OK);
        (await chair.Visit("/admin/jury/rounds/01970000-0000-7000-8000-000000000000/meeting")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_agenda_lets_jurors_leave_as_seldom_as_can_be_and_is_changed_by_hand()
    {
        var scene = await MeetingScene.RankedAsync(Site);
        await scene.ConflictAsync(0, 0);
        await scene.ConflictAsync(2, 0);
        using var chair = await scene.ConveneAsync();

        var agenda = await scene.AgendaAsync();
        Math.Abs(agenda.IndexOf(0) - agenda.IndexOf(2)).ShouldBe(1);
        var page = await chair.Visit(scene.Meeting());
        page.Text.ShouldContain("Hoe vaak iemand de zaal verlaat: 1");

        await chair.Post(scene.Meeting() + "?handler=Move", ("entry", scene.Entries[agenda[1]].Value.ToString()), ("up", "true"));
        (await scene.AgendaAsync()).ShouldBe([agenda[1], agenda[0], agenda[2], agenda[3]]);
        await chair.Submit(await chair.Visit(scene.Meeting()), "form[action*=Arrange]");
        (await scene.AgendaAsync()).ShouldBe(agenda);
    }

    [Fact]
    public async Task Around_the_cut_only_those_on_both_sides_are_discussed()
    {
        var scene = await MeetingScene.RankedAsync(Site, entries: 5);
        using var chair = await Site.SignedIn(Role.Chair);

        await chair.Submit(await chair.Visit(scene.Meeting()), new Dictionary<string, string> { ["scope"] = "cut", ["Margin"] = "1" }, "#convene");

        (await scene.AgendaAsync()).Order().ShouldBe([1, 2]);
    }

    [Fact]
    public async Task The_quorum_counts_who_is_there_or_dials_in()
    {
        var scene = await MeetingScene.RankedAsync(Site);
        using var chair = await scene.ConveneAsync("2");
        (await chair.Visit(scene.Meeting())).All("#quorum").Single().ShouldContain("Het quorum van 2 is niet bereikt");

        foreach (var (juror, presence) in new[] { (0, Presence.Here), (1, Presence.DialsIn), (2, Presence.Absent) })
            await chair.Post(scene.Meeting() + "?handler=Presence", ("juror", scene.Jurors[juror].Id.Value.ToString()), ("presence", presence.ToString()));

        (await chair.Visit(scene.Meeting())).All("#quorum").Single().ShouldBe("2 van 3 juryleden zijn erbij. Het quorum van 2 is bereikt.");
        var refused = await chair.Submit(await chair.Visit(scene.Meeting()), new Dictionary<string, string> { ["Quorum"] = "0" }, "form[action*=Quorum]");
        refused.Status.ShouldBe(HttpStatusCode.Conflict);
        refused.Text.ShouldContain("Een quorum is minstens 1");
    }

    [Fact]
    public async Task Hands_are_counted_from_the_screens_or_in_the_room()
    {
        var scene = await MeetingScene.RankedAsync(Site);
        await scene.ConflictAsync(0, 2);
        using var chair = await scene.ConveneAsync();
        await scene.TakeAsync(chair, 0);
        var hands = await scene.AskAsync(chair);
        for (var i = 0; i < 3; i++)
        {
            using var juror = await scene.Juror(i);
            await scene.ComesAsync(juror);
            var raised = await scene.RaiseAsync(juror, hands, i == 0 ? 0 : 1);
            raised.Status.ShouldBe(i == 2 ? HttpStatusCode.NotFound : HttpStatusCode.OK);
        }
        (await chair.Visit(scene.Meeting())).All("#raised").Single().ShouldContain("open: 2 van 2 antwoordden");

        var closed = await chair.Submit(await chair.Visit(scene.Meeting()), "#close-hands");
        closed.All("#raised dd").ShouldBe(["Eén hand", "Eén hand"]);

        await scene.AskAsync(chair, "En nu?");
        (await chair.Submit(await chair.Visit(scene.Meeting()), new Dictionary<string, string> { ["counts[0]"] = "7" }, "#count-hands")).Text.ShouldContain("Geef bij elk antwoord een aantal");
        var counted = await chair.Submit(await chair.Visit(scene.Meeting()), new Dictionary<string, string> { ["counts[0]"] = "7", ["counts[1]"] = "2" }, "#count-hands");
        counted.All("#raised dd").ShouldBe(["Eén hand", "Eén hand", "7 handen", "2 handen"]);
        counted.Text.ShouldContain("in de zaal geteld");
    }

    [Fact]
    public async Task A_question_needs_words_and_two_answers_and_an_entry_on_the_table()
    {
        var scene = await MeetingScene.RankedAsync(Site);
        using var chair = await scene.ConveneAsync();
        (await chair.Post(scene.Meeting() + "?handler=Ask", ("Question", "Zo?"), ("Choices", "Ja\nNee"))).Text.ShouldContain("Leg eerst een inzending op tafel");
        await scene.TakeAsync(chair, 0);

        var refused = await chair.Submit(await chair.Visit(scene.Meeting()), new Dictionary<string, string> { ["Question"] = "Zo?", ["Choices"] = "Ja" }, "#ask-hands");

        refused.Status.ShouldBe(HttpStatusCode.Conflict);
        refused.Text.ShouldContain("Geef 2 tot 8 verschillende antwoorden");
        refused.Document.QuerySelector("[name=Question]")!.GetAttribute("value").ShouldBe("Zo?");
        await scene.AskAsync(chair);
        (await chair.Post(scene.Meeting() + "?handler=Ask", ("Question", "Nog?"), ("Choices", "Ja\nNee"))).Text.ShouldContain("Sluit eerst de vraag die openstaat");
    }

    [Fact]
    public async Task Two_writers_of_a_note_do_not_overwrite_each_other()
    {
        var scene = await MeetingScene.RankedAsync(Site);
        using var chair = await scene.ConveneAsync();
        await scene.TakeAsync(chair, 0);
        var stale = await chair.Visit(scene.Meeting());
        var url = $"{scene.Meeting()}/notes/{scene.Entries[0].Value}";

        using var first = await chair.Http.PutAsJsonAsync(url, new { text = "Eerst dit.", revision = 0 });
        first.StatusCode.ShouldBe(HttpStatusCode.OK);
        using var second = await chair.Http.PutAsJsonAsync(url, new { text = "Iets anders.", revision = 0 });
        second.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await second.Content.ReadFromJsonAsync<JsonObject>())!["text"]!.GetValue<string>().ShouldBe("Eerst dit.");

        var both = await chair.Submit(stale, new Dictionary<string, string> { ["Text"] = "Zonder script." }, "#note");
        both.Status.ShouldBe(HttpStatusCode.Conflict);
        both.Text.ShouldContain("Eerst dit.");
        both.Document.QuerySelector("#Text")!.TextContent.ShouldContain("Zonder script.");
        (await chair.Submit(both, new Dictionary<string, string> { ["Text"] = "Samen." }, "#note")).Text.ShouldContain("Bewaard");
        (await Site.Db(db => db.MeetingNotes.AsNoTracking().SingleAsync(n => n.EntryId == scene.Entries[0]))).Text.ShouldBe("Samen.");
    }

    [Fact]
    public async Task A_chair_who_stands_aside_sees_nothing_of_the_entry_anywhere()
    {
        var scene = await MeetingScene.RankedAsync(Site);
        await scene.ChairsAsync(1);
        await scene.ConflictAsync(0, 1);
        using var other = await scene.ConveneAsync();
        await scene.TakeAsync(other, 0);
        await scene.AskAsync(other, "Geheime vraag?");
        using var note = await other.Http.PutAsJsonAsync($"{scene.Meeting()}/notes/{scene.Entries[0].Value}", new { text = "Geheime notitie", revision = 0 });
        await other.Submit(await other.Visit(scene.Meeting() + "/order"), "form[action*=Begin]");
        using var aside = await scene.Juror(1);

        foreach (var page in new[] { "", "/order", "/kiosk", "/pack" })
        {
            (await other.Visit(scene.Meeting() + page)).Body.ShouldContain("Inzending 1", customMessage: page);
            var seen = await aside.Visit(scene.Meeting() + page);
            seen.Status.ShouldBe(HttpStatusCode.OK, page);
            foreach (var leak in new[] { "Inzending 1", "Organisatie 1", "Geheime", scene.Entries[0].Value.ToString() })
                seen.Body.ShouldNotContain(leak, customMessage: page);
        }
        (await aside.Visit(scene.Meeting())).Text.ShouldContain("één inzending zie je niet");
        (await scene.TakeAsync(aside, 0)).Status.ShouldBe(HttpStatusCode.NotFound);
        using var refused = await aside.Http.PutAsJsonAsync($"{scene.Meeting()}/notes/{scene.Entries[0].Value}", new { text = "x", revision = 0 });
        refused.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_make_up_of_the_choice_is_drawn_and_told()
    {
        var scene = await MeetingScene.RankedAsync(Site);
        using var chair = await scene.ConveneAsync();

        var page = await chair.Visit(scene.Meeting());

        page.Text.ShouldContain("De 2 gekozen inzendingen");
        page.All("#makeup figure:first-of-type tbody td").ShouldBe(["Vlaams-Brabant", "2", "4"]);
        page.Document.QuerySelectorAll("#makeup svg").Length.ShouldBe(4);
    }

    [Fact]
    public async Task A_tie_at_the_cut_is_a_decision_to_make()
    {
        var scene = await JuryScene.SetAsync(Site, entries: 3, jurors: 2);
        for (var juror = 0; juror < 2; juror++)
            foreach (var (entry, mark) in new[] { (0, 5), (1, 3), (2, 3) })
                await scene.ScoreAsync(entry, juror, mark, mark);
        await scene.Change(round =>
        {
            round.CutAt(2);
            round.Close(null, SiteFixture.Start);
        });
        using var chair = await scene.ConveneAsync();

        (await chair.Visit(scene.Meeting())).All("#tied").Single().ShouldContain("Inzending 2, Inzending 3");
    }

    [Fact]
    public async Task A_long_agenda_costs_as_many_queries_as_a_short_one()
    {
        var (few, many) = (await MeetingScene.RankedAsync(Site, entries: 1, jurors: 2, places: 1), await MeetingScene.RankedAsync(Site, entries: 30, jurors: 2));
        using var chair = await Site.SignedIn(Role.Chair);
        foreach (var scene in new[] { few, many })
        {
            await scene.ConveneAsync(chair: chair);
            await scene.TakeAsync(chair, 0);
            await chair.Submit(await chair.Visit(scene.Meeting() + "/order"), "form[action*=Begin]");
        }
        foreach (var page in new[] { "", "/order", "/kiosk", "/pack" })
        {
            var costs = await Site.Queries.OfWarmAsync(() => chair.Visit(few.Meeting() + page));
            costs.ShouldBeGreaterThan(0);
            (await Site.Queries.OfWarmAsync(() => chair.Visit(many.Meeting() + page))).ShouldBe(costs, page);
        }
    }
}
