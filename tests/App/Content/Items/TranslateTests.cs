using System.Net;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Accounts;
using RadicaleVernieuwers.Content;
using RadicaleVernieuwers.Testing;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Content.Items;

public sealed class TranslateTests(SiteFixture site) : SiteTest(site)
{
    [Fact]
    public async Task A_story_is_translated_beside_its_original_and_published_for_itself()
    {
        var editor = await Site.SignedIn(Role.Editor);
        var original = await Published(editor, "Een straat van warmte");

        var page = await Begin(editor, original, "fr");
        page.All(".translate__original").ShouldContain(t => t.Contains("Een straat van warmte"));
        Value(page, "TitlePart").ShouldBe("");
        page.Document.QuerySelector("[name=LocalizationPart]").ShouldBeNull();

        page = await Publish(editor, page, new() { ["TitlePart"] = "Une rue de chaleur", ["HtmlBodyPart"] = "<p>Texte</p>", ["Story.Author"] = "An" });
        page.All(".notice--success").ShouldBe(["Gepubliceerd. Iedereen kan het nu lezen."], page.Text);

        var read = await Site.Visitor().Visit("/fr/stories/une-rue-de-chaleur");
        read.Status.ShouldBe(HttpStatusCode.OK);
        Alternates(read).ShouldBe([("nl", "/nl/stories/een-straat-van-warmte"), ("x-default", "/nl/stories/een-straat-van-warmte"), ("fr", "/fr/stories/une-rue-de-chaleur")], ignoreOrder: true);
        (await Site.Db(db => db.Set<ContentItem>().Where(i => i.IsLatest && (i.DisplayText == "Een straat van warmte" || i.DisplayText == "Une rue de chaleur")).Select(i => i.LocalizationSet).Distinct().CountAsync())).ShouldBe(1);
    }

    [Fact]
    public async Task A_story_in_one_language_is_read_everywhere_and_says_in_which_one_it_is()
    {
        await Published(await Site.SignedIn(Role.Editor), "Alleen hier te lezen");

        var french = await Site.Visitor().Visit("/fr/stories/alleen-hier-te-lezen");

        french.Status.ShouldBe(HttpStatusCode.OK);
        french.All("[role=note]").ShouldBe(["Ce contenu n'existe qu'en néerlandais."]);
        french.Document.QuerySelector("article[lang=nl]").ShouldNotBeNull();
        french.Link("link[rel=canonical]")!.ShouldEndWith("/nl/stories/alleen-hier-te-lezen");
        Alternates(french).ShouldBe([("nl", "/nl/stories/alleen-hier-te-lezen"), ("x-default", "/nl/stories/alleen-hier-te-lezen")], ignoreOrder: true);
        french.Document.QuerySelectorAll("nav.languages a").Select(a => a.GetAttribute("href")).ShouldContain("/en/stories/alleen-hier-te-lezen");
        (await Site.Visitor().Visit("/fr/stories/bestaat-nergens")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task An_address_of_one_language_leads_to_the_translation_where_there_is_one()
    {
        var editor = await Site.SignedIn(Role.Editor);
        var page = await Begin(editor, await Published(editor, "Wordt vertaald"), "en");
        await Publish(editor, page, new() { ["TitlePart"] = "Gets translated", ["HtmlBodyPart"] = "<p>Text</p>", ["Story.Author"] = "An" });

        (await Site.Visitor().Visit("/en/stories/wordt-vertaald")).Path.ShouldBe("/en/stories/gets-translated");
    }

    [Fact]
    public async Task The_list_and_the_editor_say_what_is_not_translated_and_what_is_behind()
    {
        var editor = await Site.SignedIn(Role.Editor);
        var original = await Published(editor, "Vertaalstand");
        Cells(await editor.Visit("/admin/content?q=vertaalstand")).ShouldBe(["NLNederlands: op de site", "FRFrançais: nog niet", "ENEnglish: nog niet"]);

        var page = await Begin(editor, original, "fr");
        await editor.Submit(page, new Dictionary<string, string> { ["TitlePart"] = "État de la traduction" }, "form[data-draft]");
        Cells(await editor.Visit(original)).ShouldBe(["NLNederlands: op de site", "FRFrançais: ontwerp", "ENEnglish: nog niet"]);
        (await editor.Visit("/admin/content?q=vertaalstand&missing=fr")).All("td[data-title]").ShouldBeEmpty();
        (await editor.Visit("/admin/content?q=vertaalstand&missing=en")).All("td[data-title]").ShouldBe(["Vertaalstand"]);

        Site.Clock.Advance(TimeSpan.FromMinutes(1));
        await editor.Submit(await editor.Visit(original), new Dictionary<string, string> { ["Story.Lead"] = "Nieuw in het origineel" }, "form[data-draft]");
        Cells(await editor.Visit(original))[1].ShouldBe("FRFrançais: loopt achter");
        page = await editor.Visit(page.Path);
        page.Link("a[href$='/versions']").ShouldNotBeNull();

        await editor.Submit(page, new Dictionary<string, string> { ["Story.Lead"] = "Nouveau" }, "form[data-draft]");
        Cells(await editor.Visit(original))[1].ShouldBe("FRFrançais: ontwerp");
    }

    [Fact]
    public async Task A_language_that_the_site_does_not_have_and_the_original_itself_are_no_translations()
    {
        var editor = await Site.SignedIn(Role.Editor);
        var original = await Published(editor, "Geen vertaling");

        (await editor.Visit(original + "/translate/de")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await editor.Visit(original + "/translate/nl")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_translation_that_someone_else_began_meanwhile_is_opened_and_not_made_twice()
    {
        var editor = await Site.SignedIn(Role.Editor);
        var start = await editor.Visit(await Published(editor, "Twee vertalers") + "/translate/fr");
        await editor.Submit(start, "form[action*='Begin']");

        await editor.Submit(start, "form[action*='Begin']");

        (await Site.Db(db => db.Set<ContentItem>().CountAsync(i => i.Culture == "fr" && i.LocalizationSet != null && db.Set<ContentItem>().Any(o => o.LocalizationSet == i.LocalizationSet && o.DisplayText == "Twee vertalers")))).ShouldBe(1);
    }

    private static async Task<Page> Begin(Visitor editor, string original, string language) =>
        await editor.Submit(await editor.Visit($"{original}/translate/{language}"), "form[action*='Begin']");

    /// <summary>The editors' address of a Dutch story that is on the site.</summary>
    private static async Task<string> Published(Visitor editor, string title)
    {
        var page = await editor.Submit(await editor.Visit("/admin/content"), new Dictionary<string, string> { ["newType"] = "Story" }, "form[data-new]");
        return (await Publish(editor, page, new() { ["TitlePart"] = title, ["HtmlBodyPart"] = "<p>Tekst</p>", ["Story.Author"] = "An" })).Path;
    }

    private static async Task<Page> Publish(Visitor editor, Page page, Dictionary<string, string> values)
    {
        var form = page.Document.QuerySelector("form[data-draft]")!;
        form.SetAttribute("action", form.QuerySelector("button[formaction*='Publish']")!.GetAttribute("formaction")!);
        return await editor.Submit(page, values, "form[data-draft]");
    }

    private static string? Value(Page page, string name) => page.Document.QuerySelector($"[name='{name}']")!.GetAttribute("value");

    private static IReadOnlyList<string> Cells(Page page) => page.All("main ul.languages li");

    private IReadOnlyList<(string?, string)> Alternates(Page page) =>
        [.. page.Document.QuerySelectorAll("link[rel=alternate][hreflang]").Select(l => (l.GetAttribute("hreflang"), l.GetAttribute("href")!.Replace(Site.Url.ToString().TrimEnd('/'), "", StringComparison.Ordinal)))];
}
