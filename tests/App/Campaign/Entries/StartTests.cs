using System.Net;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Testing;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Campaign.Entries;

public sealed class StartTests(SiteFixture site) : SiteTest(site)
{
    [Fact]
    public async Task Anyone_begins_with_an_address_and_goes_on_at_once()
    {
        using var visitor = Site.Visitor();

        var (id, page) = await visitor.StartsEntry("De Gereedschapskist", "begin@example.org");

        page.Status.ShouldBe(HttpStatusCode.OK);
        page.Document.QuerySelector("h1")!.TextContent.ShouldBe("De Gereedschapskist");
        (await Site.EntryOf(id)).State.ShouldBe(EntryState.Draft);
    }

    [Fact]
    public async Task A_link_and_a_code_come_by_mail_and_open_the_draft_elsewhere()
    {
        using var visitor = Site.Visitor();
        var (id, _) = await visitor.StartsEntry("Elders verder", "elders@example.org");
        var mail = await Site.Db(db => db.Outbox.SingleAsync(m => m.To == "elders@example.org"));
        var link = mail.Text.Split('\n').Single(l => l.StartsWith("http", StringComparison.Ordinal) && l.Contains("/account/link/", StringComparison.Ordinal));

        using var elsewhere = Site.Visitor();
        var page = await elsewhere.Submit(await elsewhere.Visit(link));

        page.Path.ShouldStartWith($"/my/entries/{id.Value}");
        page.Document.QuerySelector("h1")!.TextContent.ShouldBe("Elders verder");
    }

    [Fact]
    public async Task Nobody_else_opens_a_draft()
    {
        using var visitor = Site.Visitor();
        var (id, _) = await visitor.StartsEntry("Alleen van mij", "alleen@example.org");
        using var stranger = Site.Visitor();
        var signedIn = await Site.SignedIn();

        (await stranger.Visit($"/my/entries/{id.Value}")).Path.ShouldStartWith("/account/sign-in");
        (await signedIn.Visit($"/my/entries/{id.Value}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await signedIn.Visit($"/my/entries/{id.Value}/submit")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await signedIn.Visit($"/my/entries/{id.Value}/withdraw")).Status.ShouldBe(HttpStatusCode.NotFound);
        using var put = await stranger.Autosaves($"/my/entries/{id.Value}/answers", [new("TitlePart", "Nu van mij")]);
        put.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await Site.EntryOf(id)).Title.ShouldBe("Alleen van mij");
    }

    [Fact]
    public async Task Without_an_address_it_says_so_and_keeps_what_was_typed()
    {
        using var visitor = Site.Visitor();

        var page = await visitor.Submit(await visitor.Visit("/nl/nominate/yourself"), new Dictionary<string, string> { ["Input.Title"] = "Zonder adres" });

        ((int)page.Status).ShouldBeOneOf(400, 409);
        page.Document.QuerySelector("[name='Input.Title']")!.GetAttribute("value").ShouldBe("Zonder adres");
    }

    [Fact]
    public async Task A_NUL_in_the_name_is_refused_beside_its_field()
    {
        using var visitor = Site.Visitor();

        var page = await visitor.Submit(await visitor.Visit("/nl/nominate/yourself"), new Dictionary<string, string> { ["Input.Title"] = "voor\0na", ["Input.Email"] = "nul@example.org" });

        page.Status.ShouldBe(HttpStatusCode.BadRequest);
        page.All(".field__error").ShouldHaveSingleItem().ShouldContain("NUL");
    }

    [Theory]
    [InlineData("fr", "en néerlandais", "yourself", "Input.Title")]
    [InlineData("en", "in Dutch", "yourself", "Input.Title")]
    [InlineData("fr", "en néerlandais", "someone", "TitlePart")]
    [InlineData("en", "in Dutch", "someone", "TitlePart")]
    public async Task Where_the_rules_ask_for_Dutch_other_languages_say_so_before_the_first_field(string culture, string words, string whom, string first)
    {
        var page = await Site.Visitor().Visit($"/{culture}/nominate/{whom}");

        page.All("main [role=note]").ShouldHaveSingleItem().ShouldContain(words);
        page.Body.IndexOf("role=\"note\"", StringComparison.Ordinal).ShouldBeLessThan(page.Body.IndexOf($"name=\"{first}\"", StringComparison.Ordinal));
        (await Site.Visitor().Visit($"/nl/nominate/{whom}")).All("main [role=note]").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_draft_speaks_the_language_in_which_it_was_begun_on_every_page()
    {
        using var visitor = Site.Visitor();
        var (id, _) = await visitor.StartsEntry("Le Hangar", "hangar@example.org", "fr");

        foreach (var path in new[] { $"/my/entries/{id.Value}?step=what", $"/my/entries/{id.Value}/submit", $"/my/entries/{id.Value}/withdraw" })
            (await visitor.Visit(path)).Document.DocumentElement.GetAttribute("lang").ShouldBe("fr", path);
        using var saved = await visitor.Autosaves($"/my/entries/{id.Value}/answers", [new("Entry.Year", "hier")]);
        (await saved.Content.ReadAsStringAsync()).ShouldNotContain("jaar");
    }

    [Fact]
    public async Task After_the_deadline_no_entry_begins()
    {
        await Site.EndTerm(Term.Entries, TimeSpan.FromMilliseconds(-1));

        var page = await Site.Visitor().Visit("/nl/nominate/yourself");
        await Site.ReopenTerms();

        page.Text.ShouldContain("Indienen kon tot");
        page.Document.QuerySelector("[name='Input.Title']").ShouldBeNull();
    }
}
