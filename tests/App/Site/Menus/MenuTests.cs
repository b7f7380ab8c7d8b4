using System.Net;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Accounts;
using RadicaleVernieuwers.Content;
using RadicaleVernieuwers.Testing;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Site.Menus;

public sealed class MenuTests(SiteFixture site) : SiteTest(site)
{
    [Theory]
    [InlineData("nl", "Nomineer Inzendingen Verhalen De jury Zoek", "/nl/nominate")]
    [InlineData("fr", "Proposer Candidatures Récits Le jury Chercher", "/fr/nominate")]
    [InlineData("en", "Nominate Entries Stories The jury Search", "/en/nominate")]
    public async Task The_header_shows_the_main_menu_in_the_readers_language(string language, string words, string first)
    {
        var page = await Site.Visitor().Visit($"/{language}/stories");

        string.Join(' ', page.All(".masthead .nav a").SkipLast(1)).ShouldBe(words);
        page.Link(".masthead .nav a").ShouldBe(first);
        page.Document.QuerySelectorAll(".masthead .nav [aria-current=page]").ShouldHaveSingleItem().GetAttribute("href").ShouldBe($"/{language}/stories");
    }

    [Theory]
    [InlineData("nl", "/nl/rules")]
    [InlineData("fr", "/fr/rules")]
    [InlineData("en", "/en/rules")]
    public async Task The_footer_leads_to_pages_in_the_readers_language(string language, string rules)
    {
        var visitor = Site.Visitor();
        var page = await visitor.Visit("/" + language);
        var links = page.Document.QuerySelectorAll(".footer .links a").Select(a => a.GetAttribute("href")!).ToArray();

        links.ShouldContain(rules);
        links.Length.ShouldBe(10);
        foreach (var link in links)
            (await visitor.Visit(link)).Status.ShouldBe(HttpStatusCode.OK, link);
    }

    [Fact]
    public async Task An_editor_puts_formatted_text_in_a_menu_and_its_script_never_runs()
    {
        var editor = await Site.SignedIn(Role.Editor);
        var address = (await editor.Visit("/admin/menus")).Link(".tile[href]")!;

        var page = await Press(editor, address, "MenuItemsListPart.Add", "HtmlMenuItem");
        var name = $"MenuItemsListPart.{Ids(page)[^1]}";
        await Press(editor, address, "", "", new() { [$"{name}.TitlePart"] = "Bel ons", [$"{name}.HtmlMenuItemPart"] = "<strong>02 123 45 67</strong><script>x()</script>" });
        await Publish(editor, await editor.Visit(address));

        var reader = await Site.Visitor().Visit("/nl/stories");
        reader.All(".masthead .nav__piece strong").ShouldBe(["02 123 45 67"]);
        reader.Body.ShouldNotContain("x()");

        await Publish(editor, await Press(editor, address, "MenuItemsListPart.Remove", Ids(page)[^1]));
        (await Site.Visitor().Visit("/nl/stories")).All(".nav__piece").ShouldBeEmpty();
    }

    [Fact]
    public async Task An_editor_adds_nests_and_orders_items_and_every_page_follows()
    {
        var editor = await Site.SignedIn(Role.Editor);
        var list = await editor.Visit("/admin/menus");
        list.All(".tile b").ShouldContain("Hoofdmenu");
        var address = list.Link(".tile[href]")!;

        var page = await Press(editor, address, "MenuItemsListPart.Add", "LinkMenuItem");
        var id = Ids(page)[^1];
        var name = $"MenuItemsListPart.{id}";
        page = await Press(editor, address, "MenuItemsListPart.In", id, new() { [$"{name}.TitlePart"] = "Agenda", [$"{name}.LinkMenuItemPart"] = "~/events", [$"{name}.LinkMenuItem.French"] = "Le calendrier" });
        page.Document.QuerySelector($"#block-{id}")!.ClassName!.ShouldContain("held__item--1");
        page = await Press(editor, address, "MenuItemsListPart.In", id);
        page.Document.QuerySelector($"#block-{id}")!.ClassName!.ShouldContain("held__item--1");
        await Publish(editor, page);

        var reader = await Site.Visitor().Visit("/fr");
        reader.All(".nav__more > summary").ShouldBe(["Chercher"]);
        reader.All(".nav__below a").ShouldBe(["Chercher", "Le calendrier"]);
        reader.Document.QuerySelectorAll(".nav__below a")[1].GetAttribute("href").ShouldBe("/fr/events");
        (await Site.Visitor().Visit("/en")).All(".nav__below a").ShouldBe(["Search", "Agenda"]);
        // As Orchard writes it: below an item in a MenuItemsListPart of its own.
        var parts = (await Site.Db(db => db.Set<ContentItem>().SingleAsync(i => i.ContentType == "Menu" && i.IsPublished && i.DisplayText == "Hoofdmenu"))).Parts();
        parts["MenuItemsListPart"]!["MenuItems"]![4]!["MenuItemsListPart"]!["MenuItems"]![0]!["LinkMenuItemPart"]!["Url"]!.GetValue<string>().ShouldBe("~/events");

        page = await Press(editor, address, "MenuItemsListPart.Remove", id);
        await Publish(editor, page);
        (await Site.Visitor().Visit("/fr")).Document.QuerySelector(".nav__more").ShouldBeNull();
    }

    [Fact]
    public async Task An_address_that_leads_nowhere_is_refused_beside_its_box()
    {
        var editor = await Site.SignedIn(Role.Editor);
        var address = (await editor.Visit("/admin/menus")).Document.QuerySelectorAll(".tile[href]").Last().GetAttribute("href")!;
        var page = await Press(editor, address, "MenuItemsListPart.Add", "LinkMenuItem");
        var name = $"MenuItemsListPart.{Ids(page)[^1]}";

        page = await Press(editor, address, "", "", new() { [$"{name}.TitlePart"] = "Fout", [$"{name}.LinkMenuItemPart"] = "javascript:alert(1)" });

        page.Document.QuerySelector($"[name='{name}.LinkMenuItemPart']")!.GetAttribute("value").ShouldBe("javascript:alert(1)");
        page.Document.QuerySelector($"#{name.Replace('.', '_')}_LinkMenuItemPart-error").ShouldNotBeNull();
    }

    [Fact]
    public async Task Menus_are_the_editors()
    {
        (await (await Site.SignedIn(Role.Juror)).Visit("/admin/menus")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await Site.Visitor().Visit("/admin/menus")).Path.ShouldStartWith("/account");
    }

    [Fact]
    public async Task A_page_of_the_theme_reads_menus_from_memory()
    {
        var visitor = Site.Visitor();
        await Site.Shown();
        await visitor.Visit("/nl/search?q=a");
        var before = await Site.Queries.OfAsync(() => visitor.Visit("/nl/search?q=ab"));

        before.ShouldBe(0);
    }

    private static IReadOnlyList<string> Ids(Page page) => [.. page.Document.QuerySelectorAll("[name='MenuItemsListPart.Item']").Select(i => i.GetAttribute("value")!).Where(v => v.Length > 0)];

    private static async Task<Page> Press(Visitor editor, string address, string button, string value, Dictionary<string, string>? typed = null) =>
        await editor.Submit(Listed(await editor.Visit(address)), typed ?? [], "form[data-draft]", button.Length > 0 ? (button, value) : null);

    private static async Task Publish(Visitor editor, Page page)
    {
        var form = page.Document.QuerySelector("form[data-draft]")!;
        form.SetAttribute("action", form.QuerySelector("button[formaction*='Publish']")!.GetAttribute("formaction")!);
        (await editor.Submit(page, "form[data-draft]")).Status.ShouldBe(HttpStatusCode.OK);
    }

    private static Page Listed(Page page)
    {
        page.Status.ShouldBe(HttpStatusCode.OK, page.Text);
        return page;
    }
}
