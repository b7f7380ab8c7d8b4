using RadicaleVernieuwers.Content;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.Specs.Content.Fields;

/// <summary>What a form stores has the shape that Orchard Core stores.</summary>
public sealed class ShapeTests
{
    private static readonly Dictionary<string, IReadOnlyList<FieldOption>> Terms = new() { ["tax"] = [new("t1", LocalText.Of("Zorg"), "care"), new("t2", LocalText.Of("Wonen"), "housing")] };

    [Theory]
    [InlineData("TextField", "{}", "één", """{"Text":"\u00E9\u00E9n"}""")]
    [InlineData("HtmlField", "{}", "<p>a</p>", """{"Html":"\u003Cp\u003Ea\u003C/p\u003E"}""")]
    [InlineData("MarkdownField", "{}", "**a**", """{"Markdown":"**a**"}""")]
    [InlineData("NumericField", "{}", "3,50", """{"Value":3.50}""")]
    [InlineData("NumericField", "{}", "-7", """{"Value":-7}""")]
    [InlineData("NumericField", "{}", "", """{"Value":null}""")]
    [InlineData("BooleanField", "{}", "true", """{"Value":true}""")]
    [InlineData("BooleanField", "{}", "", """{"Value":false}""")]
    [InlineData("DateField", "{}", "2026-03-01", """{"Value":"2026-03-01T00:00:00Z"}""")]
    [InlineData("DateField", "{}", "1/3/2026", """{"Value":"2026-03-01T00:00:00Z"}""")]
    [InlineData("DateTimeField", "{}", "2026-03-01T12:00", """{"Value":"2026-03-01T11:00:00Z"}""")]
    [InlineData("DateTimeField", "{}", "1/7/2026 12.00", """{"Value":"2026-07-01T10:00:00Z"}""")]
    [InlineData("MultiTextField", "{}", "people", """{"Values":["people"]}""")]
    [InlineData("ContentPickerField", "{}", "4abc", """{"ContentItemIds":["4abc"]}""")]
    [InlineData("TaxonomyField", """{"TaxonomyFieldSettings":{"TaxonomyContentItemId":"tax"}}""", "t2", """{"TaxonomyContentItemId":"tax","TermContentItemIds":["t2"]}""")]
    public void A_posted_value_is_stored_in_Orchards_shape(string type, string settings, string typed, string stored) =>
        Sample.Read(Sample.Form(type, settings, Terms), Sample.Posted("F", typed)).ShouldBe(stored);

    [Fact]
    public void A_link_has_an_address_and_words() =>
        Sample.Read(Sample.Form("LinkField"), Sample.Posted(("F.Url", ["https://example.org"]), ("F.Text", ["Kijk"]))).ShouldBe("""{"Url":"https://example.org","Text":"Kijk"}""");

    [Fact]
    public void Pictures_have_paths_words_and_anchors_in_one_order() =>
        Sample.Read(Sample.Form("MediaField"), Sample.Posted(("F.Path", ["", "b.jpg", "a.jpg"]), ("F.Text", ["", "Bee", "Aap"])),
            """{"Sample":{"F":{"Paths":["a.jpg","b.jpg"],"MediaTexts":["x","y"],"Anchors":[{"X":0.1,"Y":0.2},{"X":0.3,"Y":0.4}]}}}""")
            .ShouldBe("""{"Paths":["b.jpg","a.jpg"],"MediaTexts":["Bee","Aap"],"Anchors":[{"X":0.3,"Y":0.4},{"X":0.1,"Y":0.2}]}""");

    [Fact]
    public void A_dropped_picture_is_gone_and_the_others_stay() =>
        Sample.Read(Sample.Form("MediaField"), Sample.Posted(("F.Path", ["", "a.jpg", "b.jpg"]), ("F.Text", ["", "Aap", "Bee"]), ("F.Drop", ["a.jpg"])))
            .ShouldBe("""{"Paths":["b.jpg"],"MediaTexts":["Bee"]}""");

    [Fact]
    public void Properties_that_nobody_knows_survive_a_post() =>
        Sample.Read(Sample.Form("TextField"), Sample.Posted("F", "new"), """{"Sample":{"F":{"Text":"old","Theirs":{"a":[1]}}}}""").ShouldBe("""{"Text":"new","Theirs":{"a":[1]}}""");

    [Fact]
    public void A_field_of_an_unknown_type_is_left_alone()
    {
        var form = Sample.Form("GeoPointField");

        FormReading.Read(form, Sample.Json("""{"Sample":{"F":{"Latitude":50.8,"Longitude":4.3}}}"""), Sample.Posted("F", "x")).Content.ToJsonString()
            .ShouldBe("""{"Sample":{"F":{"Latitude":50.8,"Longitude":4.3}}}""");
    }

    [Theory]
    [InlineData("NumericField", "1.234,5", """{"Value":null,"_typed":"1.234,5"}""")]
    [InlineData("NumericField", "veel", """{"Value":null,"_typed":"veel"}""")]
    [InlineData("DateField", "31/2/2026", """{"Value":null,"_typed":"31/2/2026"}""")]
    [InlineData("DateTimeField", "29/3/2026 2:30", """{"Value":null,"_typed":"29/3/2026 2:30"}""")]
    public void What_is_no_value_is_kept_as_it_was_typed(string type, string typed, string stored) =>
        Sample.Read(Sample.Form(type), Sample.Posted("F", typed)).ShouldBe(stored);

    [Fact]
    public void The_hour_that_comes_twice_is_asked_about_and_then_known()
    {
        var form = Sample.Form("DateTimeField");

        FormReading.Read(form, [], Sample.Posted("F", "25/10/2026 2:30")).Errors.Select(e => e.Key).ShouldBe(["Field.HourTwice"]);
        Sample.Read(form, Sample.Posted(("F", ["25/10/2026 2:30"]), ("F.Second", ["false"]))).ShouldBe("""{"Value":"2026-10-25T00:30:00Z"}""");
        Sample.Read(form, Sample.Posted(("F", ["25/10/2026 2:30"]), ("F.Second", ["true"]))).ShouldBe("""{"Value":"2026-10-25T01:30:00Z"}""");
    }
}
