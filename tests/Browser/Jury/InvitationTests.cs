using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using RadicaleVernieuwers.Accounts;
using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Jury;
using RadicaleVernieuwers.Testing;
using RadicaleVernieuwers.Testing.Media;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.Browser.Jury;

/// <summary>From the question of the team to a face on the public page of the jury.</summary>
public sealed class InvitationTests(BrowserSite site) : IClassFixture<BrowserSite>
{
    [Theory]
    [InlineData(320)]
    [InlineData(1280)]
    public async Task Somebody_is_asked_promises_shows_a_face_and_stands_on_the_page_of_the_jury(int width)
    {
        var name = $"Mieke Verbruggen {width}";
        var user = await site.Person(Role.Juror);
        var edition = await site.Db(db => db.Editions.Where(e => e.Slug == "2026").Select(e => e.Id).SingleAsync());
        await site.Db(async db =>
        {
            db.Jurors.Add(Juror.Of(edition, user.Id, new(name, "", new Dictionary<string, string>(), [], [], 40, true)));
            await db.SaveChangesAsync();
        });
        var team = await site.PersonAsync(width);
        await SignInAsync(team.Page, await site.Person(Role.Team), $"/admin/jury/invitation?edition={edition.Value}");
        await team.Page.GetByLabel("Uren werk").FillAsync("14");
        await team.Page.GetByLabel("Wat je er nog bij zegt (Nederlands)").FillAsync("We vergaderen op 5 december 2026 in Gent.\n\nWe betalen je trein.");
        await team.Page.GetByRole(AriaRole.Button, new() { Name = "Bewaar" }).ClickAsync();
        await Assertions.Expect(team.Page.Locator("#preview + *")).ToContainTextAsync("We vergaderen op 5 december");
        await team.Page.CheckAccessibleAsync();
        await team.Page.GotoAsync($"/admin/jury/jurors/all/invite?edition={edition.Value}");
        await team.Page.CheckAccessibleAsync();
        await team.Page.GetByRole(AriaRole.Button, new() { Name = "Nodig iedereen uit" }).ClickAsync();
        await Assertions.Expect(team.Page.GetByText("onderweg")).ToBeVisibleAsync();
        await team.Page.CheckAccessibleAsync();

        var mail = await site.Db(db => db.Outbox.Where(m => m.To == user.Email && m.Text.Contains("jury")).Select(m => m.Text).SingleAsync());
        var juror = await site.PersonAsync(width);
        await juror.Page.GotoAsync(mail.Split('\n').First(line => line.Contains("/account/link/", StringComparison.Ordinal)).Trim());
        await juror.Page.GetByRole(AriaRole.Button, new() { Name = "Meld me aan" }).ClickAsync();
        await Assertions.Expect(juror.Page.GetByText("ongeveer 14 uur in totaal")).ToBeVisibleAsync();
        await juror.Page.CheckAccessibleAsync();
        await juror.Page.GetByLabel("Ja, dat beloof ik").FocusAsync();
        await juror.Page.Keyboard.PressAsync("Space");
        await juror.Page.Keyboard.PressAsync("Tab");
        await juror.Page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(juror.Page.GetByRole(AriaRole.Heading, new() { Name = "Over jou" })).ToBeVisibleAsync();
        await juror.Page.GetByLabel("Kies een foto").SetInputFilesAsync(new FilePayload { Name = "ik.jpg", MimeType = "image/jpeg", Buffer = SomeFiles.Jpeg(600, 600) });
        await juror.Page.GetByLabel("Over jezelf (Nederlands)").FillAsync("Mieke bouwt bruggen tussen buren.");
        await juror.Page.GetByRole(AriaRole.Button, new() { Name = "Bewaar" }).ClickAsync();
        await Assertions.Expect(juror.Page.GetByRole(AriaRole.Img, new() { Name = $"Foto van {name}" })).ToBeVisibleAsync();
        await juror.Page.CheckAccessibleAsync();
        await juror.Page.GotoAsync("/jury");
        await juror.Page.CheckAccessibleAsync();

        await team.Page.GotoAsync($"/admin/jury/jurors/site?edition={edition.Value}");
        await team.Page.GetByLabel(name).CheckAsync();
        await team.Page.CheckAccessibleAsync();
        await team.Page.GetByRole(AriaRole.Button, new() { Name = "Bewaar" }).ClickAsync();
        await Assertions.Expect(team.Page.GetByText("Op de site sta")).ToBeVisibleAsync();
        await team.Page.CheckAccessibleAsync();

        var anyone = await site.PersonAsync(width);
        await anyone.Page.GotoAsync("/nl/jury");
        var face = anyone.Page.Locator(".juror", new() { HasText = name });
        await Assertions.Expect(face).ToContainTextAsync("Mieke bouwt bruggen");
        await face.ScrollIntoViewIfNeededAsync();
        (await face.Locator("img").EvaluateAsync<bool>("async image => { await image.decode(); return image.naturalWidth > 0; }")).ShouldBeTrue();
        await anyone.Page.CheckAccessibleAsync();
        foreach (var person in new[] { team, juror, anyone })
            await person.CloseAsync();
    }

    private async Task SignInAsync(IPage page, User user, string to)
    {
        await page.GotoAsync(await site.LinkFor(user, to));
        await page.GetByRole(AriaRole.Button, new() { Name = "Meld me aan" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Uitnodiging");
    }
}
