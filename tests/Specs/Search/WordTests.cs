using RadicaleVernieuwers.Search;
using RadicaleVernieuwers.Testing;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.Specs.Search;

public sealed class WordTests : IDisposable
{
    private readonly Shelf _shelf = new();

    public void Dispose() => _shelf.Dispose();

    [Theory]
    [InlineData("zorgboerderij", "Zorgboerderijen in de stad")]
    [InlineData("huis", "Kleine huizen")]
    [InlineData("brieven", "Een brief per dag")]
    [InlineData("fotos", "Foto's van buren")]
    [InlineData("scholen", "De school van morgen")]
    public void Dutch_words_meet_their_other_forms(string asked, string title)
    {
        _shelf.With(Shelf.Entry(title), Shelf.Entry("Iets heel anders"));

        _shelf.Titles(asked).ShouldBe([title]);
    }

    [Theory]
    [InlineData("energie", "Énergie partagée")]
    [InlineData("l'énergie", "Énergie partagée")]
    [InlineData("quartiers", "L’école du quartier")]
    [InlineData("ecole", "L’école du quartier")]
    public void French_words_meet_with_and_without_accents_and_articles(string asked, string title)
    {
        _shelf.With(Shelf.Entry("Énergie partagée", language: "fr"), Shelf.Entry("L’école du quartier", language: "fr"));

        _shelf.Titles(asked, "fr").ShouldBe([title]);
    }

    [Theory]
    [InlineData("gardens")]
    [InlineData("Garden")]
    public void English_words_meet_their_plural(string asked)
    {
        _shelf.With(Shelf.Entry("A garden on the roof", language: "en"), Shelf.Entry("A kitchen", language: "en"));

        _shelf.Titles(asked, "en").ShouldBe(["A garden on the roof"]);
    }

    [Theory]
    [InlineData("cooperatie")]
    [InlineData("coöperatie")]
    [InlineData("COÖPERATIES")]
    public void Accents_and_capitals_do_not_matter(string asked)
    {
        _shelf.With(Shelf.Entry("Coöperatie van bakkers"));

        _shelf.Titles(asked).ShouldBe(["Coöperatie van bakkers"]);
    }

    [Fact]
    public void All_words_must_be_there()
    {
        _shelf.With(Shelf.Entry("Samen wonen"), Shelf.Entry("Samen zorgen"), Shelf.Entry("Samen wonen en zorgen"));

        _shelf.Ask("samen wonen zorgen").Total.ShouldBeGreaterThanOrEqualTo(1);
        _shelf.Titles("samen wonen zorgen")[0].ShouldBe("Samen wonen en zorgen");
    }

    [Fact]
    public void Small_words_do_not_decide()
    {
        _shelf.With(Shelf.Entry("Repair in Gent"), Shelf.Entry("Iets in de bib"));

        _shelf.Titles("het repair van de").ShouldBe(["Repair in Gent"]);
    }

    [Fact]
    public void A_phrase_keeps_its_order()
    {
        _shelf.With(Shelf.Entry("Radicale zorg"), Shelf.Entry("Zorg die radicale keuzes maakt"));

        _shelf.Titles("\"radicale zorg\"").ShouldBe(["Radicale zorg"]);
        _shelf.Titles("„radicale zorg”").ShouldBe(["Radicale zorg"]);
    }

    [Fact]
    public void A_minus_leaves_out()
    {
        _shelf.With(Shelf.Entry("Zorg thuis"), Shelf.Entry("Zorg op school"), Shelf.Entry("Zorg in het dorp"), Shelf.Entry("Zorg voor vogels"));

        _shelf.Titles("zorg -school").ShouldNotContain("Zorg op school");
        _shelf.Ask("zorg -school").Total.ShouldBe(3);
        _shelf.Titles("-school").ShouldBe(["Zorg op school"]);
    }

    [Fact]
    public void A_number_finds_its_entry_alone()
    {
        _shelf.With(Shelf.Entry("Eerste") with { Number = "RV26-0001" }, Shelf.Entry("Tweede") with { Number = "RV26-0002" });

        _shelf.Titles("rv26-0001").ShouldBe(["Eerste"]);
    }

    [Fact]
    public void The_title_counts_more_than_the_text()
    {
        _shelf.With(Shelf.Entry("Iets", "een moestuin en nog een moestuin"), Shelf.Entry("Moestuin"), Shelf.Entry("Ander", "moestuin"));

        _shelf.Titles("moestuin")[0].ShouldBe("Moestuin");
    }

    [Theory]
    [InlineData("zorgboerdreij", "zorgboerderij")]
    [InlineData("moestiun", "moestuin")]
    [InlineData("cooporatie", "coöperatie")]
    public void A_typing_error_still_finds_and_is_corrected(string typed, string meant)
    {
        _shelf.With(Shelf.Entry("Zorgboerderij"), Shelf.Entry("Moestuin"), Shelf.Entry("Coöperatie"));

        var answer = _shelf.Ask(typed);

        answer.Hits.Select(h => h.Title).ShouldBe([char.ToUpperInvariant(meant[0]) + meant[1..]]);
        answer.IsWidened.ShouldBeTrue();
        answer.DidYouMean.ShouldBe(meant);
    }

    [Fact]
    public void A_word_that_was_begun_finds_when_nothing_else_does()
    {
        _shelf.With(Shelf.Entry("Zorgboerderij"));

        _shelf.Titles("zorgboer").ShouldBe(["Zorgboerderij"]);
    }

    [Fact]
    public void Where_no_text_has_all_words_some_words_will_do()
    {
        _shelf.With(Shelf.Entry("Samen bakken"), Shelf.Entry("Alleen wandelen"));

        var answer = _shelf.Ask("bakken maanlanding");

        answer.Hits.Select(h => h.Title).ShouldBe(["Samen bakken"]);
        answer.IsWidened.ShouldBeTrue();
    }

    [Fact]
    public void Suggestions_complete_the_last_word_of_a_title()
    {
        _shelf.With(Shelf.Entry("Radicale zorgboerderij"), Shelf.Entry("Radicale bakkerij"), Shelf.Entry("Zorg"));

        _shelf.Search.Suggest("radicale zo", "nl", [Kinds.Entry]).Select(h => h.Title).ShouldBe(["Radicale zorgboerderij"]);
        _shelf.Search.Suggest("  ", "nl", []).ShouldBeEmpty();
    }

    [Fact]
    public void What_was_found_is_marked_and_the_rest_is_encoded()
    {
        _shelf.With(Shelf.Entry("<b>Huizen</b> & tuinen", "Een huis <script>alert(1)</script> met een tuin."), Shelf.Entry("Anders"));

        var hit = _shelf.Ask("huis").Hits.ShouldHaveSingleItem();

        hit.MarkedTitle.ShouldBe("&lt;b&gt;<mark>Huizen</mark>&lt;/b&gt; &amp; tuinen");
        hit.Passage.ShouldNotBeNull().ShouldContain("Een <mark>huis</mark> &lt;script&gt;");
        hit.Passage.ShouldNotContain("<script");
    }

    [Fact]
    public void A_passage_is_the_part_of_a_long_text_that_answers()
    {
        var text = string.Join(' ', Enumerable.Repeat("Lang verhaal zonder dat ene.", 200)) + " Hier staat de repair in het dorpshuis. " + string.Join(' ', Enumerable.Repeat("En verder.", 200));
        _shelf.With(Shelf.Entry("Iets", text));

        var passage = _shelf.Ask("repair dorpshuis").Hits.ShouldHaveSingleItem().Passage.ShouldNotBeNull();

        passage.ShouldContain("<mark>repair</mark> in het <mark>dorpshuis</mark>");
        passage.Length.ShouldBeLessThan(400);
    }

    [Theory]
    [InlineData("\"")]
    [InlineData("\"\"\"")]
    [InlineData("AND OR NOT")]
    [InlineData("title:*")]
    [InlineData("a~99999999")]
    [InlineData("[x TO")]
    [InlineData("((((((((")]
    [InlineData("-")]
    [InlineData("--")]
    [InlineData("- -\"")]
    [InlineData("\\")]
    [InlineData("\uD800 \uDFFF")]
    [InlineData("👩‍👩‍👧 🇧🇪")]
    public void Nothing_that_people_type_is_an_error(string typed)
    {
        _shelf.With(Shelf.Entry("Zorg"));

        Should.NotThrow(() => _shelf.Ask(typed));
        Should.NotThrow(() => _shelf.Search.Suggest(typed, "nl", []));
    }

    [Fact]
    public void A_very_long_question_is_cut()
    {
        _shelf.With(Shelf.Entry("Zorg"));

        Should.NotThrow(() => _shelf.Ask(string.Join(' ', Enumerable.Range(0, 5000).Select(i => $"woord{i}"))));
        Should.NotThrow(() => _shelf.Ask(new string('a', 100_000)));
    }

    [Fact]
    public void Every_naughty_string_is_a_question_and_a_text()
    {
        var lines = File.ReadAllLines(Some.SharedData("bad-input/blns.txt")).Where(l => l.Length > 0).ToArray();

        _shelf.With([.. lines.Select((line, i) => Shelf.Entry(line, line) with { Subject = $"entry/{i}", Place = line, Number = line })]);

        lines.Length.ShouldBeGreaterThan(500);
        foreach (var line in lines)
            Should.NotThrow(() => _shelf.Ask(line), line);
        _shelf.Ask("").Total.ShouldBe(lines.Length);
    }
}
