using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RadicaleVernieuwers.Accounts;
using RadicaleVernieuwers.Media;
using RadicaleVernieuwers.Testing;
using RadicaleVernieuwers.Testing.Media;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Media.Library;

public sealed class ReplaceTests(SiteFixture site) : SiteTest(site)
{
    [Fact]
    public async Task Another_picture_shows_at_the_same_address_and_the_old_one_can_come_back()
    {
        var (team, file) = (await Site.SignedIn(Role.Team), await Site.AddPicture(SomeFiles.RedAndBlue(100, 50)));
        var address = $"/media/{file.Path}?width=50";
        var before = await SizeAsync(address);

        var page = await ReplaceAsync(team, file, SomeFiles.Jpeg(100, 100));

        page.Text.ShouldContain($"{file.Path} is vervangen.");
        page.Text.ShouldContain("100 × 100");
        (before, await SizeAsync(address)).ShouldBe(((50, 25), (50, 50)));
        page.All("#versions li").Count.ShouldBe(1);

        page = await team.Submit(page, "#versions form");
        page.Text.ShouldContain("De vorige versie staat er weer.");
        (await SizeAsync(address)).ShouldBe((50, 25));
        page.All("#versions li").Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_document_or_the_same_file_does_not_replace_a_picture()
    {
        var (team, file) = (await Site.SignedIn(Role.Team), await Site.AddPicture(SomeFiles.Jpeg()));

        (await ReplaceAsync(team, file, SomeFiles.Pdf())).All("#Picked-error").ShouldBe(["Dit is een PDF. Kies hier een afbeelding."]);
        (await ReplaceAsync(team, file, SomeFiles.Jpeg())).All("#Picked-error").ShouldBe(["Dit is precies hetzelfde bestand."]);
        (await Site.Db(db => db.MediaVersions.CountAsync(v => v.MediaId == file.Id))).ShouldBe(0);
    }

    [Fact]
    public async Task Of_a_removed_file_the_old_versions_go_too()
    {
        var (team, file) = (await Site.SignedIn(Role.Team), await Site.AddPicture(SomeFiles.Jpeg()));
        await ReplaceAsync(team, file, SomeFiles.Jpeg(80, 80));
        var blobs = Site.Services.GetRequiredService<IBlobStore>();
        (await blobs.FindAsync(BlobName.Of(file.Blob))).ShouldNotBeNull();

        await team.Submit(await team.Visit($"/admin/media/{file.Id.Value}/remove"));
        await team.Submit(await team.Visit($"/admin/media/{file.Id.Value}/remove"));
        await Site.RunDueAsync();

        (await blobs.FindAsync(BlobName.Of(file.Blob))).ShouldBeNull();
        (await team.Visit($"/admin/media/{file.Id.Value}/replace")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Only_who_manages_media_replaces()
    {
        var file = await Site.AddPicture(SomeFiles.Jpeg());

        (await (await Site.SignedIn(Role.Juror)).Visit($"/admin/media/{file.Id.Value}/replace")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    private static async Task<Page> ReplaceAsync(Visitor team, MediaFile file, byte[] content) =>
        await team.Upload(await team.Visit($"/admin/media/{file.Id.Value}/replace"), "#replace", ("Picked", "nieuw.jpg", content));

    private async Task<(int, int)> SizeAsync(string address)
    {
        using var picture = NetVips.Image.NewFromBuffer(await Site.Visitor().Http.GetByteArrayAsync(new Uri(address, UriKind.Relative)));
        return (picture.Width, picture.Height);
    }
}
