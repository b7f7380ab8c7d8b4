using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using RadicaleVernieuwers.Content;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Testing;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Content.Items;

public sealed class PickableItemsTests(SiteFixture site) : SiteTest(site)
{
    private static readonly string[] Types = ["Person", "Partner"];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Any_word_of_a_title_finds_and_titles_that_begin_so_come_first()
    {
        await MakeAsync("Person", "Een bakker van Gent");
        await MakeAsync("Partner", "Bakker en zoon");
        await MakeAsync("Person", "Slager");
        (await FindAsync("bakker")).ShouldBe(["Bakker en zoon", "Een bakker van Gent"]);
        (await FindAsync("GENT bakker")).ShouldBe(["Een bakker van Gent"]);
        (await FindAsync("bäk")).Count.ShouldBe(2);
        (await FindAsync("molenaar")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_words_the_twelve_that_changed_last_come_whatever_their_type()
    {
        for (var i = 0; i < 15; i++)
        {
            Site.Clock.Advance(TimeSpan.FromMinutes(1));
            await MakeAsync(i % 2 == 0 ? "Person" : "Partner", $"Nieuw {i:00}");
        }
        (await FindAsync("")).ShouldBe(Enumerable.Range(3, 12).Reverse().Select(i => $"Nieuw {i:00}"));
    }

    [Fact]
    public async Task The_search_asks_once_however_many_items_there_are()
    {
        await MakeAsync("Person", "Eerste molen");
        var few = await Site.Queries.OfAsync(() => FindAsync("molen"));
        for (var i = 0; i < 30; i++)
            await MakeAsync("Person", $"Molen {i}");
        (await Site.Queries.OfAsync(() => FindAsync("molen"))).ShouldBe(few);
        few.ShouldBe(1);
    }

    private async Task MakeAsync(string type, string title)
    {
        await using var scope = Site.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<ContentItems>().Draft(type, new JsonObject { ["TitlePart"] = new JsonObject { ["Title"] = title } });
        await scope.ServiceProvider.GetRequiredService<AppDb>().SaveChangesAsync(Cancel);
    }

    private async Task<IReadOnlyList<string>> FindAsync(string words)
    {
        await using var scope = Site.Services.CreateAsyncScope();
        // Only what a request asks is counted.
        Site.Services.GetRequiredService<IHttpContextAccessor>().HttpContext = new DefaultHttpContext();
        return [.. (await scope.ServiceProvider.GetRequiredService<PickableItems>().OfTypesAsync(Types, words, Cancel)).Select(o => o.Label.In("nl"))];
    }
}
