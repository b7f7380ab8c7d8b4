using System.Net;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Testing;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Campaign.Entries;

public sealed class SubmitTests(SiteFixture site) : SiteTest(site)
{
    [Fact]
    public async Task Handing_in_gives_a_number_and_a_receipt_with_all_answers()
    {
        using var visitor = Site.Visitor();

        var id = await visitor.HandsIn("De Deelkast", "deelkast@example.org");

        var entry = await Site.EntryOf(id);
        entry.State.ShouldBe(EntryState.Submitted);
        entry.Number.ShouldNotBeNull().ShouldMatch("^RV26-[0-9]{4}$");
        entry.Slug.ShouldBe("de-deelkast");
        var receipt = await Site.Db(db => db.Outbox.SingleAsync(m => m.To == "deelkast@example.org" && m.Class == MailClass.Receipt));
        receipt.Subject.ShouldContain(entry.Number!);
        receipt.Text.ShouldContain(Campaigners.Answers["Entry.Description"]);
    }

    [Fact]
    public async Task What_becomes_public_and_when_stands_above_the_button()
    {
        using var visitor = Site.Visitor();
        var (id, _) = await visitor.StartsEntry("Wat ziet men", "publiek@example.org");
        await visitor.FillsIn(id);

        var page = await visitor.Visit($"/my/entries/{id.Value}/submit");

        page.Text.ShouldContain("zodra de inzending is toegelaten");
        page.Text.ShouldContain("nooit");
        page.Body.IndexOf("zodra de inzending is toegelaten", StringComparison.Ordinal).ShouldBeLessThan(page.Body.IndexOf("button--big", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_missing_is_named_with_a_way_to_it()
    {
        using var visitor = Site.Visitor();
        var (id, _) = await visitor.StartsEntry("Half", "half@example.org");

        var page = await visitor.Submit(await visitor.Visit($"/my/entries/{id.Value}/submit"));

        page.Status.ShouldBe(HttpStatusCode.BadRequest);
        page.All("#missing li a").Count.ShouldBeGreaterThan(5);
        page.Link("#missing li a")!.ShouldContain("step=");
        (await Site.EntryOf(id)).State.ShouldBe(EntryState.Draft);
    }

    [Fact]
    public async Task It_may_be_changed_and_handed_in_again_and_only_that_counts()
    {
        using var visitor = Site.Visitor();
        var id = await visitor.HandsIn("Eerst zo", "opnieuw@example.org");
        var first = (await Site.EntryOf(id)).Submission!.VersionId;
        await visitor.Autosaves($"/my/entries/{id.Value}/answers", [new("TitlePart", "Dan anders")]);

        var between = await Site.EntryOf(id);
        (await visitor.Visit($"/my/entries/{id.Value}")).Text.ShouldContain("Dat telt pas als je opnieuw indient");
        await visitor.Submit(await visitor.Visit($"/my/entries/{id.Value}/submit"));
        var after = await Site.EntryOf(id);

        (between.Title, between.Submission!.VersionId).ShouldBe(("Eerst zo", first));
        after.Title.ShouldBe("Dan anders");
        after.Submission!.VersionId.ShouldNotBe(first);
        after.Number.ShouldBe(between.Number);
    }

    [Fact]
    public async Task What_is_typed_after_the_deadline_is_kept_and_shown_back()
    {
        using var visitor = Site.Visitor();
        var (id, _) = await visitor.StartsEntry("Te laat", "telaat@example.org");
        var form = await visitor.Visit($"/my/entries/{id.Value}?step=what");
        await Site.EndTerm(Term.Entries, TimeSpan.FromMilliseconds(-1));

        var page = await visitor.Submit(form, new Dictionary<string, string> { ["Entry.Summary"] = "Net te laat getypt" }, "main form[data-autosave]");
        using var autosave = await visitor.Autosaves($"/my/entries/{id.Value}/answers", [new("Entry.Summary", "Nog later getypt")]);
        var again = await visitor.Visit($"/my/entries/{id.Value}");

        page.Status.ShouldBe(HttpStatusCode.Conflict);
        page.Text.ShouldContain("Net te laat getypt");
        autosave.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        again.Text.ShouldContain("Nog later getypt");
        await Site.ReopenTerms();
    }
}
