using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RadicaleVernieuwers.Accounts;
using RadicaleVernieuwers.Content;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Testing;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Content.Items;

public abstract class ListTests<TFixture>(TFixture site) : SiteTest<TFixture>(site) where TFixture : SiteFixture
{
    [Fact]
    public async Task The_list_is_filtered_by_kind_state_words_and_owner()
    {
        var person = await Site.Person(Role.Editor);
        var (published, draft) = (await Make("Zoekbaar verhaal", publish: true), await Make("Zoekbaar ontwerp één", owner: person));
        var waits = await Make("Zoekbaar later", publish: true, from: Site.Clock.GetUtcNow().AddDays(1));
        var gone = await Make("Zoekbaar weg");
        await Do(items => items.TrashAsync(gone));
        var editor = await Site.SignedIn(person);

        (await Titles(editor, "q=zoekbaar")).ShouldBe(["Zoekbaar verhaal", "Zoekbaar ontwerp één", "Zoekbaar later"], ignoreOrder: true);
        (await Titles(editor, "q=zoekbaar+EEN")).ShouldBe(["Zoekbaar ontwerp één"]);
        (await Titles(editor, "q=zoekbaar&state=draft")).ShouldBe(["Zoekbaar ontwerp één"]);
        (await Titles(editor, "q=zoekbaar&state=published")).ShouldBe(["Zoekbaar verhaal"]);
        (await Titles(editor, "q=zoekbaar&state=scheduled")).ShouldBe(["Zoekbaar later"]);
        (await Titles(editor, "q=zoekbaar&state=trashed")).ShouldBe(["Zoekbaar weg"]);
        (await Titles(editor, "q=zoekbaar&type=Page")).ShouldBeEmpty();
        (await Titles(editor, "q=zoekbaar&owner=me")).ShouldBe(["Zoekbaar ontwerp één"]);
        (await Titles(editor, "q=zoekbaar&assigned=me")).ShouldBeEmpty();
        (published, draft, waits).ShouldNotBe(default);
    }

    [Fact]
    public async Task Words_in_the_text_find_an_item_as_they_are_now()
    {
        var id = await Make("Iets over daken");
        await Write(id, "<p>De <b>dakgóten</b> lekken &eacute;n de buren helpen.</p>");
        var editor = await Site.SignedIn(Role.Editor);

        (await Titles(editor, "q=DAKGOTEN+buren")).ShouldBe(["Iets over daken"]);
        (await Titles(editor, "q=daken+lekken")).ShouldBe(["Iets over daken"]);
        (await Titles(editor, "q=dakgoten+dromedaris")).ShouldBeEmpty();
        (await Titles(editor, "q=strong")).ShouldBeEmpty();

        // In the same draft, and in a version of its own after a pause.
        await Write(id, "<p>De dakpannen.</p>");
        (await Titles(editor, "q=dakgoten")).ShouldBeEmpty();
        (await Titles(editor, "q=dakpannen&type=Story")).ShouldBe(["Iets over daken"]);
        Site.Clock.Advance(ContentItem.Pause);
        await Write(id, "<p>De schoorsteen.</p>");
        (await Titles(editor, "q=dakpannen")).ShouldBeEmpty();
        (await Titles(editor, "q=schoorsteen")).ShouldBe(["Iets over daken"]);
    }

    private Task<ContentItem> Write(string id, string html) => Do(async items =>
    {
        var parts = (await items.GetLatestAsync(id)).Parts();
        parts["HtmlBodyPart"] = new System.Text.Json.Nodes.JsonObject { ["Html"] = html };
        return await items.SaveDraftAsync(id, parts);
    });

    [Fact]
    public async Task The_list_is_filtered_by_the_days_on_which_items_changed_in_Brussels()
    {
        // Half past midnight in Brussels is still the day before in UTC.
        Site.Clock.SetUtcNow(new DateTimeOffset(2027, 3, 9, 23, 30, 0, TimeSpan.Zero));
        await Make("Dagfilter");
        var editor = await Site.SignedIn(Role.Editor);

        (await Titles(editor, "q=dagfilter&from=2027-03-10&until=2027-03-10")).ShouldBe(["Dagfilter"]);
        (await Titles(editor, "q=dagfilter&until=2027-03-09")).ShouldBeEmpty();
        (await Titles(editor, "q=dagfilter&from=nonsense")).ShouldBe(["Dagfilter"]);
    }

    [Fact]
    public async Task Answers_of_entrants_are_not_in_the_list_and_have_no_editors_page()
    {
        var id = await Make("Antwoordenreeks", type: "Entry");
        var editor = await Site.SignedIn(Role.Editor);

        (await Titles(editor, "q=antwoordenreeks")).ShouldBeEmpty();
        (await editor.Visit($"/admin/content/{id}")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("")]
    [InlineData("&sort=title")]
    [InlineData("&sort=created")]
    public async Task Every_item_is_met_once_going_forth_and_once_going_back(string sort)
    {
        var word = "bladeren" + sort.Length;
        // Many of one instant and of one title: the page ends in the middle of them.
        for (var i = 0; i < 120; i++)
            await Make($"{word} {i / 40}");
        var editor = await Site.SignedIn(Role.Editor);
        var (there, sizes) = (new List<string>(), new List<int>());

        var page = await editor.Visit($"/admin/content?q={word}{sort}");
        for (; ; page = await editor.Visit(page.Link("a[rel=next]")!))
        {
            there.AddRange(Ids(page));
            sizes.Add(Ids(page).Count);
            if (page.Link("a[rel=next]") is null)
                break;
        }
        var back = new List<string>(Ids(page));
        while (page.Link("a[rel=prev]") is { } previous)
        {
            page = await editor.Visit(previous);
            back.InsertRange(0, Ids(page));
        }

        sizes.ShouldBe([50, 50, 20]);
        there.Distinct().Count().ShouldBe(120);
        back.ShouldBe(there);
    }

    [Fact]
    public async Task The_list_takes_as_many_queries_for_one_row_as_for_three_and_for_many_and_on_a_later_page()
    {
        var editor = await Site.SignedIn(Role.Editor);
        await Make("Vlak 0", publish: true);
        await editor.Visit("/admin/content");
        var counts = new List<int>();
        for (var rows = 1; rows < 120; rows++)
        {
            if (rows is 1 or 3 or 119)
                counts.Add(await Site.Queries.OfWarmAsync(() => editor.Visit("/admin/content?q=vlak")));
            await Make($"Vlak {rows}", publish: rows % 2 == 0);
        }
        var second = (await editor.Visit("/admin/content?q=vlak")).Link("a[rel=next]")!;
        counts.Add(await Site.Queries.OfWarmAsync(() => editor.Visit(second)));

        counts.Distinct().ShouldHaveSingleItem(string.Join(", ", counts));
    }

    [Fact]
    public async Task A_filter_is_kept_shared_and_dropped_by_its_owner_only()
    {
        var (an, bart) = (await Site.SignedIn(Role.Editor), await Site.SignedIn(Role.Editor));
        var page = await an.Submit(await an.Visit("/admin/content?state=draft&type=Story"), new Dictionary<string, string> { ["FilterName"] = "Mijn ontwerpen", ["FilterShared"] = "true" }, "form[data-save-filter]");
        page.Link("nav.cluster a[aria-current]").ShouldBe("/admin/content?type=Story&state=draft");

        var shared = await bart.Visit("/admin/content");
        shared.All("nav.cluster a").ShouldContain("Mijn ontwerpen");
        var id = await Site.Db(db => db.Set<SavedFilter>().Select(f => f.Id).SingleAsync());
        (await bart.Post("/admin/content?handler=DropFilter", ("filter", id.Value.ToString()))).Status.ShouldBe(HttpStatusCode.NotFound);

        var again = await an.Submit(await an.Visit("/admin/content?state=draft"), new Dictionary<string, string> { ["FilterName"] = "Mijn ontwerpen" }, "form[data-save-filter]");
        again.Status.ShouldBe(HttpStatusCode.Conflict);
        again.Document.QuerySelector("#FilterName-error")!.TextContent.ShouldContain("al een filter met die naam");
        await an.Submit(await an.Visit("/admin/content?type=Story&state=draft"), new Dictionary<string, string>(), "form[action*='DropFilter']", ("filter", id.Value.ToString()));
        (await bart.Visit("/admin/content")).All("nav.cluster a").ShouldNotContain("Mijn ontwerpen");
    }

    [Fact]
    public async Task A_place_in_the_list_that_does_not_exist_is_not_found() =>
        (await (await Site.SignedIn(Role.Editor)).Visit("/admin/content?after=99")).Status.ShouldBe(HttpStatusCode.NotFound);

    [Fact]
    public async Task An_empty_answer_says_what_to_do()
    {
        var editor = await Site.SignedIn(Role.Editor);

        (await editor.Visit("/admin/content?q=bestaatnietenzalnooitbestaan")).All(".empty").ShouldBe(["Niets past bij wat je koos. Kies minder filters of zoek een ander woord."]);
    }

    private static List<string> Ids(Page page) => [.. page.Document.QuerySelectorAll("[name=chosen]").Select(e => e.GetAttribute("value")!)];

    private static async Task<IReadOnlyList<string>> Titles(Visitor editor, string query) => (await editor.Visit("/admin/content?" + query)).All("td[data-title]");

    private async Task<string> Make(string title, bool publish = false, string type = "Story", User? owner = null, DateTimeOffset? from = null)
    {
        var item = await Do(items => Task.FromResult(items.Draft(type, LifecycleTests.Parts(title, from), owner?.Id.Value.ToString())));
        if (publish)
            await Do(items => items.PublishAsync(item.ItemId));
        return item.ItemId;
    }

    private async Task<T> Do<T>(Func<ContentItems, Task<T>> work)
    {
        await using var scope = Site.Services.CreateAsyncScope();
        var done = await work(scope.ServiceProvider.GetRequiredService<ContentItems>());
        await scope.ServiceProvider.GetRequiredService<AppDb>().SaveChangesAsync();
        return done;
    }
}

public sealed class ListOnSqliteTests(SiteFixture site) : ListTests<SiteFixture>(site);

public sealed class ListOnPostgresTests(PostgresSite site) : ListTests<PostgresSite>(site);
