using System.Net;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Accounts;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Media;
using RadicaleVernieuwers.Testing;
using RadicaleVernieuwers.Testing.Media;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Media.Library;

public sealed class ListTests(SiteFixture site) : SiteTest(site)
{
    [Fact]
    public async Task The_team_adds_a_photo_and_describes_it()
    {
        var team = await Site.SignedIn(Role.Team);

        var page = await UploadAsync(team, "Plein Gent.HEIC", SomeFiles.PhoneJpeg(), "Buren op een plein");

        page.Status.ShouldBe(HttpStatusCode.OK);
        page.Text.ShouldContain("Het bestand staat in de mediatheek.");
        page.Text.ShouldContain("40 × 60");
        page.Text.ShouldContain("Een krant heeft aan de langste kant minstens 2500 pixels nodig.");
        var file = await FindAsync("library/plein-gent.jpg");
        (file.AltText, file.IsPublicAt(Site.Clock.Instant())).ShouldBe(("Buren op een plein", true));
        file.AddedBy.ShouldNotBeNull();
        (await Site.Visitor().Visit(page.Document.QuerySelector("main img")!.GetAttribute("src")!)).Type.ShouldBe("image/jpeg");
    }

    [Fact]
    public async Task A_refused_file_is_said_beside_the_field_and_the_text_stays()
    {
        var team = await Site.SignedIn(Role.Team);

        var page = await UploadAsync(team, "foto.jpg", "<html>"u8.ToArray(), "Een tekst die blijft");

        page.Status.ShouldBe(HttpStatusCode.Conflict);
        page.All("#Input_File-error").Single().ShouldContain("Dit bestand kunnen we niet aannemen.");
        page.Document.QuerySelector("#Input_AltText")!.GetAttribute("value").ShouldBe("Een tekst die blijft");
    }

    [Fact]
    public async Task No_file_at_all_is_said_too()
    {
        var team = await Site.SignedIn(Role.Team);

        var page = await team.Upload(await team.Visit("/admin/media"), "#upload", null, ("Input.AltText", ""));

        page.All("#Input_File-error").ShouldBe(["Kies een bestand."]);
    }

    [Fact]
    public async Task A_file_above_the_limit_still_gets_its_sentence()
    {
        var team = await Site.SignedIn(Role.Team);

        var page = await UploadAsync(team, "foto.jpg", new byte[30_000_001], "");

        page.All("#Input_File-error").ShouldBe(["Dit bestand is te groot. Kies een bestand van hoogstens 30 MB."]);
    }

    [Fact]
    public async Task Words_find_files_in_path_text_and_credit()
    {
        var team = await Site.SignedIn(Role.Team);
        await UploadAsync(team, "zoek-brug.jpg", SomeFiles.Jpeg(), "Een Rode Brug");
        await UploadAsync(team, "zoek-boom.jpg", SomeFiles.Jpeg(), "");

        (await team.Visit("/admin/media?q=rode+ZOEK")).All("main li a").ShouldBe(["library/zoek-brug.jpg"]);
        (await team.Visit("/admin/media?q=zoek&show=WithoutAltText")).All("main li a").ShouldBe(["library/zoek-boom.jpg"]);
        (await team.Visit("/admin/media?q=nergens-te-vinden")).Text.ShouldContain("Hier staat niets.");
        (await team.Visit("/admin/media?q=zoek&page=99")).All("main li a").Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("elan")]
    [InlineData("ÉLAN école")]
    [InlineData("coop%C3%A9ration")]
    public async Task Accents_and_capitals_do_not_hide_a_file(string words)
    {
        var team = await Site.SignedIn(Role.Team);
        if (!await Site.Db(db => db.MediaFiles.AnyAsync(f => f.Name == "accenten.jpg")))
            await UploadAsync(team, "accenten.jpg", SomeFiles.Jpeg(), "L’Élan d’une École");
        await Site.Db(async db =>
        {
            var file = await db.MediaFiles.SingleAsync(f => f.Name == "accenten.jpg");
            file.Describe(file.AltText, "COOPÉRATION", "", "");
            await db.SaveChangesAsync();
        });

        (await team.Visit($"/admin/media?q={words}")).All("main li.card > a").ShouldBe(["library/accenten.jpg"]);
    }

    [Fact]
    public async Task Words_find_folders_too_with_files_in_them_or_without()
    {
        var team = await Site.SignedIn(Role.Team);
        await Site.Db(async db =>
        {
            db.MediaFolders.AddRange(MediaFolder.Make("vindmap/leeg-dossier"), MediaFolder.Make("vindmap/anders"), MediaFolder.Make("dossier-besloten"));
            db.MediaFolders.Local.Single(f => f.Path == "dossier-besloten").LimitTo([Role.Chair]);
            await db.SaveChangesAsync();
        });
        await Site.AddPicture(SomeFiles.Jpeg(), "vindmap/vol-dossier");

        var found = await team.Visit("/admin/media?q=D%C3%B6ssier");
        found.All("ul.tiles a").ShouldBe(["vindmap/leeg-dossier", "vindmap/vol-dossier"]);
        found.Link("ul.tiles a")!.ShouldBe("/admin/media?folder=vindmap%2Fleeg-dossier");
        (await team.Visit("/admin/media?folder=vindmap&q=anders")).All("ul.tiles a").ShouldBe(["anders"]);
    }

    [Theory]
    [InlineData("?after=geen-id")]
    [InlineData("?after=00000000-0000-0000-0000-000000000001&sort=Name")]
    [InlineData("?show=Alles&sort=Omgekeerd&view=%00&folder=%2F%2F..%2F")]
    [InlineData("?q=%00%25_%27\\")]
    [InlineData("?folder=nergens/te/vinden")]
    public async Task A_strange_address_is_no_trouble(string query) =>
        ((int)(await (await Site.SignedIn(Role.Team)).Visit("/admin/media" + query)).Status).ShouldBeLessThan(500);

    [Fact]
    public async Task The_list_costs_the_same_for_one_file_and_for_many()
    {
        var team = await Site.SignedIn(Role.Team);
        await UploadAsync(team, "kost.jpg", SomeFiles.Jpeg(), "");
        var one = await Site.Queries.OfWarmAsync(() => team.Visit("/admin/media?q=kost"));
        for (var i = 0; i < 3; i++)
            await UploadAsync(team, "kost.jpg", SomeFiles.Jpeg(), "");

        var four = await Site.Queries.OfWarmAsync(() => team.Visit("/admin/media?q=kost"));

        four.ShouldBe(one);
    }

    [Fact]
    public async Task Only_who_manages_media_comes_in()
    {
        var juror = await Site.SignedIn(Role.Juror);

        (await juror.Visit("/admin/media")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await Site.Visitor().Visit("/admin/media")).Path.ShouldStartWith("/account/");
    }

    private static async Task<Page> UploadAsync(Visitor visitor, string name, byte[] content, string altText) =>
        await visitor.Upload(await visitor.Visit("/admin/media"), "#upload", ("Input.File", name, content), ("Input.AltText", altText), ("Input.Credit", ""));

    private Task<MediaFile> FindAsync(string path) => Site.Db(db => db.MediaFiles.SingleAsync(f => f.Path == path));
}
