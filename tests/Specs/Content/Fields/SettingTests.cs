using System.Text.Json.Nodes;
using CsCheck;
using RadicaleVernieuwers.Content;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.Specs.Content.Fields;

/// <summary>Settings as Orchard writes them do here what they do there.</summary>
public sealed class SettingTests
{
    private static readonly string[] Kinds = ["TextField", "HtmlField", "MarkdownField", "NumericField", "BooleanField", "DateField", "DateTimeField", "MultiTextField", "ContentPickerField"];
    private static readonly Dictionary<string, IReadOnlyList<FieldOption>> Terms = new()
    {
        ["tax"] = [new("care", LocalText.Of("Zorg"), "care") { HasBelow = true }, new("home", LocalText.Of("Thuis"), "home") { Depth = 1 }],
    };

    [Theory]
    [InlineData("TextField", """{"TextFieldSettings":{"DefaultValue":"Dag"}}""", """{"Text":"Dag"}""")]
    [InlineData("TextField", """{"ContentPartFieldSettings":{"Editor":"PredefinedList"},"TextFieldPredefinedListEditorSettings":{"Options":[{"name":"A","value":"a"}],"DefaultValue":"a"}}""", """{"Text":"a"}""")]
    [InlineData("NumericField", """{"NumericFieldSettings":{"DefaultValue":"3.5"}}""", """{"Value":3.5}""")]
    [InlineData("BooleanField", """{"BooleanFieldSettings":{"DefaultValue":true}}""", """{"Value":true}""")]
    [InlineData("LinkField", """{"LinkFieldSettings":{"DefaultUrl":"https://a.be","DefaultText":"A","DefaultTarget":"_blank"}}""", """{"Url":"https://a.be","Text":"A","Target":"_blank"}""")]
    public void A_field_begins_with_the_value_of_its_settings(string type, string settings, string begins)
    {
        var field = Sample.Form(type, settings).Field("F")!;

        field.Type.Default(field)!.ToJsonString().ShouldBe(begins);
    }

    [Theory]
    [InlineData("TextField")]
    [InlineData("NumericField")]
    [InlineData("BooleanField")]
    [InlineData("LinkField")]
    public void Without_such_a_setting_a_field_begins_empty(string type)
    {
        var field = Sample.Form(type).Field("F")!;

        field.Type.Default(field).ShouldBeNull();
    }

    [Fact]
    public void Words_of_a_link_that_nobody_may_choose_come_with_the_address() =>
        Sample.Read(Sample.Form("LinkField", """{"LinkFieldSettings":{"LinkTextMode":2,"DefaultText":"Schrijf je in","DefaultTarget":"_blank"}}"""), Sample.Posted(("F.Url", ["/nl/events"])))
            .ShouldBe("""{"Url":"/nl/events","Text":"Schrijf je in","Target":"_blank"}""");

    [Theory]
    [InlineData("https://example.org")]
    [InlineData("/nl/events")]
    [InlineData("~/nl/events")]
    [InlineData("mailto:an@example.org")]
    public void A_link_leads_to_the_web_to_this_site_or_to_a_mail(string url) =>
        Sample.Faults(Sample.Form("LinkField"), $$"""{"Url":"{{url}}","Text":""}""").ShouldBeEmpty();

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("//evil.example")]
    [InlineData("/\\\\evil.example")]
    [InlineData("geen adres")]
    public void It_leads_nowhere_else(string url) => Sample.Faults(Sample.Form("LinkField"), $$"""{"Url":"{{url}}","Text":""}""").ShouldBe(["Field.Url"]);

    [Fact]
    public void Where_only_leaves_count_a_term_with_terms_below_it_is_refused()
    {
        var form = Sample.Form("TaxonomyField", """{"TaxonomyFieldSettings":{"TaxonomyContentItemId":"tax","LeavesOnly":true}}""", Terms);

        Sample.Faults(form, """{"TermContentItemIds":["care"]}""").ShouldBe(["Field.LeavesOnly"]);
        Sample.Faults(form, """{"TermContentItemIds":["home"]}""").ShouldBeEmpty();
    }

    [Fact]
    public void The_point_of_a_picture_is_asked_where_the_settings_say_so()
    {
        var posted = Sample.Posted(("F.Path", ["", "a.jpg"]), ("F.Text", ["", "x"]), ("F.X", ["", "25"]), ("F.Y", ["", "60"]));

        Sample.Read(Sample.Form("MediaField", """{"MediaFieldSettings":{"AllowAnchors":true}}"""), posted).ShouldBe("""{"Paths":["a.jpg"],"MediaTexts":["x"],"Anchors":[{"X":0.25,"Y":0.6}]}""");
        Sample.Read(Sample.Form("MediaField"), posted).ShouldBe("""{"Paths":["a.jpg"],"MediaTexts":["x"]}""");
    }

    [Fact]
    public void A_file_that_is_added_leaves_the_points_of_the_others()
    {
        var field = Sample.Form("MediaField").Field("F")!;
        var content = Sample.Json("""{"Sample":{"F":{"Paths":["a.jpg"],"MediaTexts":["x"],"Anchors":[{"X":0.1,"Y":0.2}]}}}""");

        MediaField.Add(field, content, "b.jpg");

        content["Sample"]!["F"]!["Anchors"]!.ToJsonString().ShouldBe("""[{"X":0.1,"Y":0.2},{"X":0.5,"Y":0.5}]""");
    }

    [Theory]
    [InlineData("TimeField")]
    [InlineData("UserPickerField")]
    [InlineData("LocalizationSetContentPickerField")]
    [InlineData("GeoPointField")]
    [InlineData("TheirOwnField")]
    public void A_field_without_an_editor_here_keeps_any_value_through_a_post(string type) =>
        Gen.Select(Arbitrary.Object, Arbitrary.Object).Sample((value, part) =>
        {
            var form = Sample.FormOf($$"""{"FieldName":"{{type}}","Name":"Theirs","Settings":{} },{"FieldName":"TextField","Name":"F","Settings":{} }""");
            var content = new JsonObject { ["Sample"] = new JsonObject { ["Theirs"] = JsonNode.Parse(value) }, ["TheirPart"] = JsonNode.Parse(part) };

            var read = FormReading.Read(form, content, Sample.Posted(("F", ["Nieuw"]), ("Theirs", ["x"]))).Content;

            JsonNode.DeepEquals(read["Sample"]!["Theirs"], JsonNode.Parse(value)).ShouldBeTrue();
            JsonNode.DeepEquals(read["TheirPart"], JsonNode.Parse(part)).ShouldBeTrue();
            read["Sample"]!["F"]!["Text"]!.GetValue<string>().ShouldBe("Nieuw");
        }, iter: 50);

    [Fact]
    public void What_nobody_knows_of_a_value_survives_a_post() =>
        Gen.Select(Gen.Int[0, Kinds.Length - 1].Select(i => Kinds[i]), Arbitrary.Object).Sample((type, theirs) =>
        {
            var content = new JsonObject { ["Sample"] = new JsonObject { ["F"] = new JsonObject { ["Theirs"] = JsonNode.Parse(theirs) } } };

            var read = FormReading.Read(Sample.Form(type), content, Sample.Posted("F", "2026-03-01")).Content;

            JsonNode.DeepEquals(read["Sample"]!["F"]!["Theirs"], JsonNode.Parse(theirs)).ShouldBeTrue();
        }, iter: 200);
}
