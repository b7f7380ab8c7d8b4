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
        await page.Locator("summary", new() { HasText = "Voeg een bestand toe" }).ClickAsync();
        await page.RouteAsync("**/uploads/*", async route =>
        {
            await Task.Delay(400);
            await route.ContinueAsync();
        });
        await page.Locator("#Input_File").SetInputFilesAsync(film);
        await Assertions.Expect(page.Locator(".uploads__state")).ToHaveTextAsync(new Regex("^[2-9][0-9] %"), new() { Timeout = 30_000 });

        await page.GetByRole(AriaRole.Button, new() { Name = "Pauzeer" }).ClickAsync();
        await Assertions.Expect(page.Locator(".uploads__state")).ToHaveTextAsync("Gepauzeerd");
        await page.ReloadAsync();
        await page.Locator("summary", new() { HasText = "Voeg een bestand toe" }).ClickAsync();
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
