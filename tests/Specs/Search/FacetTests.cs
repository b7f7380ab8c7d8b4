using RadicaleVernieuwers.Search;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.Specs.Search;

public sealed class FacetTests : IDisposable
{
    private readonly Shelf _shelf = new Shelf().With(
        About("Zorg in Gent", "zorg", "Gent", 2024), About("Zorg in Aalst", "zorg", "Aalst", 2026),
        About("Wonen in Gent", "wonen", "Gent", 2026), About("Natuur in Gent", "natuur", "Gent", 2026));

    public void Dispose() => _shelf.Dispose();

    [Fact]
    public void A_facet_counts_as_if_its_own_filter_were_not_there()
    {
        var answer = Ask(("theme", ["zorg"]), ("place", ["Gent"]));

        answer.Hits.Select(h => h.Title).ShouldBe(["Zorg in Gent"]);
        answer.Facets["theme"].ShouldBe([new("natuur", 1), new("wonen", 1), new("zorg", 1)]);
        answer.Facets["place"].ShouldBe([new("Aalst", 1), new("Gent", 1)]);
        answer.Facets["edition"].ShouldBe([new("2024", 1)]);
    }

    [Fact]
    public void Values_of_one_facet_are_or_and_facets_are_and()
    {
        Ask(("theme", ["zorg", "wonen"])).Total.ShouldBe(3);
        Ask(("theme", ["zorg", "wonen"]), ("edition", ["2026"])).Total.ShouldBe(2);
        Ask(("theme", ["onbekend"])).Total.ShouldBe(0);
    }

    [Fact]
    public void Counts_add_up_over_segments()
    {
        for (var i = 0; i < 12; i++)
            _shelf.With(About($"Later {i}", "zorg", "Gent", 2026));

        var answer = Ask();

        answer.Total.ShouldBe(16);
        answer.Facets["theme"][0].ShouldBe(new FacetCount("zorg", 14));
    }

    [Fact]
    public void Pages_are_cut_and_a_page_beyond_the_last_says_so()
    {
        var all = new SearchQuestion { Culture = "nl", Size = 3, Order = SearchOrder.Title };

        var second = _shelf.Search.Find(all with { Page = 2 });
        second.Hits.Select(h => h.Title).ShouldBe(["Zorg in Gent"]);
        second.Pages.ShouldBe(2);
        _shelf.Search.Find(all with { Page = 3 }).IsBeyondLast.ShouldBeTrue();
        _shelf.Search.Find(all with { Page = int.MaxValue }).IsBeyondLast.ShouldBeTrue();
        _shelf.Search.Find(all with { Page = -1, Size = -5 }).Hits.Count.ShouldBe(1);
    }

    [Fact]
    public void Newest_and_title_put_in_order()
    {
        _shelf.With(About("Énergie", "zorg", "Gent", 2020), About("ezel", "zorg", "Gent", 2030));

        _shelf.Search.Find(new SearchQuestion { Culture = "nl", Order = SearchOrder.Title }).Hits.Select(h => h.Title)
            .ShouldBe(["Énergie", "ezel", "Natuur in Gent", "Wonen in Gent", "Zorg in Aalst", "Zorg in Gent"]);
        _shelf.Search.Find(new SearchQuestion { Culture = "nl" }).Hits.Select(h => h.Year).ShouldBe([2030, 2026, 2026, 2026, 2024, 2020]);
    }

    [Fact]
    public void A_story_is_listed_in_its_own_culture_and_an_entry_in_all()
    {
        _shelf.With(Shelf.Entry("Verhaal") with { Kind = Kinds.Story, Cultures = ["nl"] });

        _shelf.Search.Find(new SearchQuestion { Culture = "nl", Kinds = [Kinds.Story] }).Total.ShouldBe(1);
        _shelf.Search.Find(new SearchQuestion { Culture = "fr", Kinds = [Kinds.Story] }).Total.ShouldBe(0);
        _shelf.Search.Find(new SearchQuestion { Culture = "fr", Kinds = [Kinds.Entry] }).Total.ShouldBe(4);
    }

    private static IndexedDocument About(string title, string theme, string place, int year) => Shelf.Entry(title) with
    {
        Place = place,
        Year = year,
        Values = new Dictionary<string, IReadOnlyList<string>> { ["theme"] = [theme], ["place"] = [place], ["edition"] = [$"{year}"] },
    };

    private SearchAnswer Ask(params (string Facet, string[] Values)[] filters) => _shelf.Search.Find(new SearchQuestion
    {
        Culture = "nl",
        Filters = filters.ToDictionary(f => f.Facet, f => (IReadOnlyList<string>)f.Values),
        Facets = Facets.OfEntries,
    });
}
