using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using RadicaleVernieuwers.Accounts;
using RadicaleVernieuwers.App.Jury;
using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Jury;
using RadicaleVernieuwers.Testing;
using RadicaleVernieuwers.Workflows;
using Xunit;

namespace RadicaleVernieuwers.Browser.Jury;

/// <summary>Pages around a round that no journey visits: each without a violation, and none wider than its screen.</summary>
public sealed class PagesTests(BrowserSite site) : IClassFixture<BrowserSite>
{
    [Theory]
    [InlineData(320)]
    [InlineData(1280)]
    public async Task A_juror_opens_all_gates_and_brings_an_entry_back_on_any_screen(int width)
    {
        var open = await JuryScene.SetAsync(site, entries: 4, jurors: 2);
        await OpenNowAsync(open);
        var juror = await site.PersonAsync(width, 640);
        await SignInAsync(juror.Page, open.Users[0], $"/jury/rounds/{open.Round.Value}/gate");
        await juror.Page.GetByLabel("Inzending 2").CheckAsync();
        await juror.Page.CheckAccessibleAsync();
        await juror.CloseAsync();

        var frozen = await FrozenAsync();
        var other = await site.PersonAsync(width, 640);
        await SignInAsync(other.Page, frozen.Users[0], $"/jury/rounds/{frozen.Round.Value}/wild-card");
        await other.Page.CheckAccessibleAsync();
        await other.CloseAsync();
    }

    [Theory]
    [InlineData(320)]
    [InlineData(1280)]
    public async Task Who_runs_the_jury_finds_its_pages_fit_any_screen(int width)
    {
        var scene = await FrozenAsync();
        var slug = await site.Db(db => db.Editions.Where(e => e.Id == scene.Edition).Select(e => e.Slug).SingleAsync());
        var person = await site.PersonAsync(width, 640);
        await SignInAsync(person.Page, await site.Person(Role.Administrator), scene.Admin + "/ranking");
        await person.Page.Locator("#method-details > summary").ClickAsync();
        await person.Page.CheckAccessibleAsync();
        string[] pages = ["feedback", "prizes", "decisions", "conflicts", "apply"];
        foreach (var address in pages.Select(page => $"{scene.Admin}/{page}").Concat([$"/admin/jury/reports/{slug}", $"/admin/jury/reports/{slug}/seal", "/admin/jury", scene.Admin]))
        {
            await person.Page.GotoAsync(address);
            await Assertions.Expect(person.Page.Locator("h1")).ToBeVisibleAsync();
            await person.Page.CheckAccessibleAsync();
        }
        await person.CloseAsync();
    }

    [Theory]
    [InlineData(320)]
    [InlineData(1280)]
    public async Task Who_prepares_a_round_finds_its_pages_fit_any_screen(int width)
    {
        var (earlier, scene) = (await JuryScene.SetAsync(site), await JuryScene.SetAsync(site, entries: 4, jurors: 3, open: false));
        await scene.InviteAsync(1);
        await site.Db(async db =>
        {
            db.Examples.Add(Example.Choose(scene.Round, await db.Entries.GetAsync(earlier.Entries[0], CancellationToken.None), false, []));
            await db.SaveChangesAsync();
        });
        var person = await site.PersonAsync(width, 640);
        await SignInAsync(person.Page, await site.Person(Role.Team), scene.Admin + "/assign");
        await person.Page.GetByRole(AriaRole.Button, new() { Name = "Bekijk het voorstel" }).ClickAsync();
        await person.Page.CheckAccessibleAsync();
        var jurors = "/admin/jury/jurors";
        foreach (var address in new[] { "open", "examples?q=inzending", "redactions", "conflicts", "close" }.Select(page => $"{scene.Admin}/{page}").Concat([$"{jurors}?edition={scene.Edition.Value}", $"{jurors}/{scene.Jurors[0].Id.Value}", $"{jurors}/{scene.Jurors[0].Id.Value}/invite"]))
        {
            await person.Page.GotoAsync(address);
            await Assertions.Expect(person.Page.Locator("h1")).ToBeVisibleAsync();
            await person.Page.CheckAccessibleAsync();
        }
        await person.CloseAsync();
    }

    [Theory]
    [InlineData(320)]
    [InlineData(1280)]
    public async Task A_workflow_is_read_on_any_screen(int width)
    {
        const string whole = "4rv0ed1t10nwh01eca11000001";
        var edition = await site.Db(db => db.Editions.Where(e => e.Slug == "2026").Select(e => e.Id).SingleAsync());
        WorkflowInstanceId instance = default;
        await using (var scope = site.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<AppDb>();
            // A singleton: at the second width it runs already.
            instance = await db.WorkflowInstances.Where(i => i.WorkflowTypeId == whole).Select(i => (WorkflowInstanceId?)i.Id).FirstOrDefaultAsync() ?? (await scope.ServiceProvider.GetRequiredService<StartWorkflow>().RunAsync(db, whole, $"edition/{edition.Value}", null, TimeProvider.System.Instant(), CancellationToken.None)).Id;
            await db.SaveChangesAsync();
        }
        var person = await site.PersonAsync(width, 640);
        await SignInAsync(person.Page, await site.Person(Role.Administrator), "/admin/workflows");
        foreach (var address in new[] { "/admin/workflows", $"/admin/workflows/{instance.Value}", $"/admin/workflows/{instance.Value}/rehearse", $"/admin/workflows/types/{whole}", $"/admin/workflows/types/{whole}/edit" })
        {
            await person.Page.GotoAsync(address);
            await Assertions.Expect(person.Page.Locator("h1")).ToBeVisibleAsync();
            await person.Page.CheckAccessibleAsync();
        }
        await person.CloseAsync();
    }

    private static Task OpenNowAsync(JuryScene scene) => scene.Change(round => round.Schedule(Window.Of(DateTimeOffset.Parse("2026-01-01T00:00:00Z", null), TimeProvider.System.Instant().AddDays(7), JuryScene.Grace)));

    /// <summary>Four entries of which one goes on, comments, a conflict, and a decision that waits.</summary>
    private async Task<JuryScene> FrozenAsync()
    {
        var scene = await JuryScene.SetAsync(site, entries: 4, jurors: 3);
        for (var entry = 0; entry < 4; entry++)
            for (var juror = 0; juror < 3; juror++)
                await scene.ScoreAsync(entry, juror, 5 - entry, Math.Clamp(5 - entry - juror, 1, 5), $"Opmerking {entry} van wie dit las.");
        await scene.Change(round =>
        {
            round.CutAt(1);
            round.Adopt(new() { WildCards = true }, true, null, null, SiteFixture.Start);
            round.Close(null, SiteFixture.Start);
        });
        var chair = await site.SignedIn(Role.Chair);
        await chair.Submit(await chair.Visit(scene.Admin + "/freeze"));
        chair.Dispose();
        await site.Db(async db =>
        {
            db.Conflicts.Add(Conflict.Of(scene.Entries[2], scene.Jurors[1].Id, ConflictKind.Declared, "Mijn zus werkt daar.", scene.Users[1].Id, SiteFixture.Start));
            await db.StandAsideAsync(scene.Entries[2], scene.Jurors[1].Id, SiteFixture.Start);
            var prize = (await db.Editions.SingleAsync(e => e.Id == scene.Edition)).Prizes[0];
            var decision = Decision.Of(scene.Round, scene.Entries[0], Outcome.Prize, prize.Id, null, SiteFixture.Start);
            decision.Motivate("Stevig bewijs.", new Dictionary<string, string> { ["nl"] = "Dit verandert hoe een buurt samenleeft." }, null, SiteFixture.Start);
            db.Decisions.Add(decision);
            await db.SaveChangesAsync();
        });
        return scene;
    }

    private async Task SignInAsync(IPage page, User user, string to)
    {
        await page.GotoAsync(await site.LinkFor(user, to));
        await page.GetByRole(AriaRole.Button, new() { Name = "Meld me aan" }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex(System.Text.RegularExpressions.Regex.Escape(to)));
        await Assertions.Expect(page.Locator("h1")).ToBeVisibleAsync();
    }
}
