using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RadicaleVernieuwers.Accounts;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Media;
using RadicaleVernieuwers.Testing;
using RadicaleVernieuwers.Testing.Media;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Content.Writing;

public sealed class LibraryPicturesTests(SiteFixture site) : SiteTest(site)
{
    [Fact]
    public async Task Pictures_and_links_are_for_whoever_writes()
    {
        foreach (var address in new[] { "/admin/content/pictures", "/admin/content/links", "/admin/content/picture/a.jpg" })
        {
            (await Site.Visitor().Visit(address)).Path.ShouldStartWith("/account/sign-in");
            (await (await Site.SignedIn(Role.Juror)).Visit(address)).Status.ShouldBe(HttpStatusCode.Forbidden, address);
        }
        using var found = JsonDocument.Parse((await (await Site.SignedIn(Role.Editor)).Visit("/admin/content/pictures?q=niets-met-deze-naam")).Body);
        found.RootElement.GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Whoever_writes_only_their_own_sees_their_own_hidden_pictures_and_nobody_elses()
    {
        var person = await Site.Person(Role.Author);
        var (mine, theirs, entrants) = (await AddAsync("story/mijn", person), await AddAsync("story/hun", await Site.Person(Role.Author)), await AddAsync("entries/rv26-0001", null));
        var (author, editor, entrant) = (await Site.SignedIn(person), await Site.SignedIn(Role.Editor), await Site.SignedIn(Role.Entrant));

        (await StatusesAsync(author, mine, theirs, entrants)).ShouldBe([HttpStatusCode.OK, HttpStatusCode.NotFound, HttpStatusCode.NotFound]);
        (await StatusesAsync(editor, mine, theirs, entrants)).ShouldBe([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK]);
        (await StatusesAsync(entrant, mine, theirs, entrants)).ShouldBe([HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.NotFound]);
        foreach (var (visitor, file, status) in new[] { (author, mine, HttpStatusCode.OK), (author, theirs, HttpStatusCode.NotFound), (author, entrants, HttpStatusCode.NotFound), (editor, theirs, HttpStatusCode.OK), (editor, entrants, HttpStatusCode.NotFound) })
            (await visitor.Visit($"/admin/content/picture/{file.Path}")).Status.ShouldBe(status, file.Path);
    }

    [Fact]
    public async Task What_lies_in_the_bin_or_in_a_closed_folder_cannot_be_picked()
    {
        var (shown, binned, closed) = (await AddAsync("library", null, "kiesbaar"), await AddAsync("library", null, "kiesbaar-weg"), await AddAsync("besloten", null, "kiesbaar-dicht"));
        await Site.Db(async db =>
        {
            foreach (var file in new[] { shown, binned, closed })
                (await db.MediaFiles.FindAsync(file.Id))!.Publish(Site.Clock.Instant());
            (await db.MediaFiles.FindAsync(binned.Id))!.Trash(Site.Clock.Instant());
            var folder = MediaFolder.Make("besloten");
            folder.LimitTo([Role.Team]);
            db.MediaFolders.Add(folder);
            await db.SaveChangesAsync();
        });
        var editor = await Site.SignedIn(Role.Editor);

        using var found = JsonDocument.Parse((await editor.Visit("/admin/content/pictures?q=kiesbaar")).Body);
        found.RootElement.EnumerateArray().Select(f => f.GetProperty("src").GetString()).ShouldBe([$"/media/{shown.Path}"]);
        (await editor.Visit($"/admin/content/{await Site.Draft("Met een keuze")}")).All("select option").Where(o => o.StartsWith("kiesbaar", StringComparison.Ordinal)).ShouldBe([shown.Name]);
    }

    [Theory]
    [InlineData(Role.Author)]
    [InlineData(Role.Editor)]
    public async Task A_text_does_not_show_what_an_entrant_handed_in(string role)
    {
        var person = await Site.Person(role);
        var (file, id) = (await AddAsync("entries/rv26-0002", null), await Site.Draft("Met andermans foto", owner: person.Id.Value.ToString()));
        var writer = await Site.SignedIn(person);
        var page = await writer.Visit($"/admin/content/{id}");
        var field = page.Document.QuerySelector("main form [name$='.Path']")!.GetAttribute("name")!;

        page = await writer.Submit(page, new Dictionary<string, string> { [field] = file.Path, ["TitlePart"] = "Een andere titel" }, "form[data-draft]");

        page.Status.ShouldBe(HttpStatusCode.Conflict);
        page.Text.ShouldContain($"De afbeelding ‘{file.Name}’ is niet van jou.");
        page.Document.QuerySelector("[name='TitlePart']")!.GetAttribute("value").ShouldBe("Een andere titel");
        (await Site.Db(db => db.MediaFiles.SingleAsync(f => f.Id == file.Id))).PublicFrom.ShouldBeNull();
    }

    /// <summary>At the addresses that a theme writes, which never end.</summary>
    private async Task<HttpStatusCode[]> StatusesAsync(Visitor visitor, params MediaFile[] files)
    {
        var urls = Site.Services.GetRequiredService<MediaUrls>();
        var statuses = new List<HttpStatusCode>();
        foreach (var file in files)
            statuses.Add((await visitor.Visit(urls.Rendition(file, 50))).Status);
        return [.. statuses];
    }

    private async Task<MediaFile> AddAsync(string folder, User? by, string name = "foto")
    {
        await using var scope = Site.Services.CreateAsyncScope();
        var file = await scope.ServiceProvider.GetRequiredService<UploadReceiver>().ReceiveAsync(new MemoryStream(SomeFiles.Jpeg()), folder, name, MediaUse.Picture, by?.Id);
        await scope.ServiceProvider.GetRequiredService<AppDb>().SaveChangesAsync();
        return file;
    }

    [Fact]
    public async Task A_link_is_found_by_the_words_of_its_page()
    {
        var id = await Site.Draft("Vuurtorens langs de kust");
        await Site.Publish(id);
        await Site.Draft("Vuurtorens die nog een ontwerp zijn");
        await App.Site.Published.Shown(Site);

        using var found = JsonDocument.Parse((await (await Site.SignedIn(Role.Editor)).Visit("/admin/content/links?q=vuurtorens&lang=nl")).Body);

        var target = found.RootElement.EnumerateArray().ShouldHaveSingleItem();
        target.GetProperty("url").GetString().ShouldBe("/nl/stories/vuurtorens-langs-de-kust");
        target.GetProperty("kind").GetString().ShouldBe("Verhaal");
    }

    [Fact]
    public async Task A_video_of_elsewhere_is_a_link_until_its_reader_says_so()
    {
        var id = await Site.Draft("Met een video", """<figure class="embed"><a href="https://www.youtube.com/watch?v=abcdefghijk">De film</a></figure><iframe src="https://www.youtube.com/embed/abcdefghijk"></iframe>""");
        await Site.Publish(id);

        var page = await Site.Visitor().Visit("/nl/stories/met-een-video");

        page.Document.QuerySelector("figure.embed[data-player] a")!.TextContent.ShouldBe("De film");
        page.Document.QuerySelectorAll("iframe").ShouldBeEmpty();
        page.Document.QuerySelector("script[src*='/dist/assets/video']").ShouldNotBeNull();
        page.Document.QuerySelectorAll("[src]").ShouldAllBe(e => e.GetAttribute("src")!.StartsWith('/'));
    }
}
