using System.Text.Json.Nodes;
using Deque.AxeCore.Playwright;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using RadicaleVernieuwers.App.Jury;
using RadicaleVernieuwers.Content;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Jury;
using RadicaleVernieuwers.Testing;
using RadicaleVernieuwers.Testing.Media;
using Shouldly;

namespace RadicaleVernieuwers.Browser.Jury;

/// <summary>A juror, a desk and a browser.</summary>
internal static class JurorAtWork
{
    extension(BrowserSite site)
    {
        /// <summary>A round that is open now, with entries that the first juror may read.</summary>
        public async Task<JuryScene> DeskAsync(int entries, bool picture = false)
        {
            var scene = await JuryScene.SetAsync(site, entries, jurors: 1);
            await scene.Change(round => round.Schedule(Window.Of(DateTimeOffset.Parse("2026-01-01T00:00:00Z", null), TimeProvider.System.Instant().AddDays(7), JuryScene.Grace)));
            for (var entry = 0; entry < entries; entry++)
                await scene.ClearAsync(entry, 0);
            if (picture)
                await site.ShowPictureAsync(scene);
            return scene;
        }

        public async Task<Person> JurorAsync(JuryScene scene, int width = 390, int height = 844)
        {
            var person = await site.PersonAsync(width, height);
            await site.SignInAsync(person.Page, scene);
            return person;
        }

        public async Task SignInAsync(IPage page, JuryScene scene)
        {
            await page.GotoAsync(await site.LinkFor(scene.Users[0], scene.List));
            await page.GetByRole(AriaRole.Button, new() { Name = "Meld me aan" }).ClickAsync();
            await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Neem mee" })).ToBeVisibleAsync();
        }

        private async Task ShowPictureAsync(JuryScene scene)
        {
            var photo = await site.AddPicture(SomeFiles.RedAndBlue(600, 300), "entries/een", "tafel.png");
            await using var scope = site.Services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<AppDb>();
            var (round, id) = (scene.Round, scene.Entries[^1]);
            var version = await db.PinnedEntries.Where(p => p.RoundId == round && p.EntryId == id).Select(p => p.VersionId).SingleAsync();
            var item = (await scope.ServiceProvider.GetRequiredService<ContentItems>().VersionAsync(version))!;
            var json = item.Stored();
            json["Entry"]!["Picture"] = new JsonObject { ["Paths"] = new JsonArray(photo.Path), ["MediaTexts"] = new JsonArray("Een lange tafel") };
            db.Entry(item).Property("Json").CurrentValue = json.ToJsonString();
            await db.SaveChangesAsync();
        }
    }

    extension(JuryScene scene)
    {
        public string List => $"/jury/rounds/{scene.Round.Value}";

        /// <summary>The marks and the comment that lie on the server.</summary>
        public async Task<(decimal? Fresh, decimal? Impact, string Comment)> StoredAsync(int entry) =>
            await scene.SheetOf(entry, 0) is { } sheet ? (sheet.ValueOf("new"), sheet.ValueOf("impact"), sheet.Comment) : (null, null, "");
    }

    extension(IPage page)
    {
        public ILocator Waiting => page.Locator("#waiting [data-count]");

        public async Task TakeAlongAsync()
        {
            await page.GetByRole(AriaRole.Button, new() { Name = "Neem mee" }).ClickAsync();
            await Assertions.Expect(page.Locator("#take [role=status]")).ToContainTextAsync("Meegenomen op");
        }

        /// <summary>Marks a criterion, on the page of the server or on that of the device.</summary>
        public Task MarkAsync(string criterion, int value) => page.Locator($"input[name='Input.Values[{criterion}]'][value='{value}'], input[name='value:{criterion}'][value='{value}']").CheckAsync();

        public Task CommentAsync(string words) => page.GetByLabel("Opmerking voor de jury").FillAsync(words);

        public async Task CheckAccessibleAsync()
        {
            if (Environment.GetEnvironmentVariable("RV_SCREENSHOTS") is { Length: > 0 } folder)
                await page.ScreenshotAsync(new() { FullPage = true, Path = Path.Combine(folder, $"jury-{page.ViewportSize!.Width}-{Guid.CreateVersion7():N}.png") });
            (await page.RunAxe()).Violations.Select(v => $"{page.Url}: {v.Id} {string.Join(' ', v.Nodes.Select(n => n.Html))}").ShouldBeEmpty();
            (await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth")).ShouldBeLessThanOrEqualTo(0, page.Url);
        }
    }
}
