using System.Net;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Accounts;
using RadicaleVernieuwers.Media;
using RadicaleVernieuwers.Testing;
using RadicaleVernieuwers.Testing.Media;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Media.Library.Folders;

public sealed class EditTests(SiteFixture site) : SiteTest(site)
{
    [Fact]
    public async Task A_folder_is_made_renamed_and_taken_away_when_it_is_empty()
    {
        var team = await Site.SignedIn(Role.Team);

        var page = await team.Submit(await team.Visit("/admin/media/folders/new?in="), new Dictionary<string, string> { ["Name"] = "Pers Foto's" });
        page.Text.ShouldContain("De map pers-foto-s is er.");
        (await team.Submit(await team.Visit("/admin/media/folders/new?in="), new Dictionary<string, string> { ["Name"] = "pers foto's" })).All("#Name-error").ShouldBe(["Er is al een map pers-foto-s."]);
        page = await team.Submit(await team.Visit("/admin/media/folders/edit?path=pers-foto-s"), new Dictionary<string, string> { ["Becomes"] = "archief/pers" }, "#edit");
        page.Path.ShouldBe("/admin/media?folder=archief%2Fpers");
        (await team.Visit("/admin/media")).All(".tiles a").ShouldContain("archief");

        page = await team.Submit(await team.Visit("/admin/media/folders/edit?path=archief/pers"), new Dictionary<string, string>(), "#delete", ("go", "delete"));

        page.Text.ShouldContain("De map archief/pers is weg.");
        (await team.Visit("/admin/media/folders/edit?path=archief/pers")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_moved_folder_takes_its_files_along_and_their_old_addresses_still_work()
    {
        var (team, file) = (await Site.SignedIn(Role.Team), await Site.AddPicture(SomeFiles.Jpeg(), "oud/diep/dieper", "foto"));

        await MoveAsync(team, "oud/diep", "nieuw");

        (await Site.Db(db => db.MediaFiles.SingleAsync(f => f.Id == file.Id))).ShouldSatisfyAllConditions(f => f.Path.ShouldBe("nieuw/dieper/foto.jpg"), f => f.Folder.ShouldBe("nieuw/dieper"));
        (await Site.Visitor().Visit("/media/oud/diep/dieper/foto.jpg?width=50")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("vol", "vol/erin", "Een map kan niet in zichzelf.")]
    [InlineData("vol", "entries/x", "Bestanden van indieners blijven waar ze zijn.")]
    [InlineData("vol", "bezet", "Er is al een map bezet.")]
    public async Task A_folder_does_not_go_just_anywhere(string from, string to, string sentence)
    {
        var team = await Site.SignedIn(Role.Team);
        await Site.AddPicture(SomeFiles.Jpeg(), from);
        await Site.AddPicture(SomeFiles.Jpeg(), "bezet");

        var page = await MoveAsync(team, from, to);

        (page.Status, page.All("#Becomes-error").Single()).ShouldBe((HttpStatusCode.Conflict, sentence));
        page.Document.QuerySelector("#Becomes")!.GetAttribute("value").ShouldBe(to);
        page.Document.QuerySelector("#delete").ShouldBeNull();
    }

    [Fact]
    public async Task A_folder_for_certain_roles_is_not_there_for_others()
    {
        var (admin, team, journalist) = (await Site.SignedIn(Role.Administrator), await Site.SignedIn(Role.Team), await Site.SignedIn(Role.Journalist));
        var file = await Site.AddPicture(SomeFiles.Jpeg(), "geheim/diep", "laureaat");
        var address = $"/media/{file.Path}?width=50";
        (await Site.Visitor().Visit(address)).Status.ShouldBe(HttpStatusCode.OK);

        var page = await admin.Visit("/admin/media/folders/edit?path=geheim");
        await admin.Post("/admin/media/folders/edit", ("path", "geheim"), ("Becomes", "geheim"), ("OnlyRoles", Role.Journalist));

        (await Site.Visitor().Visit(address)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await journalist.Visit(address)).Status.ShouldBe(HttpStatusCode.OK);
        (await admin.Visit(address)).Headers.CacheControl!.NoStore.ShouldBeTrue();
        (await team.Visit("/admin/media?folder=geheim/diep")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await team.Visit($"/admin/media/{file.Id.Value}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await team.Visit("/admin/media?q=laureaat")).Text.ShouldContain("Hier staat niets.");
        (await team.Visit("/admin/media")).All(".tiles a").ShouldNotContain("geheim");
        (await admin.Visit("/admin/media?folder=geheim/diep")).All("main li a").ShouldContain(file.Path);
        page.All("#edit fieldset label").ShouldContain(Role.Journalist);
    }

    [Fact]
    public async Task Only_an_administrator_says_whose_a_folder_is_and_only_at_the_top()
    {
        var (admin, team) = (await Site.SignedIn(Role.Administrator), await Site.SignedIn(Role.Team));
        await Site.AddPicture(SomeFiles.Jpeg(), "gewoon/diep");

        (await team.Visit("/admin/media/folders/edit?path=gewoon")).Document.QuerySelector("#edit fieldset").ShouldBeNull();
        (await admin.Visit("/admin/media/folders/edit?path=gewoon/diep")).Document.QuerySelector("#edit fieldset").ShouldBeNull();
        await team.Post("/admin/media/folders/edit", ("path", "gewoon"), ("Becomes", "gewoon"), ("OnlyRoles", Role.Journalist));

        (await Site.Db(db => db.MediaFolders.AnyAsync(f => f.RoleNames != "" && f.Path == "gewoon"))).ShouldBeFalse();
        (await (await Site.SignedIn(Role.Juror)).Visit("/admin/media/folders/edit?path=gewoon")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await team.Submit(await team.Visit("/admin/media/folders/new"), new Dictionary<string, string> { ["Name"] = "!!!" })).Text.ShouldContain("Geef de map een naam met letters of cijfers.");
    }

    private static async Task<Page> MoveAsync(Visitor team, string from, string to) =>
        await team.Submit(await team.Visit($"/admin/media/folders/edit?path={from}"), new Dictionary<string, string> { ["Becomes"] = to }, "#edit");
}
