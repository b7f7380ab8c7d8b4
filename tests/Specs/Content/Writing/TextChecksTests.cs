using System.Text.Json.Nodes;
using RadicaleVernieuwers.Content;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.Specs.Content.Writing;

public sealed class TextChecksTests
{
    [Fact]
    public void A_text_that_is_in_order_raises_nothing() =>
        Keys("""<h2>Kop</h2><p>Korte zin. Nog een.</p><h3>Kleiner</h3><figure><img src="/media/a.jpg" alt="Een straat"><figcaption><small class="credit">An</small></figcaption></figure>""").ShouldBeEmpty();

    [Fact]
    public void A_picture_without_words_or_maker_is_said() =>
        Keys("""<figure><img src="/media/x/a.jpg" alt=""></figure>""").ShouldBe(["Check.AltMissing", "Check.PictureCreditMissing"]);

    [Theory]
    [InlineData("<h3>Te diep</h3>", true)]
    [InlineData("<h2>Goed</h2><h4>Te diep</h4>", true)]
    [InlineData("<h1>Te hoog</h1>", true)]
    [InlineData("<h2>Goed</h2><h3>Goed</h3><h2>Goed</h2>", false)]
    public void Headings_go_down_one_level_at_a_time(string html, bool wrong) => Keys(html).Contains("Check.HeadingOrder").ShouldBe(wrong);

    [Theory]
    [InlineData(25, "nl", false)]
    [InlineData(26, "nl", true)]
    [InlineData(28, "fr", false)]
    [InlineData(29, "fr", true)]
    [InlineData(26, "en", true)]
    public void A_sentence_is_as_long_as_its_language_bears(int words, string language, bool tooLong)
    {
        var html = $"<p>Kort. Zo {string.Join(' ', Enumerable.Repeat("woord", words - 1))}. Kort.</p>";

        TextChecks.Of(Form(), Content(html), language).Any(f => f.Key == "Check.LongSentence").ShouldBe(tooLong);
    }

    [Fact]
    public void An_end_of_a_sentence_is_not_a_point_in_a_number_or_the_end_of_a_quotation() =>
        TextChecks.SentencesOf("Het kost 1.200 euro. \"Echt?\" vroeg An. Ja!\nNieuwe regel").Select(s => s.Sentence)
            .ShouldBe(["Het kost 1.200 euro.", "\"Echt?\" vroeg An.", "Ja!", "Nieuwe regel"]);

    [Fact]
    public void Missing_introduction_and_picture_are_said_with_their_place()
    {
        var findings = TextChecks.Of(Form(), new JsonObject(), "nl");

        findings.Select(f => (f.Key, f.Anchor)).ShouldBe([("Check.LeadMissing", "Story_Lead"), ("Check.PictureMissing", "Story_Picture")]);
    }

    [Fact]
    public void Links_within_the_site_are_found() =>
        TextChecks.InternalLinks(Form(), Content("<a href='/nl/about'>a</a><a href='https://example.org/nl/b'>b</a><a href='//evil.example'>c</a>")).Select(l => l.Address).ShouldBe(["/nl/about"]);

    private static IReadOnlyList<string> Keys(string html) => [.. TextChecks.Of(Form(), Content(html), "nl").Select(f => f.Key)];

    private static JsonObject Content(string html) => new()
    {
        ["HtmlBodyPart"] = new JsonObject { ["Html"] = html },
        ["Story"] = new JsonObject
        {
            ["Lead"] = new JsonObject { ["Text"] = "Een inleiding." },
            ["Credit"] = new JsonObject { ["Text"] = "An" },
            ["Picture"] = new JsonObject { ["Paths"] = new JsonArray("a.jpg"), ["MediaTexts"] = new JsonArray("Een straat") },
        },
    };

    private static FormDefinition Form()
    {
        var definitions = ContentDefinitions.Empty.Merge(JsonNode.Parse("""
            {"ContentTypes":[{"Name":"Story","DisplayName":"Verhaal","Settings":{},"ContentTypePartDefinitionRecords":[{"PartName":"HtmlBodyPart","Name":"HtmlBodyPart","Settings":{}},{"PartName":"Story","Name":"Story","Settings":{}}]}],
             "ContentParts":[{"Name":"Story","Settings":{},"ContentPartFieldDefinitionRecords":[{"FieldName":"TextField","Name":"Lead","Settings":{}},{"FieldName":"MediaField","Name":"Picture","Settings":{}},{"FieldName":"TextField","Name":"Credit","Settings":{}}]}]}
            """)!.AsObject());
        return FormDefinition.From(definitions.Find("Story")!);
    }
}
