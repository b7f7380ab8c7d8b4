using System.Globalization;
using System.Text.RegularExpressions;
using Deque.AxeCore.Playwright;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using RadicaleVernieuwers.Accounts;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Testing;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.Browser;

/// <summary>One call, walked through all of it: a neighbour nominates, the nominee submits, the team admits, two jurors score, the chair decides, the public finds, an editor tells.</summary>
public sealed partial class WholeCallTests(BrowserSite site) : IClassFixture<BrowserSite>
{
    private const string Title = "Buurtkeuken De Brugse Poort";

    [Fact]
    public async Task A_nomination_becomes_a_laureate_with_a_story()
    {
        var admin = await SignedInAsync(await site.Person(Role.Administrator), "/admin");
        await OpenTheCallAsync(admin.Page);
        await NominateAsync();
        await ClaimAndSubmitAsync();
        await AdmitAsync(admin.Page);
        var round = await SeatTheJuryAsync(admin.Page);
        foreach (var juror in _jurors)
            await ScoreAsync(juror);
        await DecideAsync(admin.Page, round);
        await FindAsync();
        await TellAsync(admin.Page);
        await admin.CloseAsync();
    }

    private readonly List<User> _jurors = [];

    private async Task OpenTheCallAsync(IPage page)
    {
        await page.GotoAsync("/admin/editions");
        await page.GetByRole(AriaRole.Link, new() { Name = "Radicale Vernieuwers 2026" }).First.ClickAsync();
        var now = Brussels.Local(DateTimeOffset.UtcNow);
        await page.Locator("[name='Input.NominationsOpen.Local']").FillAsync(Local(now.AddDays(-1)));
        await page.Locator("[name='Input.NominationsClose.Local']").FillAsync(Local(now.AddDays(20)));
        await page.Locator("[name='Input.EntriesOpen.Local']").FillAsync(Local(now.AddDays(-1)));
        await page.Locator("[name='Input.EntriesClose.Local']").FillAsync(Local(now.AddDays(40)));
        await page.Locator("[name='Input.ResultsEmbargo.Local']").FillAsync("");
        await PressAsync(page, page.Locator("main form.form button.button--primary").Last);
        await SeenAsync(page, "notice--success");
    }

    private async Task NominateAsync()
    {
        var neighbour = await site.PersonAsync(width: 360, height: 740);
        var page = neighbour.Page;
        await page.GotoAsync("/nl/nominate");
        await FineAsync(page);
        await page.GetByRole(AriaRole.Link, new() { Name = "Nomineer iemand" }).ClickAsync();
        await Typist.FillAsync(page, "keuken@example.org");
        await Typist.FillAsync(page, "keuken@example.org");
        await FineAsync(page);
        await PressAsync(page, page.Locator("button[name=go][value=send]"));
        (await page.Locator("main").InnerTextAsync()).ShouldMatch("N26-[0-9]{4}|RV26|N-?[0-9]+");
        await neighbour.CloseAsync();
    }

    private async Task ClaimAndSubmitAsync()
    {
        var nominee = await site.PersonAsync();
        var page = nominee.Page;
        await page.GotoAsync(await MailedLinkAsync("keuken@example.org", "/claim/"));
        await PressAsync(page, page.Locator("main form button.button--primary"));
        if (!page.Url.Contains("/my/entries/", StringComparison.Ordinal))
        {
            await page.GotoAsync("/my");
            await page.Locator("main a[href^='/my/entries/']").First.ClickAsync();
        }
        for (var step = 0; step < 12; step++)
        {
            await Typist.FillAsync(page, "keuken@example.org");
            // What one answer opens up is answered too.
            await Typist.FillAsync(page, "keuken@example.org");
            await PictureAsync(page);
            (await page.EvaluateAsync<string[]>("[...document.querySelectorAll('main form.form input[type=radio]')].filter(r => r.checkVisibility() && ![...document.getElementsByName(r.name)].some(x => x.checked)).map(r => r.name)"))
                .ShouldBeEmpty();
            if (step == 0)
                await FineAsync(page);
            var next = page.Locator("button[name=go][value=next]");
            if (await next.CountAsync() == 0)
                break;
            await PressAsync(page, next);
        }
        await PressAsync(page, page.Locator("button[name=go][value=submit]"));
        page.Url.ShouldEndWith("/submit", customMessage: await page.Locator("main").InnerTextAsync());
        (await page.Locator("#missing").CountAsync()).ShouldBe(0, await page.Locator("main").InnerTextAsync());
        await FineAsync(page);
        await PressAsync(page, page.Locator("main form.form button.button--primary"));
        (await page.Locator("main").InnerTextAsync()).ShouldMatch("RV26-[0-9]{4}");
        await nominee.CloseAsync();
    }

    private static async Task AdmitAsync(IPage page)
    {
        await page.GotoAsync("/admin/entries");
        await page.GetByRole(AriaRole.Link, new() { Name = Title }).First.ClickAsync();
        await page.GotoAsync(page.Url.TrimEnd('/') + "/admit");
        foreach (var met in await page.Locator("main input[type=radio][value=true]").AllAsync())
            await met.CheckAsync();
        await PressAsync(page, page.Locator("button[name=go][value=Admitted]"));
        await SeenAsync(page, "notice--success");
    }

    private async Task<string> SeatTheJuryAsync(IPage page)
    {
        await page.GotoAsync("/admin/jury");
        var round = (await page.Locator("main td a[href^='/admin/jury/rounds/']").First.GetAttributeAsync("href"))!;
        var jurors = (await page.Locator("main a[href*='jurors?edition=']").First.GetAttributeAsync("href"))!;
        for (var i = 0; i < 2; i++)
        {
            var juror = await site.Person(Role.Juror);
            _jurors.Add(juror);
            await page.GotoAsync(jurors.Replace("jurors?", "jurors/new?", StringComparison.Ordinal));
            await page.Locator("[name='Input.Name']").FillAsync($"Jurylid {i + 1}");
            await page.Locator("[name='Input.Email']").FillAsync(juror.Email!);
            await PressAsync(page, page.Locator("main form.form button.button--primary"));
        }
        var now = Brussels.Local(DateTimeOffset.UtcNow);
        await page.GotoAsync($"{round}/edit");
        await page.Locator("[name='Input.Opens']").FillAsync(Local(now.AddHours(-1)));
        await page.Locator("[name='Input.Closes']").FillAsync(Local(now.AddDays(10)));
        await page.Locator("[name='Input.ReviewsPerEntry']").FillAsync("2");
        await PressAsync(page, page.Locator("main form.form button.button--primary"));
        await page.GotoAsync($"{round}/assign");
        await page.Locator("[name='PerEntry']").FillAsync("2");
        await PressAsync(page, page.Locator("main form.form button.button--primary").First);
        await page.GotoAsync($"{round}/open");
        await PressAsync(page, page.Locator("main form button.button--primary"));
        await FineAsync(page);
        return round;
    }

    private async Task ScoreAsync(User juror)
    {
        var person = await SignedInAsync(juror, "/jury");
        var page = person.Page;
        await FineAsync(page);
        await page.Locator("main a.button--primary[href^='/jury/rounds/']").First.ClickAsync();
        await page.Locator("main td a").First.ClickAsync();
        await page.Locator("[name='Gate.HasConflict'][value=false]").CheckAsync();
        await PressAsync(page, page.Locator("main form button.button--primary"));
        await FineAsync(page);
        foreach (var group in await page.Locator("#sheet fieldset").AllAsync())
            await group.Locator("input[type=radio]").Nth(3).CheckAsync();
        await page.Locator("[name='Input.Comment']").FillAsync("Warm, eenvoudig en overal te doen.");
        await Assertions.Expect(page.Locator("#sheet .savestate")).ToContainTextAsync(new Regex("ewaard"), new() { Timeout = 10_000 });
        await PressAsync(page, page.Locator("#sheet button[name=then][value=next]"));
        await person.CloseAsync();
    }

    private static async Task DecideAsync(IPage page, string round)
    {
        await page.GotoAsync($"{round}/close");
        await PressAsync(page, page.Locator("main form button.button--primary"));
        await page.GotoAsync($"{round}/ranking");
        (await page.Locator("#words p").CountAsync()).ShouldBe(3);
        await FineAsync(page);
        await page.GotoAsync($"{round}/freeze");
        await PressAsync(page, page.Locator("main form button.button--primary"));
        await page.GotoAsync($"{round}/decisions");
        await page.Locator("[name='Input.Entry']").SelectOptionAsync(await page.Locator($"[name='Input.Entry'] option:has-text('{Title}')").GetAttributeAsync("value") ?? "");
        var prize = await page.Locator("[name='Input.Outcome'] option").EvaluateAllAsync<string[]>("all => all.map(o => o.value).filter(v => v && !v.startsWith(':'))");
        await page.Locator("[name='Input.Outcome']").SelectOptionAsync(prize[0]);
        await page.Locator("[name='Input.InternalReason']").FillAsync("Eensgezind.");
        await page.Locator("[name='Input.MotivationNl']").FillAsync("Omdat een kookpot hier meer doet dan een loket.");
        await PressAsync(page, page.Locator("#decide button.button--primary"));
        await PressAsync(page, page.Locator("form[action*=Approve] button"));
        await page.GotoAsync($"{round}/apply");
        await page.Locator("[name=Sure]").CheckAsync();
        await PressAsync(page, page.Locator("main form button.button--primary"));
    }

    private async Task FindAsync()
    {
        var journalist = await site.PersonAsync();
        var page = journalist.Page;
        await page.GotoAsync("/nl/laureates/2026");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync(Title);
        await FineAsync(page);
        await page.GotoAsync("/nl/entries?q=buurtkeukn");
        await page.GetByRole(AriaRole.Link, new() { Name = Title }).First.ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("een kookpot hier meer doet");
        await FineAsync(page);
        await journalist.CloseAsync();
    }

    private static async Task TellAsync(IPage page)
    {
        await page.GotoAsync("/admin/content");
        await page.Locator("[name=newType]").SelectOptionAsync("Story");
        await PressAsync(page, page.Locator("main form.toolbar button.button--primary"));
        await page.Locator("[name=TitlePart]").FillAsync("Wie kookt, leert iemand koken");
        await page.Locator("[name='Story.Lead']").FillAsync("Een avond in een keuken die niemand wegstuurt.");
        await page.Locator(".ProseMirror").First.FillAsync("De soep is klaar om zes uur.");
        await page.Locator("[name='Story.Author']").FillAsync("An Redactie");
        await PickAsync(page);
        await PressAsync(page, page.Locator("button[formaction*=Publish]"));
        await SeenAsync(page, "notice--success");
        await page.GotoAsync("/nl/stories");
        await page.GetByRole(AriaRole.Link, new() { Name = "Wie kookt, leert iemand koken" }).First.ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("De soep is klaar om zes uur.");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync(Title);
        await FineAsync(page);
    }

    /// <summary>The story is about the laureate: found by a word, then chosen.</summary>
    private static async Task PickAsync(IPage page)
    {
        await page.Locator("[name=Pick]").FillAsync("Buurtkeuken");
        await PressAsync(page, page.Locator("[name=Pick] + button"));
        var choice = page.Locator("[name='Story.Entries']");
        if (await choice.First.EvaluateAsync<string>("e => e.tagName") == "SELECT")
            await choice.First.SelectOptionAsync(new SelectOptionValue { Label = await choice.First.Locator($"option:has-text('{Title}')").First.TextContentAsync() });
        else
            await page.GetByLabel(new Regex(Title)).First.CheckAsync();
    }

    private async Task<Person> SignedInAsync(User user, string returnUrl)
    {
        var person = await site.PersonAsync();
        await person.Page.GotoAsync(await site.LinkFor(user, returnUrl));
        await PressAsync(person.Page, person.Page.GetByRole(AriaRole.Button, new() { Name = "Meld me aan" }));
        return person;
    }

    private async Task<string> MailedLinkAsync(string to, string part)
    {
        for (var waited = 0; waited < 100; waited++)
        {
            var texts = await site.Db(db => db.Outbox.AsNoTracking().Where(m => m.To == to).Select(m => m.Text).ToListAsync());
            if (texts.SelectMany(t => Links().Matches(t).Select(m => m.Value)).FirstOrDefault(l => l.Contains(part, StringComparison.Ordinal)) is { } link)
                return link;
            await Task.Delay(100);
        }
        throw new InvalidOperationException($"No mail to {to} with {part}");
    }

    private static async Task PictureAsync(IPage page)
    {
        var file = page.Locator("main form input[type=file]");
        if (await file.CountAsync() > 0)
            await file.First.SetInputFilesAsync(Some.Source("recipes/demo/media/" + Path.GetFileName(Directory.EnumerateFiles(Some.Source("recipes/demo/media"), "*.*g").First())));
    }

    private static async Task PressAsync(IPage page, ILocator button)
    {
        // The page that is left is marked, so that nothing is read from it while the next one is on its way.
        await page.EvaluateAsync("document.documentElement.dataset.left = ''");
        await button.First.ClickAsync();
        await Assertions.Expect(page.Locator("html:not([data-left])")).ToHaveCountAsync(1);
        await page.WaitForLoadStateAsync(LoadState.Load);
    }

    private static Task SeenAsync(IPage page, string notice) => Assertions.Expect(page.Locator($"main .{notice}").First).ToBeVisibleAsync();

    /// <summary>No page of the walk may fail axe or be wider than its screen.</summary>
    private static async Task FineAsync(IPage page)
    {
        (await page.RunAxe()).Violations.Select(v => $"{page.Url}: {v.Id} {string.Join(' ', v.Nodes.Select(n => n.Html))}").ShouldBeEmpty();
        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth")).ShouldBeLessThanOrEqualTo(0, page.Url);
    }

    private static string Local(DateTimeOffset local) => local.ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture);

    [GeneratedRegex("https?://\\S+")]
    private static partial Regex Links();
}
