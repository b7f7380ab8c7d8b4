using Deque.AxeCore.Playwright;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using RadicaleVernieuwers.Accounts;
using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Content;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Jury;
using RadicaleVernieuwers.Testing;
using Shouldly;
using System.Text.Json.Nodes;
using Xunit;

namespace RadicaleVernieuwers.Browser.Jury;

/// <summary>A chair and three jurors at one table, each with a browser of their own: the screens follow, one stands aside, hands are counted, decisions are taken, approved, applied and announced.</summary>
public sealed class MeetingTests(BrowserSite site) : IClassFixture<BrowserSite>
{
    private const int Entries = 3;

    private readonly List<User> _jurors = [];
    private RoundId _round;

    private string Desk => $"/admin/jury/rounds/{_round.Value}";
    private string Follow => $"/jury/rounds/{_round.Value}/meeting";

    [Fact]
    public async Task A_jury_meets_and_every_screen_follows()
    {
        await SetAsync();
        var chair = await SignedInAsync(await site.Person(Role.Chair), $"{Desk}/meeting");
        await ConveneAsync(chair.Page);
        var jurors = new List<Person>();
        foreach (var juror in _jurors)
        {
            var person = await SignedInAsync(juror, Follow, width: jurors.Count == 0 ? 320 : 1280);
            await person.Page.Locator("[name=presence][value=Here]").ClickAsync();
            await Assertions.Expect(person.Page.Locator("[name=presence][value=Here]")).ToHaveAttributeAsync("aria-pressed", "true");
            jurors.Add(person);
        }
        await Assertions.Expect(chair.Page.Locator("#quorum")).ToContainTextAsync("3 van 3 juryleden zijn erbij. Het quorum van 2 is bereikt.");
        var wall = await chair.Context.NewPageAsync();
        await wall.GotoAsync($"{Desk}/meeting/kiosk");
        foreach (var person in jurors)
            await person.Page.EvaluateAsync("document.documentElement.dataset.stays = ''");

        await TakeAsync(chair.Page, "Inzending 1");
        await FollowedAsync(jurors, wall);
        await HandsAsync(chair.Page, jurors);
        await NoteAsync(chair);
        foreach (var page in jurors.Select(p => p.Page).Append(chair.Page).Append(wall))
            await FineAsync(page);

        foreach (var person in jurors)
            (await person.Page.EvaluateAsync<bool>("'stays' in document.documentElement.dataset")).ShouldBeTrue("no screen was loaded again");
        await OrderAsync(chair.Page);
        await AnnounceAsync(chair.Page);
        foreach (var person in jurors.Append(chair))
            await person.CloseAsync();
    }

    private static async Task ConveneAsync(IPage page)
    {
        await FineAsync(page);
        await page.Locator("[name=scope][value=all]").CheckAsync();
        await page.Locator("#convene [name=Quorum]").FillAsync("2");
        await PressAsync(page, page.Locator("#convene button"));
        await FineAsync(page);
    }

    private static async Task TakeAsync(IPage page, string title) => await PressAsync(page, page.Locator("#agenda tr", new() { HasText = title }).Locator("form[action*=Take] button"));

    /// <summary>Juror 3 stands aside for entry 1.</summary>
    private static async Task FollowedAsync(List<Person> jurors, IPage wall)
    {
        foreach (var person in jurors[..2])
            await Assertions.Expect(person.Page.Locator("#now")).ToContainTextAsync("Inzending 1");
        var aside = jurors[2].Page;
        await Assertions.Expect(aside.Locator("#aside")).ToContainTextAsync("waarvoor je opzij staat");
        (await aside.ContentAsync()).ShouldNotContain("Inzending 1");
        await Assertions.Expect(wall.Locator("h1")).ToContainTextAsync("Inzending 1");
        await Assertions.Expect(wall.Locator(".kiosk__leave")).ToContainTextAsync("Jurylid 3");
    }

    private static async Task HandsAsync(IPage chair, List<Person> jurors)
    {
        await chair.Locator("summary", new() { HasText = "Vraag om de handen" }).ClickAsync();
        await chair.Locator("[name=Question]").FillAsync("Gaat ze door?");
        await PressAsync(chair, chair.Locator("#ask-hands button"));
        foreach (var (i, person) in jurors[..2].Index())
        {
            await Assertions.Expect(person.Page.Locator("#hands h2")).ToHaveTextAsync("Gaat ze door?");
            await person.Page.Locator($"#hands [name=Choice][value='{i}']").CheckAsync();
            await person.Page.Locator("#hands button").ClickAsync();
            await Assertions.Expect(person.Page.Locator("#hands")).ToContainTextAsync("Je hand is geteld");
            await person.Page.EvaluateAsync("document.documentElement.dataset.stays = ''");
        }
        await Assertions.Expect(chair.Locator("#raised")).ToContainTextAsync("open: 2 van 2 antwoordden");
        await PressAsync(chair, chair.Locator("#close-hands button"));
        await Assertions.Expect(chair.Locator("#raised dd").First).ToHaveTextAsync("Eén hand");
        await Assertions.Expect(jurors[0].Page.Locator("#table dd").First).ToHaveTextAsync("Eén hand");
        (await jurors[2].Page.ContentAsync()).ShouldNotContain("Gaat ze door?");
    }

    /// <summary>Two windows of one desk write at once: both texts are shown, nothing is lost.</summary>
    private async Task NoteAsync(Person chair)
    {
        var other = await chair.Context.NewPageAsync();
        await other.GotoAsync($"{Desk}/meeting");
        await chair.Page.Locator("#Text").FillAsync("Warm en overal te doen.");
        await Assertions.Expect(chair.Page.Locator("#note .savestate")).ToHaveTextAsync("Bewaard");
        await other.EvaluateAsync("localStorage.clear()");
        await other.Locator("#Text").FillAsync("Nog jong.");
        await Assertions.Expect(other.Locator("#note [data-theirs]")).ToContainTextAsync("Warm en overal te doen.");
        // Coming back does not send the own text over the other's.
        await other.ReloadAsync();
        await Assertions.Expect(other.Locator("#note [data-theirs]")).ToContainTextAsync("Warm en overal te doen.");
        await Assertions.Expect(other.Locator("#Text")).ToHaveValueAsync("Nog jong.");
        await other.Locator("#Text").FillAsync("Warm en overal te doen, nog jong.");
        await other.Locator("[data-keep=mine]").ClickAsync();
        await Assertions.Expect(other.Locator("#note .savestate")).ToHaveTextAsync("Bewaard");
        await other.CloseAsync();
        (await site.Db(db => db.MeetingNotes.AsNoTracking().SingleAsync())).Text.ShouldBe("Warm en overal te doen, nog jong.");
    }

    private async Task OrderAsync(IPage page)
    {
        await page.GotoAsync($"{Desk}/meeting/order");
        await PressAsync(page, page.Locator("form[action*=Begin] button"));
        await page.Locator("#order li", new() { HasText = "Inzending 2" }).Locator("button[value^='up:']").FocusAsync();
        await PressAsync(page, page.Locator("#order li", new() { HasText = "Inzending 2" }).Locator("button[value^='up:']"));
        await page.Locator("#order input[name^=Reasons]").First.FillAsync("Verder gevorderd.");
        await FineAsync(page);
        await PressAsync(page, page.Locator("button[value=settle]"));
        await Assertions.Expect(page.Locator(".badge--good")).ToHaveTextAsync("Staat vast");
        await page.GotoAsync($"{Desk}/meeting/pack");
        await FineAsync(page);
    }

    private async Task AnnounceAsync(IPage page)
    {
        await page.GotoAsync($"{Desk}/freeze");
        await PressAsync(page, page.Locator("main form button"));
        await DecideAsync(page, "Inzending 1", "jury", "Omdat het overal kan.");
        await DecideAsync(page, "Inzending 2", ":Decline", "");
        await DecideAsync(page, "Inzending 3", ":Decline", "");
        await PressAsync(page, page.Locator("form[action*=Approve] button"));
        await FineAsync(page);
        await page.GotoAsync($"{Desk}/apply");
        await Assertions.Expect(page.Locator("#plan")).ToContainTextAsync("2 inzendingen gaan niet door.");
        await FineAsync(page);
        await page.Locator("[name=Sure]").CheckAsync();
        await PressAsync(page, page.Locator("main form button.button--primary"));
        await Assertions.Expect(page.Locator(".notice--success")).ToContainTextAsync("Uitgevoerde beslissingen: 3");
        (await site.Db(db => db.Results.AsNoTracking().CountAsync())).ShouldBeGreaterThan(0);
        await page.GotoAsync($"{Desk}/prizes");
        await FineAsync(page);
    }

    private async Task DecideAsync(IPage page, string title, string outcome, string motivation)
    {
        await page.GotoAsync($"{Desk}/decisions");
        await page.Locator("[name='Input.Entry']").SelectOptionAsync(await page.Locator($"[name='Input.Entry'] option:has-text('{title}')").GetAttributeAsync("value") ?? "");
        await page.Locator("[name='Input.Outcome']").SelectOptionAsync(outcome);
        await page.Locator("[name='Input.InternalReason']").FillAsync("Na de handopsteking.");
        await page.Locator("[name='Input.MotivationNl']").FillAsync(motivation);
        await PressAsync(page, page.Locator("#decide button.button--primary"));
    }

    private async Task<Person> SignedInAsync(User user, string returnUrl, int width = 1280)
    {
        var person = await site.PersonAsync(width);
        await person.Page.GotoAsync(await site.LinkFor(user, returnUrl));
        await PressAsync(person.Page, person.Page.GetByRole(AriaRole.Button, new() { Name = "Meld me aan" }));
        return person;
    }

    /// <summary>A closed round: three entries, three jurors who agree, and a third juror who stands aside for the first entry.</summary>
    private async Task SetAsync()
    {
        for (var i = 0; i < 3; i++)
            _jurors.Add(await site.Person(Role.Juror));
        await using var scope = site.Services.CreateAsyncScope();
        var (db, items, now) = (scope.ServiceProvider.GetRequiredService<AppDb>(), scope.ServiceProvider.GetRequiredService<ContentItems>(), TimeProvider.System.Instant());
        var edition = Edition.Plan("Editie van de vergadering", 2191, "vergadering");
        edition.Schedule(Window.Of(now.AddDays(-30), now.AddDays(-9), TimeSpan.Zero), Window.Of(now.AddDays(-30), now.AddDays(-9), TimeSpan.Zero));
        edition.Award("jury", PrizeKind.Jury, new Dictionary<string, string> { ["nl"] = "Juryprijs" });
        db.Editions.Add(edition);
        var counter = EditionCounter.For(edition.Id);
        counter.PassEntry(Entries);
        db.Add(counter);
        var panel = _jurors.Select((user, i) => Juror.Of(edition.Id, user.Id, new($"Jurylid {i + 1}", "", new Dictionary<string, string>(), [], [], null, false))).ToList();
        db.Jurors.AddRange(panel);
        var round = Round.Plan(edition.Id, new Dictionary<string, string> { ["nl"] = "Finale" });
        round.Schedule(Window.Of(now.AddDays(-5), now.AddDays(-1), TimeSpan.Zero));
        round.Ask([new("impact", new Dictionary<string, string> { ["nl"] = "Impact" }, new Dictionary<string, string>(), 100, 1, 5, 1, new Dictionary<string, IReadOnlyDictionary<string, string>>())]);
        round.CutAt(1);
        db.Rounds.Add(round);
        for (var i = 1; i <= Entries; i++)
            Enter(db, items, edition, round, panel, i);
        round.Open(new Readiness(Entries, [], 0, 1), null, now.AddDays(-5));
        round.Close(null, now);
        await db.SaveChangesAsync();
        _round = round.Id;
    }

    private static void Enter(AppDb db, ContentItems items, Edition edition, Round round, List<Juror> panel, int number)
    {
        var at = TimeProvider.System.Instant().AddDays(-10);
        var item = items.Draft("Entry", new JsonObject { ["TitlePart"] = new JsonObject { ["Title"] = $"Inzending {number}" } });
        item.Seal();
        var initiative = Initiative.Of($"Inzending {number}", at);
        db.Initiatives.Add(initiative);
        var entry = Entry.Begin(edition, initiative.Id, null, item.ItemId, "nl", at);
        entry.Show(new EntryCard($"Inzending {number}", "Kort.", $"Organisatie {number}", "Leuven", "3000", 2020, "", "nl", null, null, []), at);
        entry.Submit(edition, edition.NumberOf(number), item.VersionId, null, at);
        entry.Decide(Verdict.Admitted, null, at, "");
        db.Entries.Add(entry);
        foreach (var (i, juror) in panel.Index())
        {
            if (number == 1 && i == 2)
            {
                db.Add(Conflict.Of(entry.Id, juror.Id, ConflictKind.Declared, "Mijn buur", null, at));
                continue;
            }
            var assignment = Assignment.Of(round.Id, entry.Id, juror.Id, false, null, at);
            assignment.Clear(at);
            db.Add(assignment);
            var sheet = ScoreSheet.Begin(round.Id, entry.Id, juror.Id, item.VersionId, at);
            sheet.Give(round, "impact", 5 - number, at);
            db.Add(sheet);
        }
    }

    private static async Task PressAsync(IPage page, ILocator button)
    {
        await page.EvaluateAsync("document.documentElement.dataset.left = ''");
        await button.First.ClickAsync();
        await Assertions.Expect(page.Locator("html:not([data-left])")).ToHaveCountAsync(1);
        await page.WaitForLoadStateAsync(LoadState.Load);
    }

    private static async Task FineAsync(IPage page)
    {
        if (Environment.GetEnvironmentVariable("RV_SCREENSHOTS") is { Length: > 0 } folder)
            await page.ScreenshotAsync(new() { FullPage = true, Path = Path.Combine(folder, $"{page.ViewportSize!.Width}{new Uri(page.Url).AbsolutePath.Replace('/', '_')}.png") });
        (await page.RunAxe()).Violations.Select(v => $"{page.Url}: {v.Id} {string.Join(' ', v.Nodes.Select(n => n.Html))}").ShouldBeEmpty();
        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth")).ShouldBeLessThanOrEqualTo(0, page.Url);
    }
}
