using System.Net;
using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Testing;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Campaign.Entries;

public sealed class WithdrawTests(SiteFixture site) : SiteTest(site)
{
    [Fact]
    public async Task An_entrant_withdraws_and_comes_back()
    {
        using var visitor = Site.Visitor();
        var id = await visitor.HandsIn("Even weg", "even@example.org");

        await visitor.Submit(await visitor.Visit($"/my/entries/{id.Value}/withdraw"), new Dictionary<string, string> { ["Reason"] = "Geen tijd" });
        (await Site.EntryOf(id)).State.ShouldBe(EntryState.Withdrawn);

        await visitor.Submit(await visitor.Visit($"/my/entries/{id.Value}/withdraw"));
        (await Site.EntryOf(id)).State.ShouldBe(EntryState.Submitted);
    }

    [Fact]
    public async Task Withdrawing_twice_is_refused_with_a_sentence()
    {
        using var visitor = Site.Visitor();
        var id = await visitor.HandsIn("Twee keer weg", "tweekeer@example.org");
        var form = await visitor.Visit($"/my/entries/{id.Value}/withdraw");
        await visitor.Submit(form);

        var page = await visitor.Submit(form);

        page.Status.ShouldBe(HttpStatusCode.Conflict);
        page.Text.ShouldContain("Deze inzending is ingetrokken");
    }

    [Fact]
    public async Task What_is_withdrawn_cannot_be_written_any_more_but_is_shown()
    {
        using var visitor = Site.Visitor();
        var id = await visitor.HandsIn("Dicht", "dicht@example.org");
        await visitor.Submit(await visitor.Visit($"/my/entries/{id.Value}/withdraw"));

        var page = await visitor.Visit($"/my/entries/{id.Value}");

        page.Text.ShouldContain(Campaigners.Answers["Entry.Summary"]);
        page.Document.QuerySelector("form[data-autosave]").ShouldBeNull();
    }
}
