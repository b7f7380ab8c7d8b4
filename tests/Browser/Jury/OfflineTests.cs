using System.Globalization;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.Browser.Jury;

/// <summary>Jurors on a train: what they take along, what they give without network, and that all of it arrives.</summary>
public sealed class OfflineTests(BrowserSite site) : IClassFixture<BrowserSite>
{
    [Fact]
    public async Task A_juror_on_a_phone_scores_ten_entries_half_of_them_without_network_and_all_arrive()
    {
        var scene = await site.DeskAsync(10, picture: true);
        var juror = await site.JurorAsync(scene);
        var page = juror.Page;
        await page.CheckAccessibleAsync();
        await page.TakeAlongAsync();
        for (var entry = 0; entry < 5; entry++)
        {
            await page.GotoAsync(scene.Desk(entry));
            await page.MarkAsync("new", 1 + entry % 5);
            await page.MarkAsync("impact", 5 - entry % 5);
            await Assertions.Expect(page.Locator("#sheet .savestate")).ToHaveTextAsync("Bewaard");
            if (entry == 4)
                await page.CheckAccessibleAsync();
        }
        await page.GotoAsync(scene.List);
        await Assertions.Expect(page.Waiting).ToHaveTextAsync("Alles staat op de server.");

        await juror.Context.SetOfflineAsync(true);
        await page.GotoAsync(scene.List);
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Je leest wat je meenam.");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("5 van 10 klaar");
        await Assertions.Expect(page.Waiting).ToHaveTextAsync("Geen verbinding. Alles staat op de server.");
        await page.CheckAccessibleAsync();
        for (var entry = 5; entry < 10; entry++)
        {
            await page.GotoAsync(scene.Desk(entry));
            await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync($"Inzending {entry + 1}");
            await Assertions.Expect(page.Locator("article")).ToContainTextAsync($"Samenvatting {entry + 1}");
            await page.MarkAsync("new", 1 + entry % 5);
            await page.MarkAsync("impact", 5 - entry % 5);
            await page.CommentAsync($"Uit de trein {entry}");
            await Assertions.Expect(page.Waiting).ToContainTextAsync($"{(entry - 4) * 3} punten wachten");
        }
        (await page.GetByAltText("Een lange tafel").EvaluateAsync<int>("image => image.naturalWidth")).ShouldBe(600);
        await page.CheckAccessibleAsync();
        await page.ReloadAsync();
        await Assertions.Expect(page.GetByLabel("Opmerking voor de jury")).ToHaveValueAsync("Uit de trein 9");
        await Assertions.Expect(page.Locator("input[name='value:new'][value='5']")).ToBeCheckedAsync();
        (await scene.SheetOf(9, 0)).ShouldBeNull();

        await juror.Context.SetOfflineAsync(false);
        await Assertions.Expect(page.Waiting).ToHaveTextAsync("Alles staat op de server.");
        for (var entry = 0; entry < 10; entry++)
            (await scene.StoredAsync(entry)).ShouldBe((1 + entry % 5, 5 - entry % 5, entry < 5 ? "" : $"Uit de trein {entry}"));
        await page.GotoAsync(scene.List);
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("10 van 10 klaar");
        await juror.CloseAsync();
    }

    [Fact]
    public async Task On_the_train_a_juror_abstains_skips_and_stands_aside_and_may_still_change_that()
    {
        var scene = await site.DeskAsync(4);
        var juror = await site.JurorAsync(scene);
        var page = juror.Page;
        await page.TakeAlongAsync();
        await juror.Context.SetOfflineAsync(true);

        await page.GotoAsync(scene.List);
        await Assertions.Expect(page.Locator("tbody a")).ToHaveCountAsync(4);
        var order = (await page.Locator("tbody a").AllTextContentsAsync()).Select(title => int.Parse(title["Inzending ".Length..], CultureInfo.InvariantCulture) - 1).ToList();
        await page.GotoAsync(scene.Desk(order[0]));
        await page.GetByText("Ik geef hier geen score").ClickAsync();
        await page.GetByLabel("Schrijf kort waarom.").FillAsync("Te ver van mijn vak");
        await page.CheckAccessibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Onthoud je" }).ClickAsync();
        await IsBeforeAsync(order[1]);
        await page.GetByRole(AriaRole.Button, new() { Name = "Later" }).ClickAsync();
        await IsBeforeAsync(order[2]);
        await page.MarkAsync("new", 3);
        await StandAsideAsync("Mijn zus werkt er");
        await IsBeforeAsync(order[3]);
        await StandAsideAsync("Vergissing");
        await IsBeforeAsync(order[1]);

        await page.GotoAsync(scene.List);
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("1 van 2 klaar");
        await Assertions.Expect(page.Locator("tbody .badge")).ToHaveTextAsync(["Onthouden", "Nog te lezen", "Belangenconflict", "Belangenconflict"]);
        await page.GotoAsync(scene.Desk(order[2]));
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Je meldde een belangenconflict.");
        await Assertions.Expect(page.Locator("main")).Not.ToContainTextAsync("Samenvatting");
        await page.CheckAccessibleAsync();
        await page.GotoAsync(scene.Desk(order[3]));
        await page.GetByRole(AriaRole.Button, new() { Name = "Ik heb toch geen belangenconflict" }).ClickAsync();
        await Assertions.Expect(page.Locator("article")).ToContainTextAsync($"Samenvatting {order[3] + 1}");
        await page.GotoAsync(scene.Desk(order[0]));
        await Assertions.Expect(page.GetByLabel("Schrijf kort waarom.")).ToHaveValueAsync("Te ver van mijn vak");
        (await scene.SheetOf(order[0], 0)).ShouldBeNull();

        await page.GotoAsync(scene.List);
        await juror.Context.SetOfflineAsync(false);
        await Assertions.Expect(page.Waiting).ToHaveTextAsync("Alles staat op de server.");
        (await scene.SheetOf(order[0], 0))!.AbstainReason.ShouldBe("Te ver van mijn vak");
        (await scene.SheetOf(order[2], 0))!.Struck.ShouldNotBeNull();
        (await scene.SheetOf(order[3], 0)).ShouldBeNull();
        await KeptAsync(page, scene.Users[0].Id.Value, 3);
        await page.GotoAsync(scene.List);
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("1 van 3, nog");
        await juror.CloseAsync();

        Task IsBeforeAsync(int entry) => Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync($"Inzending {entry + 1}");

        async Task StandAsideAsync(string reason)
        {
            await page.GetByText("Toch een belangenconflict?").ClickAsync();
            await page.GetByLabel("Reden", new() { Exact = true }).FillAsync(reason);
            await page.GetByRole(AriaRole.Button, new() { Name = "Sta aan de kant" }).ClickAsync();
        }
    }

    [Fact]
    public async Task Two_devices_that_differ_on_one_criterion_lose_nothing_and_the_juror_chooses()
    {
        var scene = await site.DeskAsync(1);
        var (phone, laptop) = (await site.JurorAsync(scene), await site.JurorAsync(scene, 1280, 900));
        await phone.Page.TakeAlongAsync();
        await phone.Context.SetOfflineAsync(true);
        await phone.Page.GotoAsync(scene.Desk(0));
        await phone.Page.MarkAsync("new", 2);
        await phone.Page.MarkAsync("impact", 3);
        await phone.Page.CommentAsync("Van de telefoon");
        await Assertions.Expect(phone.Page.Waiting).ToContainTextAsync("3 punten wachten");
        await laptop.Page.GotoAsync(scene.Desk(0));
        await laptop.Page.MarkAsync("new", 5);
        await Assertions.Expect(laptop.Page.Locator("#sheet .savestate")).ToHaveTextAsync("Bewaard");

        await phone.Context.SetOfflineAsync(false);
        await Assertions.Expect(phone.Page.Locator("#waiting")).ToContainTextAsync("Op een ander toestel staat “5”. Hier gaf je “2”.");
        (await scene.StoredAsync(0)).ShouldBe((5, 3, "Van de telefoon"));
        await phone.Page.CheckAccessibleAsync();
        await phone.Page.ReloadAsync();
        await Assertions.Expect(phone.Page.Locator("#waiting")).ToContainTextAsync("Hier gaf je “2”.");
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "Houd “2”" }).ClickAsync();

        await Assertions.Expect(phone.Page.GetByRole(AriaRole.Button, new() { Name = "Houd “2”" })).ToHaveCountAsync(0);
        await Assertions.Expect(phone.Page.Locator("#sheet .savestate")).ToHaveTextAsync("Bewaard");
        (await scene.StoredAsync(0)).ShouldBe((2, 3, "Van de telefoon"));
        await phone.CloseAsync();
        await laptop.CloseAsync();
    }

    [Fact]
    public async Task Marks_of_a_round_that_closed_meanwhile_come_back_to_copy_and_the_entries_leave_the_device()
    {
        var scene = await site.DeskAsync(1);
        var juror = await site.JurorAsync(scene);
        var page = juror.Page;
        await page.TakeAlongAsync();
        await juror.Context.SetOfflineAsync(true);
        await page.GotoAsync(scene.Desk(0));
        await page.MarkAsync("new", 2);
        await page.CommentAsync("Net te laat");
        await Assertions.Expect(page.Waiting).ToContainTextAsync("2 punten wachten");
        await scene.Change(round => round.Close(null, TimeProvider.System.GetUtcNow()));

        await juror.Context.SetOfflineAsync(false);
        var words = page.GetByLabel("Dit werd niet meer aanvaard");
        await Assertions.Expect(words).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("Criterium new: 2"));
        await Assertions.Expect(words).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("Net te laat"));
        await page.GotoAsync(scene.List);
        await Assertions.Expect(page.GetByLabel("Dit werd niet meer aanvaard")).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("Criterium new: 2"));
        await page.CheckAccessibleAsync();
        await Assertions.Expect(page.Locator("#take")).ToHaveCountAsync(0);
        await KeptAsync(page, scene.Users[0].Id.Value, 0);
        (await scene.SheetOf(0, 0)).ShouldBeNull();
        await page.GetByRole(AriaRole.Button, new() { Name = "Haal weg van dit toestel" }).ClickAsync();
        await Assertions.Expect(page.Waiting).ToHaveTextAsync("Alles staat op de server.");
        await juror.CloseAsync();
    }

    [Fact]
    public async Task A_browser_that_was_shut_still_has_the_desk_and_signing_out_wipes_it()
    {
        var scene = await site.DeskAsync(2);
        var profile = Directory.CreateTempSubdirectory("rv-profile-").FullName;
        using var playwright = await Playwright.CreateAsync();
        await using (var first = await OpenAsync(playwright, profile))
        {
            await site.SignInAsync(first.Pages[0], scene);
            await first.Pages[0].TakeAlongAsync();
            await first.SetOfflineAsync(true);
            await first.Pages[0].GotoAsync(scene.Desk(1));
            await first.Pages[0].MarkAsync("new", 4);
            await Assertions.Expect(first.Pages[0].Waiting).ToContainTextAsync("1 punt wacht");
        }

        await using (var train = await OpenAsync(playwright, profile, hasNetwork: false))
        {
            var away = train.Pages[0];
            await away.GotoAsync(scene.List);
            await Assertions.Expect(away.Waiting).ToContainTextAsync("1 punt wacht");
            await away.GetByRole(AriaRole.Link, new() { Name = "Inzending 2" }).ClickAsync();
            await Assertions.Expect(away.Locator("input[name='value:new'][value='4']")).ToBeCheckedAsync();
            await away.MarkAsync("impact", 3);
            await Assertions.Expect(away.Waiting).ToContainTextAsync("2 punten wachten");
        }

        await using var later = await OpenAsync(playwright, profile);
        var page = later.Pages[0];
        await page.GotoAsync(scene.List);
        new Uri(page.Url).AbsolutePath.ShouldStartWith("/account/");
        await site.SignInAsync(page, scene);
        await Assertions.Expect(page.Waiting).ToHaveTextAsync("Alles staat op de server.");
        (await scene.StoredAsync(1)).ShouldBe((4, 3, ""));

        await page.GotoAsync("/account");
        await page.GetByRole(AriaRole.Button, new() { Name = "Meld me af" }).ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToBeVisibleAsync();
        (await page.EvaluateAsync<int>("indexedDB.databases().then(all => all.length)")).ShouldBe(0);
        (await page.EvaluateAsync<int>("caches.keys().then(all => all.length)")).ShouldBe(0);
    }

    [Fact]
    public async Task Who_loses_the_network_on_the_page_itself_goes_on_from_the_list()
    {
        var scene = await site.DeskAsync(2);
        var juror = await site.JurorAsync(scene);
        var page = juror.Page;
        await page.TakeAlongAsync();
        await page.GotoAsync(scene.Desk(0));
        await page.MarkAsync("new", 4);
        await Assertions.Expect(page.Locator("#sheet .savestate")).ToHaveTextAsync("Bewaard");
        await juror.Context.SetOfflineAsync(true);
        await page.MarkAsync("impact", 2);
        await page.GetByRole(AriaRole.Button, new() { Name = "Bewaar en lees de volgende" }).ClickAsync();

        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("1 van 2 klaar");
        await Assertions.Expect(page.Waiting).ToContainTextAsync("1 punt wacht");
        await page.GetByRole(AriaRole.Link, new() { Name = "Lees de volgende" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Inzending 2");
        await page.GotoAsync(scene.Desk(0));
        await Assertions.Expect(page.Locator("input[name='value:new'][value='4']")).ToBeCheckedAsync();
        await juror.Context.SetOfflineAsync(false);
        await Assertions.Expect(page.Waiting).ToHaveTextAsync("Alles staat op de server.");
        (await scene.StoredAsync(0)).ShouldBe((4, 2, ""));
        await juror.CloseAsync();
    }

    [Fact]
    public async Task Entries_of_one_juror_leave_a_device_when_another_signs_in_there()
    {
        var (scene, other) = (await site.DeskAsync(2), await site.DeskAsync(1));
        var person = await site.JurorAsync(scene);
        await person.Page.TakeAlongAsync();
        await KeptAsync(person.Page, scene.Users[0].Id.Value, 2);

        await site.SignInAsync(person.Page, other);

        await KeptAsync(person.Page, scene.Users[0].Id.Value, 0);
        await person.CloseAsync();
    }

    [Theory]
    [InlineData(320, "light")]
    [InlineData(1280, "dark")]
    public async Task Each_page_of_a_juror_has_no_violation_and_fits_the_screen(int width, string scheme)
    {
        var scene = await site.DeskAsync(3, picture: true);
        await scene.ScoreAsync(0, 0, 4, 2, "Sterk");
        await scene.ScoreAsync(1, 0, 5, 5);
        var juror = await site.PersonAsync(width, scheme: scheme);
        await site.SignInAsync(juror.Page, scene);
        await juror.Page.TakeAlongAsync();
        foreach (var path in new[] { "/jury", scene.List, scene.List + "?left=true", scene.List + "/dossier", scene.Desk(2) })
        {
            await juror.Page.GotoAsync(path);
            await juror.Page.CheckAccessibleAsync();
        }
        await juror.Context.SetOfflineAsync(true);
        foreach (var path in new[] { "/jury", scene.List, scene.Desk(2) })
        {
            await juror.Page.GotoAsync(path);
            await Assertions.Expect(juror.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
            await juror.Page.CheckAccessibleAsync();
        }
        await juror.CloseAsync();
    }

    private Task<IBrowserContext> OpenAsync(IPlaywright playwright, string profile, bool hasNetwork = true) => playwright.Chromium.LaunchPersistentContextAsync(profile, new()
    {
        ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium",
        BaseURL = site.Url.ToString(),
        Locale = "nl-BE",
        Timeout = 60_000,
        Args = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", .. hasNetwork ? Array.Empty<string>() : ["--proxy-server=http://127.0.0.1:9", "--proxy-bypass-list=<-loopback>"]],
    });

    private static async Task KeptAsync(IPage page, Guid who, int entries)
    {
        for (var i = 0; i < 50 && await CountAsync() != entries; i++)
            await Task.Delay(200, TestContext.Current.CancellationToken);
        (await CountAsync()).ShouldBe(entries);

        Task<int> CountAsync() => page.EvaluateAsync<int>("""
            who => new Promise(done => { const open = indexedDB.open('rv-jury-' + who, 1); open.onsuccess = () => { const ask = open.result.transaction('entries').objectStore('entries').count(); ask.onsuccess = () => { open.result.close(); done(ask.result); }; }; })
            """, who.ToString());
    }
}
