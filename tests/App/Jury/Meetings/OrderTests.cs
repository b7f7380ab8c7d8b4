using System.Net;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Jury;
using RadicaleVernieuwers.Testing;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Jury.Meetings;

public sealed class OrderTests(SiteFixture site) : SiteTest(site)
{
    [Fact]
    public async Task The_jury_makes_its_own_order_and_says_why_it_differs_from_the_list()
    {
        var scene = await MeetingScene.RankedAsync(Site);
        using var chair = await scene.ConveneAsync();
        var order = scene.Meeting() + "/order";
        (await chair.Submit(await chair.Visit(order), "form[action*=Begin]")).All("#order strong.number").ShouldBe(["1.", "2.", "3.", "4."]);

        await PressAsync($"up:{Id(3)}");
        var moved = await PressAsync($"up:{Id(3)}");
        (await OrderAsync()).ShouldBe([0, 3, 1, 2]);
        moved.All("#order .badge").ShouldBe(["anders dan de lijst"]);

        var refused = await PressAsync("settle");
        refused.Status.ShouldBe(HttpStatusCode.Conflict);
        refused.Text.ShouldContain("Schrijf waarom “Inzending 4” anders staat dan in de lijst");
        (await chair.Submit(await chair.Visit(order), new Dictionary<string, string> { [$"Reasons[{Id(3)}]"] = "Enige uit die streek." }, "form[data-order]", ("go", "settle"))).Text.ShouldContain("staat vast");

        (await PressAsync($"up:{Id(2)}", post: true)).Text.ShouldContain("Maak ze eerst weer los");
        (await Site.Db(db => db.JuryPlaces.AsNoTracking().SingleAsync(p => p.EntryId == scene.Entries[3]))).Reason.ShouldBe("Enige uit die streek.");
        (await chair.Visit(scene.Meeting())).All("#makeup tbody td").ShouldNotBeEmpty();
        await chair.Submit(await chair.Visit(order), "form[action*=Reopen]");
        await PressAsync($"to:{Id(2)}:{Id(0)}", post: true);
        (await OrderAsync()).ShouldBe([2, 0, 3, 1]);

        string Id(int entry) => scene.Entries[entry].Value.ToString();
        async Task<Page> PressAsync(string go, bool post = false) => post ? await chair.Post(order, ("go", go)) : await chair.Submit(await chair.Visit(order), new Dictionary<string, string>(), "form[data-order]", ("go", go));
        Task<List<int>> OrderAsync() => Site.Db(async db => (await db.JuryPlaces.Where(p => db.Set<Meeting>().Any(m => m.Id == p.MeetingId && m.RoundId == scene.Round)).OrderBy(p => p.Place).Select(p => p.EntryId).ToListAsync())
            .ConvertAll(entry => scene.Entries.ToList().IndexOf(entry)));
    }

    [Fact]
    public async Task Before_there_is_a_meeting_there_is_no_order_and_no_paper()
    {
        var scene = await MeetingScene.RankedAsync(Site);
        using var chair = await Site.SignedIn(RadicaleVernieuwers.Accounts.Role.Chair);

        (await chair.Visit(scene.Meeting() + "/order")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await chair.Visit(scene.Meeting() + "/pack")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_paper_holds_a_page_per_entry_and_who_must_be_there()
    {
        var scene = await MeetingScene.RankedAsync(Site);
        await scene.ConflictAsync(1, 0);
        using var chair = await scene.ConveneAsync();

        var paper = await chair.Visit(scene.Meeting() + "/pack");

        paper.Document.QuerySelectorAll("article.pack").Length.ShouldBe(4);
        paper.Text.ShouldContain("Samenvatting 2");
        paper.Text.ShouldContain("Het quorum is 2");
        paper.All("article.pack").Single(page => page.Contains("Inzending 2")).ShouldContain("Verlaat de zaal: Jurylid 1");
        (await chair.Visit(paper.Link("a[href$='pack.pdf']")!)).Type.ShouldBe("application/pdf");
        using var juror = await scene.Juror(1);
        (await juror.Visit(scene.Meeting() + "/pack.pdf")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }
}
