using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using RadicaleVernieuwers.Accounts;
using RadicaleVernieuwers.Media;
using RadicaleVernieuwers.Testing;
using RadicaleVernieuwers.Testing.Media;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.Browser.Media;

/// <summary>A large file on a slow line: paused, the page reloaded, resumed. Then its picture replaced, and seen by the public.</summary>
public sealed class UploadTests(BrowserSite site) : IClassFixture<BrowserSite>
{
    [Fact]
    public async Task A_film_goes_on_where_it_was_after_a_pause_and_a_reload()
    {
        var film = Path.Combine(site.Folder, "feest.mp4");
        await File.WriteAllBytesAsync(film, SomeFiles.Mp4(mediaBytes: 40_000_000), TestContext.Current.CancellationToken);
        var editor = await SignedInAsync();
        var page = editor.Page;
        await page.Locator("summary", new() { HasText = "Voeg bestanden toe" }).ClickAsync();
        await page.RouteAsync("**/uploads/*", async route =>
        {
            await Task.Delay(400);
            await route.ContinueAsync();
        });
        await page.Locator("#Input_File").SetInputFilesAsync(film);
        await Assertions.Expect(page.Locator(".uploads__state")).ToHaveTextAsync(new Regex("^[2-9][0-9] %"), new() { Timeout = 90_000 });

        await page.GetByRole(AriaRole.Button, new() { Name = "Pauzeer" }).ClickAsync();
        await Assertions.Expect(page.Locator(".uploads__state")).ToHaveTextAsync("Gepauzeerd");
        await page.ReloadAsync();
        await page.Locator("summary", new() { HasText = "Voeg bestanden toe" }).ClickAsync();
        await Assertions.Expect(page.Locator(".uploads")).ToContainTextAsync("‘feest.mp4’ was nog onderweg.");
        var sent = 0L;
        page.Request += (_, request) => sent += request.Method == "PATCH" ? request.PostDataBuffer?.Length ?? 8_000_000 : 0;
        await page.Locator("#Input_File").SetInputFilesAsync(film);
        await Assertions.Expect(page.Locator(".uploads__state")).ToHaveTextAsync(new Regex("^Klaar"), new() { Timeout = 60_000 });

        sent.ShouldBeLessThan(40_000_000);
        var kept = await site.Db(db => db.MediaFiles.SingleAsync(f => f.Name == "feest.mp4"));
        kept.Bytes.ShouldBe(new FileInfo(film).Length);
        await editor.CloseAsync();
    }

    [Fact]
    public async Task Several_files_go_at_once_each_with_its_own_end_and_who_made_a_picture_is_asked()
    {
        var editor = await SignedInAsync();
        var page = editor.Page;
        await page.Locator("summary", new() { HasText = "Voeg bestanden toe" }).ClickAsync();

        await page.Locator("#Input_File").SetInputFilesAsync([Picture("een.jpg"), Picture("twee.jpg"), Picture("drie.jpg"), Picture("vier.jpg"), new FilePayload { Name = "geen.jpg", MimeType = "image/jpeg", Buffer = "<html>"u8.ToArray() }]);

        var items = page.Locator(".uploads__item");
        await Assertions.Expect(items).ToHaveCountAsync(5);
        await Assertions.Expect(items.Filter(new() { HasText = "Klaar." })).ToHaveCountAsync(4);
        await Assertions.Expect(items.Nth(4)).ToContainTextAsync("Dit bestand kunnen we niet aannemen.");
        var second = items.Filter(new() { HasText = "twee.jpg" });
        await Assertions.Expect(second).ToContainTextAsync("zonder maker kan de pers ze niet gebruiken");
        await Assertions.Expect(second).ToContainTextAsync("minstens 2500 pixels");
        await second.GetByLabel("Wie maakte deze afbeelding?").FillAsync("An Peeters");
        await second.GetByLabel("Beschrijf wat er te zien is").FillAsync("Een brug");
        await second.GetByLabel("Beschrijf wat er te zien is").PressAsync("Enter");
        await Assertions.Expect(second).ToContainTextAsync("Bewaard.");

        var kept = await site.Db(db => db.MediaFiles.SingleAsync(f => f.Name == "twee.jpg"));
        (kept.Credit, kept.AltText).ShouldBe(("An Peeters", "Een brug"));
        await editor.CloseAsync();
    }

    [Fact]
    public async Task A_picture_of_a_story_goes_ahead_of_the_form_and_is_in_the_draft()
    {
        var editor = await SignedInAsync();
        var page = editor.Page;
        await page.GotoAsync("/admin/content");
        await page.Locator("form[data-new] select").SelectOptionAsync("Story");
        await page.Locator("form[data-new] button").ClickAsync();

        await page.Locator("[data-for='Story.Picture'] input[type=file]").SetInputFilesAsync(Picture("bij-een-verhaal.jpg"));
        var item = page.Locator(".uploads__item");
        await Assertions.Expect(item).ToContainTextAsync("Klaar.");
        await item.GetByLabel("Wie maakte deze afbeelding?").FillAsync("Bo Maes");
        await item.GetByRole(AriaRole.Button, new() { Name = "Bewaar" }).ClickAsync();
        await Assertions.Expect(item).ToContainTextAsync("Bewaard.");
        await page.RunAndWaitForResponseAsync(
            () => page.Locator("form[data-draft] .cluster button:not([formaction])", new() { HasText = "Bewaar" }).First.ClickAsync(),
            answer => answer is { Status: 200, Request: { Method: "GET", ResourceType: "document" } });
        await page.WaitForLoadStateAsync();

        var kept = await site.Db(db => db.MediaFiles.SingleAsync(f => f.Name == "bij-een-verhaal.jpg"));
        (kept.Credit, kept.PublicFrom).ShouldBe(("Bo Maes", null));
        await Assertions.Expect(page.Locator("[data-media-item]")).ToContainTextAsync("bij-een-verhaal.jpg");
        await editor.CloseAsync();
    }

    private static FilePayload Picture(string name) => new() { Name = name, MimeType = "image/jpeg", Buffer = SomeFiles.Jpeg(600, 400) };

    [Fact]
    public async Task A_replaced_picture_is_what_the_public_sees()
    {
        var file = await site.AddPicture(SomeFiles.RedAndBlue(400, 200), name: "publiek");
        var address = $"/media/{file.Path}?width=240";
        var editor = await SignedInAsync();
        var reader = await site.PersonAsync();
        (await WidthAndHeightAsync(reader.Page, address)).ShouldBe("240×120");

        await editor.Page.GotoAsync($"/admin/media/{file.Id.Value}/replace");
        await editor.Page.Locator("#Picked").SetInputFilesAsync(new FilePayload { Name = "nieuw.png", MimeType = "image/png", Buffer = SomeFiles.RedAndBlue(400, 400) });
        await editor.Page.Locator("#replace button.button--primary").ClickAsync();
        await Assertions.Expect(editor.Page.Locator("main")).ToContainTextAsync("400 × 400");

        var another = await site.PersonAsync();
        (await WidthAndHeightAsync(another.Page, address)).ShouldBe("240×240");
        await another.CloseAsync();
        await reader.CloseAsync();
        await editor.CloseAsync();
    }

    private static async Task<string> WidthAndHeightAsync(IPage page, string address)
    {
        await page.GotoAsync("/nl");
        return await page.EvaluateAsync<string>("async (address) => { const picture = new Image(); picture.src = address; await picture.decode(); return `${picture.naturalWidth}×${picture.naturalHeight}`; }", address);
    }

    private async Task<Person> SignedInAsync()
    {
        var person = await site.PersonAsync();
        await person.Page.GotoAsync(await site.LinkFor(await site.Person(Role.Team), "/admin/media"));
        await person.Page.GetByRole(AriaRole.Button, new() { Name = "Meld me aan" }).ClickAsync();
        await Assertions.Expect(person.Page.Locator("h1")).ToHaveTextAsync("Mediatheek");
        return person;
    }
}
