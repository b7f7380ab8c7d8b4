using System.Net;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Accounts;
using RadicaleVernieuwers.Media;
using RadicaleVernieuwers.Testing;
using RadicaleVernieuwers.Testing.Media;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Media.Library;

public sealed class MoveTests(SiteFixture site) : SiteTest(site)
{
    [Fact]
    public async Task A_moved_file_is_found_at_its_new_and_at_its_old_address()
    {
        var (team, file) = (await Site.SignedIn(Role.Team), await Site.AddPicture(SomeFiles.Jpeg(), name: "verhuizer"));

        var page = await MoveAsync(team, file, "Onze Pers/2026", "Feest!");

        page.Text.ShouldContain("Het bestand staat nu op onze-pers/2026/feest.jpg.");
        (await Site.Visitor().Visit("/media/onze-pers/2026/feest.jpg?width=50")).Status.ShouldBe(HttpStatusCode.OK);
        (await Site.Visitor().Visit($"/media/{file.Path}?width=50")).Status.ShouldBe(HttpStatusCode.OK);

        await MoveAsync(team, file, "library", "verhuizer");
        (await Site.Db(db => db.MediaFiles.SingleAsync(f => f.Id == file.Id))).Path.ShouldBe(file.Path);
        (await Site.Visitor().Visit("/media/onze-pers/2026/feest.jpg?width=50")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_former_address_stays_taken()
    {
        var (team, file) = (await Site.SignedIn(Role.Team), await Site.AddPicture(SomeFiles.Jpeg(), name: "vroeger"));
        await MoveAsync(team, file, "library", "later");

        (await Site.AddPicture(SomeFiles.Jpeg(), name: "vroeger")).Path.ShouldBe("library/vroeger-2.jpg");
    }

    [Fact]
    public async Task What_entrants_handed_in_stays_where_it_is()
    {
        var (team, file) = (await Site.SignedIn(Role.Team), await Site.AddPicture(SomeFiles.Jpeg(), folder: "entries/abc"));

        var page = await MoveAsync(team, file, "library", "foto");

        (page.Status, page.All("#Input_Folder-error").Single()).ShouldBe((HttpStatusCode.Conflict, "Bestanden van indieners blijven waar ze zijn."));
        (await team.Submit(page, new Dictionary<string, string> { ["Input.Name"] = "" })).Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Only_who_manages_media_moves()
    {
        var file = await Site.AddPicture(SomeFiles.Jpeg());

        (await (await Site.SignedIn(Role.Juror)).Visit($"/admin/media/{file.Id.Value}/move")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    private static async Task<Page> MoveAsync(Visitor team, MediaFile file, string folder, string name) =>
        await team.Submit(await team.Visit($"/admin/media/{file.Id.Value}/move"), new Dictionary<string, string> { ["Input.Folder"] = folder, ["Input.Name"] = name });
}
