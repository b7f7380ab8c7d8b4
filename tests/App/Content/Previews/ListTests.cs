using System.Net;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Accounts;
using RadicaleVernieuwers.App.Content.Writing;
using RadicaleVernieuwers.Content;
using RadicaleVernieuwers.Testing;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Content.Previews;

public sealed class ListTests(SiteFixture site) : SiteTest(site)
{
    [Fact]
    public async Task The_address_of_a_link_is_shown_once_and_kept_nowhere()
    {
        var editor = await Site.SignedIn(Role.Editor);
        var id = await Site.Draft("Eenmalig");

        var page = await editor.Submit(await editor.Visit($"/admin/content/{id}/previews"), new Dictionary<string, string> { ["ForWhom"] = "Mia" }, "form.form");

        var secret = page.Document.QuerySelector("#address")!.GetAttribute("value")!.Split('/')[^1];
        secret.Length.ShouldBe(43);
        (await editor.Visit($"/admin/content/{id}/previews")).Document.QuerySelector("#address").ShouldBeNull();
        (await Site.Db(db => db.Set<PreviewLink>().SingleAsync(l => l.ItemId == id))).Key.ShouldNotContain(secret);
        (await Site.Db(db => db.AuditRows.Where(a => a.Subject == ContentItem.SubjectOf(id)).ToListAsync())).ShouldAllBe(a => !a.Changes.Contains("Mia", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_link_without_a_name_is_refused()
    {
        var editor = await Site.SignedIn(Role.Editor);
        var id = await Site.Draft("Voor niemand");

        var page = await editor.Submit(await editor.Visit($"/admin/content/{id}/previews"), new Dictionary<string, string> { ["ForWhom"] = " " }, "form.form");

        page.Status.ShouldBe(HttpStatusCode.Conflict);
        page.Text.ShouldContain("Zeg voor wie de link is");
        (await Site.Db(db => db.Set<PreviewLink>().CountAsync(l => l.ItemId == id))).ShouldBe(0);
    }

    [Fact]
    public async Task Only_editors_come_here_and_only_to_what_is_there()
    {
        var id = await Site.Draft("Niet voor iedereen");

        (await Site.Visitor().Visit($"/admin/content/{id}/previews")).Path.ShouldStartWith("/account/sign-in");
        (await (await Site.SignedIn(Role.Juror)).Visit($"/admin/content/{id}/previews")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await (await Site.SignedIn(Role.Editor)).Visit("/admin/content/4zzzzzzzzzzzzzzzzzzzzzzzzz/previews")).Status.ShouldBe(HttpStatusCode.NotFound);
    }
}
