using RadicaleVernieuwers.Content;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.Specs.Content.Fields;

public sealed class ShownTests
{
    [Theory]
    [InlineData("TextField", """{"Text":"a < b & c"}""", "a &lt; b &amp; c")]
    [InlineData("TextField", """{"Text":"een\r\ntwee\r\n\r\ndrie"}""", "<p>een<br>twee</p><p>drie</p>")]
    [InlineData("NumericField", """{"Value":1234.5}""", "1234,5")]
    [InlineData("DateField", """{"Value":"2026-03-01T00:00:00Z"}""", "1 maart 2026")]
    [InlineData("DateTimeField", """{"Value":"2026-03-01T11:00:00Z"}""", "1 maart 2026, 12.00 uur")]
    [InlineData("BooleanField", """{"Value":true}""", "Ja")]
    [InlineData("MarkdownField", """{"Markdown":"**a**<script>x</script>"}""", "<p><strong>a</strong></p>")]
    [InlineData("HtmlField", """{"Html":"<p onclick=\"x\">a</p><iframe src=\"x\"></iframe>"}""", "<p>a</p>")]
    [InlineData("LinkField", """{"Url":"javascript:x","Text":"a"}""", "a")]
    [InlineData("MultiTextField", """{"Values":["x","<b>"]}""", "<ul><li>x</li><li>&lt;b&gt;</li></ul>")]
    public void A_value_is_shown_as_safe_html(string type, string value, string html) =>
        Sample.Form(type).Field("F")!.HtmlIn(Sample.Json($$$"""{"Sample":{"F":{{{value}}}}}"""), Sample.Dutch).Trim().ShouldBe(html);

    [Fact]
    public void A_web_address_is_a_link_that_vouches_for_nothing() =>
        Sample.Form("TextField", """{"ContentPartFieldSettings":{"Editor":"Url"}}""").Field("F")!.HtmlIn(Sample.Json("""{"Sample":{"F":{"Text":"www.example.org"}}}"""), Sample.Dutch)
            .ShouldBe("<a href=\"https://www.example.org/\" rel=\"nofollow ugc noopener\">www.example.org</a>");

    [Fact]
    public void Terms_are_shown_in_the_readers_language_and_found_by_their_slug()
    {
        var terms = Forms("""{"TaxonomyPart":{"Terms":[{"ContentItemId":"t1","ContentType":"Theme","DisplayText":"Zorg","Theme":{"Key":{"Text":"care"},"Dutch":{"Text":"Zorg"},"English":{"Text":"Care"}}}]}}""");
        var field = Sample.Form("TaxonomyField", """{"TaxonomyFieldSettings":{"TaxonomyContentItemId":"tax"}}""", new Dictionary<string, IReadOnlyList<FieldOption>> { ["tax"] = terms }).Field("F")!;
        var content = Sample.Json("""{"Sample":{"F":{"TermContentItemIds":["t1"]}}}""");

        field.TextIn(content, Sample.English).ShouldBe("Care");
        field.TextIn(content, Sample.Dutch).ShouldBe("Zorg");
        field.KeywordsIn(content).ShouldBe(["care"]);
    }

    [Theory]
    [InlineData("<p>a <b>b</b></p><p>c &amp; d</p><script>x()</script>", "a b\nc & d")]
    [InlineData("a < b", "a < b")]
    public void Html_has_plain_words(string html, string words) => RichText.Plain(html).ShouldBe(words);

    private static IReadOnlyList<FieldOption> Forms(string taxonomy) => RadicaleVernieuwers.Content.Forms.Terms(Sample.Json(taxonomy));
}
