using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RadicaleVernieuwers.Accounts;
using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Media;
using RadicaleVernieuwers.Testing;
using RadicaleVernieuwers.Testing.Media;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Media.Library;

public sealed class EditTests(SiteFixture site) : SiteTest(site)
{
    [Fact]
    public async Task The_team_writes_what_a_picture_shows_and_who_agreed()
    {
        var (team, file) = (await Site.SignedIn(Role.Team), await AddAsync());
        var page = await team.Visit($"/admin/media/{file.Id.Value}");

        page = await team.Submit(page, form: "#describe", values: new Dictionary<string, string>
        {
            ["Input.AltText"] = "Een boom",
            ["Input.Credit"] = "An Peeters",
            ["Input.Licence"] = "CC BY 4.0",
            ["Input.Consent"] = "Iedereen, mondeling",
            ["Input.FocalX"] = "25",
            ["Input.FocalY"] = "100",
            ["Input.IsPublic"] = "true",
        });

        page.Text.ShouldContain("Bewaard.");
        var saved = await Site.Db(db => db.MediaFiles.SingleAsync(f => f.Id == file.Id));
        (saved.AltText, saved.Credit, saved.Licence, saved.Consent, saved.FocalX, saved.FocalY).ShouldBe(("Een boom", "An Peeters", "CC BY 4.0", "Iedereen, mondeling", 0.25, 1.0));
        saved.IsPublicAt(Site.Clock.Instant()).ShouldBeTrue();
        (await Site.Db(db => db.AuditRows.CountAsync(a => a.Subject == saved.AuditSubject))).ShouldBe(2);
    }

    [Fact]
    public async Task What_is_switched_off_is_gone_from_the_site_and_still_seen_by_the_team()
    {
        var (team, file) = (await Site.SignedIn(Role.Team), await AddAsync());
        var url = Site.Services.GetRequiredService<MediaUrls>().Rendition(file, 50);
        (await Site.Visitor().Visit(url)).Status.ShouldBe(HttpStatusCode.OK);

        await PostAsync(team, file, ("Input.AltText", "x"), ("Input.FocalX", "50"), ("Input.FocalY", "50"));

        (await Site.Visitor().Visit(url)).Status.ShouldBe(HttpStatusCode.NotFound);
        var page = await team.Visit($"/admin/media/{file.Id.Value}");
        (await team.Visit(page.Document.QuerySelector("main img")!.GetAttribute("src")!)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("Input.FocalX", "101")]
    [InlineData("Input.FocalY", "midden")]
    public async Task A_point_outside_the_picture_is_refused(string field, string value)
    {
        var (team, file) = (await Site.SignedIn(Role.Team), await AddAsync());

        var page = await team.Submit(await team.Visit($"/admin/media/{file.Id.Value}"), new Dictionary<string, string> { [field] = value }, "#describe");

        page.Status.ShouldBe(HttpStatusCode.BadRequest);
        page.Document.QuerySelector($"#{field.Replace('.', '_')}-error").ShouldNotBeNull();
    }

    [Fact]
    public async Task Too_long_a_text_is_refused_and_kept_on_the_page()
    {
        var (team, file) = (await Site.SignedIn(Role.Team), await AddAsync());
        var tooLong = new string('a', 501);

        var page = await team.Submit(await team.Visit($"/admin/media/{file.Id.Value}"), new Dictionary<string, string> { ["Input.Credit"] = tooLong }, "#describe");

        page.Status.ShouldBe(HttpStatusCode.BadRequest);
        page.All("#Input_Credit-error").ShouldBe(["Dit is te lang. Schrijf hoogstens 500 tekens."]);
        page.Document.QuerySelector("#Input_Credit")!.GetAttribute("value").ShouldBe(tooLong);
    }

    [Fact]
    public async Task A_file_goes_to_the_bin_comes_back_and_goes_for_good()
    {
        var (team, file) = (await Site.SignedIn(Role.Team), await AddAsync());
        var url = Site.Services.GetRequiredService<MediaUrls>().Rendition(file, 50);

        var page = await team.Submit(await team.Visit($"/admin/media/{file.Id.Value}/remove"));
        page.Text.ShouldContain($"{file.Path} ligt in de prullenbak.");
        (await Site.Visitor().Visit(url)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await team.Visit("/admin/media?show=Trashed")).All("main li a").ShouldContain(file.Path);

        page = await team.Submit(await team.Visit($"/admin/media/{file.Id.Value}"), "main .notice form");
        page.Text.ShouldContain($"{file.Path} staat er weer.");
        (await Site.Visitor().Visit(url)).Status.ShouldBe(HttpStatusCode.OK);

        await team.Submit(await team.Visit($"/admin/media/{file.Id.Value}/remove"));
        page = await team.Submit(await team.Visit($"/admin/media/{file.Id.Value}/remove"));
        await Site.RunDueAsync();
        page.Text.ShouldContain($"{file.Path} is weg.");
        (await Site.Services.GetRequiredService<IBlobStore>().FindAsync(BlobName.Of(file.Blob))).ShouldBeNull();
        (await team.Visit($"/admin/media/{file.Id.Value}")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task What_lies_in_the_bin_for_a_month_goes_by_itself()
    {
        var (team, file) = (await Site.SignedIn(Role.Team), await AddAsync());
        await team.Submit(await team.Visit($"/admin/media/{file.Id.Value}/remove"));
        await EmptyBinAsync();
        (await Site.Db(db => db.MediaFiles.AnyAsync(f => f.Id == file.Id))).ShouldBeTrue();

        Site.Clock.Advance(MediaFile.TrashedFor);
        await EmptyBinAsync();

        (await Site.Db(db => db.MediaFiles.AnyAsync(f => f.Id == file.Id))).ShouldBeFalse();
    }

    [Fact]
    public async Task Who_made_it_is_asked_and_then_the_press_gets_it_with_the_name_inside()
    {
        var (team, file) = (await Site.SignedIn(Role.Team), await AddAsync());
        var page = await team.Visit($"/admin/media/{file.Id.Value}");
        page.Text.ShouldContain("Wie maakte deze afbeelding?");
        page.All("main a").ShouldNotContain("Download voor de pers");

        page = await team.Submit(page, new Dictionary<string, string> { ["Input.Credit"] = "Zoë Peeters", ["Input.Caption"] = "Buren planten een boom in Gent." }, "#describe");

        page.Text.ShouldNotContain("Wie maakte deze afbeelding?");
        var link = page.Document.QuerySelectorAll("main a").Single(a => a.TextContent == "Download voor de pers").GetAttribute("href")!;
        using var answer = await Site.Visitor().Http.GetAsync(new Uri(link, UriKind.Relative));
        answer.Content.Headers.ContentDisposition!.FileName.ShouldBe($"{Path.GetFileNameWithoutExtension(file.Path)}_zoe-peeters.jpg");
        System.Text.Encoding.UTF8.GetString(await answer.Content.ReadAsByteArrayAsync()).ShouldContain("Zoë Peeters");
    }

    [Fact]
    public async Task A_press_file_of_an_entrant_is_called_after_the_initiative()
    {
        var (id, _) = await Site.Visitor().StartsEntry("Buurtkeuken De Lepel", "lepel@example.org");
        var (team, file) = (await Site.SignedIn(Role.Team), await AddAsync());
        await Site.Db(async db =>
        {
            (await db.MediaFiles.FindAsync(file.Id))!.Describe("", "An Peeters", "", "");
            var key = (await db.Entries.SingleAsync(e => e.Id == id)).ContentItemId;
            var item = await db.Set<RadicaleVernieuwers.Content.ContentItem>().SingleAsync(i => i.ItemId == key && i.IsLatest);
            var parts = item.Parts();
            parts["Entry"] ??= new JsonObject();
            parts["Entry"]!["Picture"] = new JsonObject { ["Paths"] = new JsonArray(file.Path) };
            item.Change(parts, Site.Clock.Instant());
            await db.SaveChangesAsync();
        });

        var page = await team.Visit($"/admin/media/{file.Id.Value}");

        page.All("#places li").ShouldBe(["Inzending: Buurtkeuken De Lepel"]);
        var link = page.Document.QuerySelectorAll("main a").Single(a => a.TextContent == "Download voor de pers").GetAttribute("href")!;
        using var answer = await Site.Visitor().Http.GetAsync(new Uri(link, UriKind.Relative));
        answer.Content.Headers.ContentDisposition!.FileName.ShouldBe("buurtkeuken-de-lepel_an-peeters.jpg");
    }

    [Fact]
    public async Task It_says_where_it_is_used()
    {
        var (team, file) = (await Site.SignedIn(Role.Team), await AddAsync());
        (await team.Visit($"/admin/media/{file.Id.Value}")).All("#places li").ShouldBeEmpty();

        await Site.Db(async db =>
        {
            await using var scope = Site.Services.CreateAsyncScope();
            var items = scope.ServiceProvider.GetRequiredService<RadicaleVernieuwers.Content.ContentItems>();
            var parts = new JsonObject { ["TitlePart"] = new JsonObject { ["Title"] = "Over een boom" }, ["Story"] = new JsonObject { ["Picture"] = new JsonObject { ["Paths"] = new JsonArray(file.Path), ["MediaTexts"] = new JsonArray("") } } };
            items.Draft("Story", parts);
            await scope.ServiceProvider.GetRequiredService<AppDb>().SaveChangesAsync();
        });

        (await team.Visit($"/admin/media/{file.Id.Value}")).All("#places li").ShouldBe(["Inhoud: Over een boom"]);
        (await team.Visit($"/admin/media/{file.Id.Value}/remove")).Text.ShouldContain("Het staat nu nog hier: Inhoud: Over een boom");
    }

    [Fact]
    public async Task Each_profile_shows_how_it_crops()
    {
        var (team, file) = (await Site.SignedIn(Role.Team), await AddAsync());
        await Site.Db(async db =>
        {
            var profile = MediaProfile.Of("vierkant");
            profile.Set("Voor gezichten", (80, 80), ResizeMode.Crop, "", 0, "");
            db.MediaProfiles.Add(profile);
            await db.SaveChangesAsync();
        });

        var page = await team.Visit($"/admin/media/{file.Id.Value}");

        page.All("#crops li").ShouldContain("vierkantVoor gezichten");
        (await team.Visit(page.Document.QuerySelector("#crops li img")!.GetAttribute("src")!)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Jurors_and_strangers_stay_out()
    {
        var file = await AddAsync();

        (await (await Site.SignedIn(Role.Juror)).Visit($"/admin/media/{file.Id.Value}")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await Site.Visitor().Visit($"/admin/media/{file.Id.Value}/remove")).Path.ShouldStartWith("/account/");
    }

    [Fact]
    public async Task The_nightly_sweep_is_planned_from_the_first_start()
    {
        var due = await Site.Db(db => db.Dues.SingleAsync(d => d.Kind == "media.sweep"));

        due.At.ShouldBe(new DateTimeOffset(2026, 11, 24, 2, 10, 0, TimeSpan.Zero));
    }

    private async Task EmptyBinAsync()
    {
        await using var scope = Site.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        await scope.ServiceProvider.GetServices<IDueJob>().Single(j => j.Kind == "media.bin").RunAsync(Due.Work("media.bin", "all", Site.Clock.Instant()), db, CancellationToken.None);
        await db.SaveChangesAsync();
    }

    private static async Task PostAsync(Visitor visitor, MediaFile file, params (string, string)[] fields) =>
        (await visitor.Post($"/admin/media/{file.Id.Value}", fields)).Status.ShouldBe(HttpStatusCode.OK);

    private async Task<MediaFile> AddAsync()
    {
        await using var scope = Site.Services.CreateAsyncScope();
        var file = await scope.ServiceProvider.GetRequiredService<UploadReceiver>().ReceiveAsync(new MemoryStream(SomeFiles.PhoneJpeg()), "library", "boom", MediaUse.Picture, by: null);
        file.Publish(Site.Clock.Instant());
        await scope.ServiceProvider.GetRequiredService<AppDb>().SaveChangesAsync();
        return file;
    }
}
