using System.Net;
using RadicaleVernieuwers.Accounts;
using RadicaleVernieuwers.Testing;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Content.Items;

public sealed class ContentRouteTests(SiteFixture site) : SiteTest(site)
{
    [Fact]
    public async Task After_a_rename_the_old_address_leads_on_for_good_even_where_another_page_asks_for_it()
    {
        var editor = await Site.SignedIn(Role.Editor);
        var page = await Publish(editor, await New(editor, "Page"), "Oude naam");
        await Publish(editor, page, "Nieuwe naam", path: "nl/nieuwe-naam");

        using (var moved = await Raw("/nl/oude-naam"))
        {
            moved.StatusCode.ShouldBe(HttpStatusCode.MovedPermanently);
            moved.Headers.Location!.OriginalString.ShouldBe("/nl/nieuwe-naam");
        }
        await Publish(editor, await New(editor, "Page"), "Oude naam");

        (await Site.Visitor().Visit("/nl/oude-naam")).Path.ShouldBe("/nl/nieuwe-naam");
        (await Site.Visitor().Visit("/nl/oude-naam-2")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task An_address_of_the_site_itself_is_refused_with_what_was_typed()
    {
        var editor = await Site.SignedIn(Role.Editor);

        var page = await Publish(editor, await New(editor, "Page"), "Alle inzendingen", path: "nl/entries");

        page.Status.ShouldBe(HttpStatusCode.Conflict);
        page.Text.ShouldContain("Het adres entries is van de site zelf.");
        page.Document.QuerySelector("#TitlePart")!.GetAttribute("value").ShouldBe("Alle inzendingen");
    }

    [Fact]
    public async Task An_item_of_a_type_that_was_made_here_has_a_page_with_its_fields()
    {
        var administrator = await Site.SignedIn(Role.Administrator);
        var type = await administrator.Submit(await administrator.Visit("/admin/content/types"), new Dictionary<string, string> { ["NewLabel"] = "Woordenschat" });
        type = await administrator.Submit(type, new Dictionary<string, string> { ["AddPart"] = "AutoroutePart" }, "form[data-type-form]", ("Add", "Part"));
        type = await administrator.Submit(type, new Dictionary<string, string> { ["AddLabel"] = "Betekenis", ["AddKind"] = "TextField" }, "form[data-type-form]", ("Add", "Field"));
        await administrator.Submit(type, new Dictionary<string, string> { ["Field.Betekenis.RadicaleFieldSettings.Public"] = "true" }, "form[data-type-form]");

        var item = await New(administrator, "Woordenschat");
        item = await administrator.Submit(item, new Dictionary<string, string> { ["TitlePart"] = "Radicaal", ["Woordenschat.Betekenis"] = "Tot aan de wortel." }, "form[data-draft]");
        await Publish(administrator, item, "Radicaal");

        var read = await Site.Visitor().Visit("/nl/radicaal");
        read.Status.ShouldBe(HttpStatusCode.OK, read.Text);
        read.Text.ShouldContain("Betekenis");
        read.Text.ShouldContain("Tot aan de wortel.");
    }

    private static async Task<Page> New(Visitor editor, string type) =>
        await editor.Submit(await editor.Visit("/admin/content"), new Dictionary<string, string> { ["newType"] = type }, "form[data-new]");

    private static async Task<Page> Publish(Visitor editor, Page page, string title, string? path = null)
    {
        var form = page.Document.QuerySelector("form[data-draft]")!;
        form.SetAttribute("action", form.QuerySelector("button[formaction*='Publish']")!.GetAttribute("formaction")!);
        var typed = new Dictionary<string, string> { ["TitlePart"] = title };
        if (path is not null)
            typed["AutoroutePart"] = path;
        return await editor.Submit(page, typed, "form[data-draft]");
    }

    private async Task<HttpResponseMessage> Raw(string path) => await Site.Visitor().Http.GetAsync(new Uri(path, UriKind.Relative));
}
