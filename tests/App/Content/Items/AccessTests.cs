using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RadicaleVernieuwers.Accounts;
using RadicaleVernieuwers.Content;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Testing;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Content.Items;

public sealed class AccessTests(SiteFixture site) : SiteTest(site)
{
    [Theory]
    [InlineData(Role.Author)]
    [InlineData(Role.Contributor)]
    public async Task Whoever_may_edit_only_what_is_theirs_sees_and_opens_nothing_else(string role)
    {
        var person = await Site.Person(role);
        var (mine, other) = (await Make($"Eigen {role}", person), await Make($"Vreemd {role}", await Site.Person(Role.Editor)));
        var author = await Site.SignedIn(person);

        (await author.Visit("/admin/content?q=" + role)).All("td[data-title]").ShouldBe([$"Eigen {role}"]);
        (await author.Visit($"/admin/content/{mine}")).Status.ShouldBe(HttpStatusCode.OK);
        foreach (var address in new[] { "", "/versions", "/preview", "/leave/trash", "/translate/fr" })
            (await author.Visit($"/admin/content/{other}{address}")).Status.ShouldBe(HttpStatusCode.Forbidden, address);
        (await author.Post($"/admin/content/{other}", ("TitlePart", "Gekaapt"))).Status.ShouldBe(HttpStatusCode.Forbidden);
        foreach (var address in new[] { "draft", "presence" })
        {
            using var content = new FormUrlEncodedContent([new("TitlePart", "Gekaapt")]);
            (await author.Http.PutAsync(new Uri($"/admin/content/{other}/{address}", UriKind.Relative), content)).StatusCode.ShouldBe(HttpStatusCode.Forbidden, address);
        }
        (await Title(other)).ShouldBe($"Vreemd {role}");
    }

    [Fact]
    public async Task What_an_author_begins_is_theirs()
    {
        var person = await Site.Person(Role.Author);
        var author = await Site.SignedIn(person);

        var page = await author.Submit(await author.Visit("/admin/content"), new Dictionary<string, string> { ["newType"] = "Story" }, "form[data-new]");

        page.Status.ShouldBe(HttpStatusCode.OK);
        var id = page.Path.Split('/')[^1];
        (await Site.Db(db => db.Set<ContentItem>().Where(i => i.ItemId == id).Select(i => i.Owner).SingleAsync())).ShouldBe(person.Id.Value.ToString());
    }

    [Theory]
    [InlineData(Role.Administrator, true, true)]
    [InlineData(Role.Team, true, true)]
    [InlineData(Role.Editor, true, true)]
    [InlineData(Role.Author, true, true)]
    [InlineData(Role.Contributor, false, false)]
    public async Task Publishing_and_throwing_away_ask_for_a_permission_of_their_own(string role, bool mayPublish, bool mayDelete)
    {
        var person = await Site.Person(role);
        var id = await Make($"Van {role}", person);
        var visitor = await Site.SignedIn(person);
        var page = await visitor.Visit($"/admin/content/{id}");

        (page.Document.QuerySelector("button[formaction*='Publish']") is not null, page.Document.QuerySelector("a[href$='/leave/trash']") is not null).ShouldBe((mayPublish, mayDelete));
        (await visitor.Visit($"/admin/content/{id}/leave/archive")).Status.ShouldBe(mayPublish ? HttpStatusCode.OK : HttpStatusCode.Forbidden);
        (await visitor.Visit($"/admin/content/{id}/leave/trash")).Status.ShouldBe(mayDelete ? HttpStatusCode.OK : HttpStatusCode.Forbidden);
        var stamp = page.Document.QuerySelector("[name=Stamp]")!.GetAttribute("value")!;
        var published = await visitor.Post($"/admin/content/{id}?handler=Publish", ("Stamp", stamp));
        published.Status.ShouldBe(mayPublish ? HttpStatusCode.OK : HttpStatusCode.Forbidden, published.Text);
        var bulk = await visitor.Post("/admin/content?handler=Bulk", ("act", "Trash"), ("chosen", id));
        bulk.All("li[data-done=yes]").Count.ShouldBe(mayDelete ? 1 : 0);
        bulk.Text.Contains("dit mag jij niet doen", StringComparison.Ordinal).ShouldBe(!mayDelete);
    }

    [Theory]
    [InlineData(Role.Juror)]
    [InlineData(Role.Entrant)]
    [InlineData(Role.Journalist)]
    [InlineData(Role.Chair)]
    public async Task Who_does_not_write_here_is_kept_out(string role)
    {
        var id = await Make($"Voor {role} gesloten", null);
        var visitor = await Site.SignedIn(role);

        foreach (var address in new[] { "", $"/{id}", $"/{id}/versions", $"/{id}/preview", $"/{id}/leave/trash", $"/{id}/translate/fr" })
            (await visitor.Visit("/admin/content" + address)).Status.ShouldBe(HttpStatusCode.Forbidden, address);
    }

    private Task<string> Title(string id) => Site.Db(db => db.Set<ContentItem>().Where(i => i.ItemId == id && i.IsLatest).Select(i => i.DisplayText).SingleAsync());

    private async Task<string> Make(string title, User? owner)
    {
        await using var scope = Site.Services.CreateAsyncScope();
        var parts = LifecycleTests.Parts(title);
        parts["MarkdownBodyPart"] = new JsonObject { ["Markdown"] = "Tekst" };
        parts["Story"] = new JsonObject { ["Author"] = new JsonObject { ["Text"] = "An" } };
        var item = scope.ServiceProvider.GetRequiredService<ContentItems>().Draft("Story", parts, owner?.Id.Value.ToString());
        await scope.ServiceProvider.GetRequiredService<AppDb>().SaveChangesAsync();
        return item.ItemId;
    }
}
