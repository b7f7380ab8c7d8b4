using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Content;
using RadicaleVernieuwers.Testing;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Campaign.Entries;

public sealed class WriteTests(SiteFixture site) : SiteTest(site)
{
    private const string Summary = "Entry.Summary";

    private async Task<string> SummaryOf(EntryId id)
    {
        var entry = await Site.EntryOf(id);
        var item = await Site.Db(db => db.Set<ContentItem>().AsNoTracking().SingleAsync(i => i.ItemId == entry.ContentItemId && i.IsLatest));
        return item.Parts()["Entry"]?["Summary"]?["Text"]?.GetValue<string>() ?? "";
    }

    [Fact]
    public async Task An_autosave_answers_204_and_the_text_is_there_after_a_reload()
    {
        using var visitor = Site.Visitor();
        var (id, _) = await visitor.StartsEntry("Bewaar mij", "bewaar@example.org");

        using var saved = await visitor.Autosaves($"/my/entries/{id.Value}/answers", [new(Summary, "Eén zin met é en 🎈")]);

        saved.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        var page = await visitor.Visit($"/my/entries/{id.Value}?step=what");
        page.Document.QuerySelector($"[name='{Summary}']")!.TextContent.ShouldBe("Eén zin met é en 🎈");
    }

    [Fact]
    public async Task A_step_saves_without_any_script_and_goes_on_to_the_next()
    {
        using var visitor = Site.Visitor();
        var (id, _) = await visitor.StartsEntry("Zonder script", "script@example.org");

        var next = await visitor.Submit(await visitor.Visit($"/my/entries/{id.Value}?step=what"), new Dictionary<string, string> { [Summary] = "Met een knop" }, "main form[data-autosave]", ("go", "next"));

        next.Status.ShouldBe(HttpStatusCode.OK);
        next.Path.ShouldEndWith("step=radical");
        (await SummaryOf(id)).ShouldBe("Met een knop");
    }

    [Fact]
    public async Task What_is_wrong_is_kept_and_said()
    {
        using var visitor = Site.Visitor();
        var (id, _) = await visitor.StartsEntry("Fout getypt", "fout@example.org");

        using var saved = await visitor.Autosaves($"/my/entries/{id.Value}/answers", [new("Entry.Year", "vorig jaar")]);

        saved.StatusCode.ShouldBe(HttpStatusCode.OK);
        JsonNode.Parse(await saved.Content.ReadAsStringAsync())!["errors"]!["Entry.Year"]!.GetValue<string>().ShouldNotBeEmpty();
        (await visitor.Visit($"/my/entries/{id.Value}?step=who")).Document.QuerySelector("[name='Entry.Year']")!.GetAttribute("value").ShouldBe("vorig jaar");
    }

    [Fact]
    public async Task A_stale_tab_shows_both_texts_and_loses_neither()
    {
        using var visitor = Site.Visitor();
        var (id, _) = await visitor.StartsEntry("Twee tabbladen", "twee@example.org");
        var first = await visitor.Visit($"/my/entries/{id.Value}?step=what");
        var second = await visitor.Visit($"/my/entries/{id.Value}?step=what");
        await visitor.Submit(first, new Dictionary<string, string> { [Summary] = "Uit het eerste tabblad" }, "main form[data-autosave]", ("go", "stay"));

        var page = await visitor.Submit(second, new Dictionary<string, string> { [Summary] = "Uit het tweede tabblad" }, "main form[data-autosave]", ("go", "stay"));

        page.Status.ShouldBe(HttpStatusCode.Conflict);
        page.Text.ShouldContain("Uit het eerste tabblad");
        page.Document.QuerySelector($"[name='{Summary}']")!.TextContent.ShouldBe("Uit het tweede tabblad");
        (await SummaryOf(id)).ShouldBe("Uit het eerste tabblad");
        var entry = await Site.EntryOf(id);
        (await Site.Db(db => db.Set<ContentItem>().AsNoTracking().Where(i => i.ItemId == entry.ContentItemId).ToListAsync()))
            .ShouldContain(i => i.Json.Contains("Uit het tweede tabblad", StringComparison.Ordinal));

        var chosen = await visitor.Submit(page, new Dictionary<string, string>(), "main form[data-autosave]");
        chosen.Status.ShouldBe(HttpStatusCode.OK);
        (await SummaryOf(id)).ShouldBe("Uit het tweede tabblad");
    }

    [Fact]
    public async Task A_stale_tab_saves_a_field_that_nobody_else_touched()
    {
        using var visitor = Site.Visitor();
        var (id, _) = await visitor.StartsEntry("Andere velden", "velden@example.org");
        var stale = (await visitor.Visit($"/my/entries/{id.Value}?step=what")).Document.QuerySelector("[name=_stamp]")!.GetAttribute("value")!;
        using var one = await visitor.Autosaves($"/my/entries/{id.Value}/answers", [new("_stamp", stale), new(Summary, "Samengevat"), new("_was." + Summary, "")]);

        using var two = await visitor.Autosaves($"/my/entries/{id.Value}/answers", [new("_stamp", stale), new("Entry.TargetGroup", "Iedereen"), new("_was.Entry.TargetGroup", "")]);
        using var contested = await visitor.Autosaves($"/my/entries/{id.Value}/answers", [new("_stamp", stale), new(Summary, "Anders samengevat"), new("_was." + Summary, "")]);

        two.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        contested.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await SummaryOf(id)).ShouldBe("Samengevat");
    }

    [Fact]
    public async Task Whoever_was_signed_out_gets_the_text_back_to_send_again()
    {
        using var visitor = Site.Visitor();
        var (id, _) = await visitor.StartsEntry("Afgemeld", "afgemeld@example.org");
        var form = await visitor.Visit($"/my/entries/{id.Value}?step=what");
        using var signedOut = Site.Visitor();

        var page = await signedOut.Submit(form, new Dictionary<string, string> { [Summary] = "Dit mag niet weg zijn" }, "main form[data-autosave]");

        page.Status.ShouldBe(HttpStatusCode.Unauthorized);
        page.Document.QuerySelector($"[name='{Summary}']")!.TextContent.ShouldBe("Dit mag niet weg zijn");
        var saved = await visitor.Submit(page);
        saved.Status.ShouldBe(HttpStatusCode.OK);
        (await SummaryOf(id)).ShouldBe("Dit mag niet weg zijn");
    }

    [Fact]
    public async Task A_NUL_is_refused_with_a_sentence_and_the_rest_is_kept()
    {
        using var visitor = Site.Visitor();
        var (id, _) = await visitor.StartsEntry("Nul", "nul@example.org");

        using var saved = await visitor.Autosaves($"/my/entries/{id.Value}/answers", [new(Summary, "voor\0na"), new("Entry.TargetGroup", "Wel bewaard")]);

        saved.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await saved.Content.ReadAsStringAsync()).ShouldContain("NUL");
        (await SummaryOf(id)).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_path_of_somebody_elses_picture_is_not_taken_over()
    {
        using var visitor = Site.Visitor();
        var (id, _) = await visitor.StartsEntry("Geleende foto", "foto@example.org");

        using var saved = await visitor.Autosaves($"/my/entries/{id.Value}/answers", [new("Entry.Picture.Path", ""), new("Entry.Picture.Path", "entries/iemand/foto.jpg")]);

        saved.IsSuccessStatusCode.ShouldBeTrue();
        (await Site.EntryOf(id)).Picture.ShouldBeNull();
    }

    [Fact]
    public async Task What_is_no_form_is_a_bad_request()
    {
        using var visitor = Site.Visitor();
        var (id, _) = await visitor.StartsEntry("Geen formulier", "json@example.org");

        var answer = await visitor.Http.PutAsync(new Uri($"/my/entries/{id.Value}/answers", UriKind.Relative), new StringContent("{}", System.Text.Encoding.UTF8, "application/json"));

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }
}
