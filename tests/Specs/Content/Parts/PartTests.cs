using System.Text.Json.Nodes;
using CsCheck;
using RadicaleVernieuwers.Content;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.Specs.Content.Parts;

public sealed class PartTests
{
    private static readonly PatternItem Item = new("Sample", "4item", "an");

    [Theory]
    [InlineData("TitlePart", """{"Title":"a"}""", "", "b", """{"Title":"b"}""")]
    [InlineData("AliasPart", """{"Alias":"a"}""", "", "b", """{"Alias":"b"}""")]
    [InlineData("MarkdownBodyPart", """{"Markdown":"a"}""", "", "b", """{"Markdown":"b"}""")]
    [InlineData("HtmlBodyPart", """{"Html":"a"}""", "", "<p>b</p>", """{"Html":"<p>b</p>"}""")]
    [InlineData("LiquidPart", """{"Liquid":"a"}""", "", "{{ b }}", """{"Liquid":"{{ b }}"}""")]
    [InlineData("LocalizationPart", """{"LocalizationSet":"4s","Culture":"nl"}""", "", "fr", """{"LocalizationSet":"4s","Culture":"fr"}""")]
    [InlineData("PublishLaterPart", """{"ScheduledPublishUtc":null}""", "", "2026-03-01T12:00", """{"ScheduledPublishUtc":"2026-03-01T11:00:00Z"}""")]
    [InlineData("ArchiveLaterPart", """{"ScheduledArchiveUtc":null}""", "", "2026-07-01T12:00", """{"ScheduledArchiveUtc":"2026-07-01T10:00:00Z"}""")]
    [InlineData("AutoroutePart", """{"Path":"a","SetHomepage":false,"Disabled":false,"RouteContainedItems":true,"Absolute":false}""", "", "b", """{"Path":"b","SetHomepage":false,"Disabled":false,"RouteContainedItems":true,"Absolute":false}""")]
    [InlineData("SeoMetaPart", """{"GoogleSchema":"x","MetaDescription":"a"}""", ".MetaDescription", "b", """{"GoogleSchema":"x","MetaDescription":"b"}""")]
    public void A_part_is_written_as_Orchard_writes_it(string part, string before, string suffix, string typed, string after) =>
        Read(FormWith(part), $$"""{"{{part}}":{{before}}}""", (part + suffix, typed))[part].ShouldBeJson(after);

    [Fact]
    public void What_no_part_here_knows_comes_back_untouched_whatever_is_typed_beside_it() =>
        Arbitrary.Object.Sample(bag =>
        {
            foreach (var part in PartTypes.All.Select(p => p.Name).Append("TheirPart"))
            {
                var content = new JsonObject { [part] = new JsonObject { ["TheirProperty"] = JsonNode.Parse(bag) }, ["OtherPart"] = JsonNode.Parse(bag) };
                var read = FormReading.Read(FormWith(part), content, Posted((part, "x"), (part + ".Item", "4new"), ("Sample.F", "y"))).Content;

                JsonNode.DeepEquals(read[part]!["TheirProperty"], JsonNode.Parse(bag)).ShouldBeTrue(part);
                JsonNode.DeepEquals(read["OtherPart"], JsonNode.Parse(bag)).ShouldBeTrue(part);
            }
        }, iter: 60);

    [Theory]
    [InlineData(0, "Getypt", "Getypt")]
    [InlineData(0, "", "Jan in Gent")]
    [InlineData(1, "Getypt", "Jan in Gent")]
    [InlineData(2, "Getypt", "Jan in Gent")]
    [InlineData(3, "Getypt", "Getypt")]
    public void A_title_follows_its_pattern_as_its_option_says(int option, string typed, string kept)
    {
        var form = FormWith("TitlePart", $$$"""{"TitlePartSettings":{"Options":{{{option}}},"Pattern":"{{ ContentItem.Content.Sample.F.Text }}\n in {{ Model.ContentItem.Sample.Place.Text | default: 'Gent' }}"}}""");
        var content = Read(form, "{}", ("TitlePart", typed), ("Sample.F", "Jan"));

        form.Complete(content, Item, Moment.Autosave);

        content["TitlePart"]!["Title"]!.GetValue<string>().ShouldBe(kept);
    }

    [Fact]
    public void A_title_that_a_pattern_makes_is_not_asked() =>
        FormWith("TitlePart", """{"TitlePartSettings":{"Options":2,"Pattern":"x"}}""").Validate([], Moment.Submit).ShouldBeEmpty();

    [Fact]
    public void An_alias_is_made_of_the_title_once()
    {
        var form = FormWith("AliasPart");
        var content = Sample.Json("""{"TitlePart":{"Title":"Één Straat!"}}""");
        form.Complete(content, Item, Moment.Autosave);
        content["TitlePart"]!["Title"] = "Anders";
        form.Complete(content, Item, Moment.Autosave);

        content["AliasPart"]!["Alias"]!.GetValue<string>().ShouldBe("een-straat");
    }

    [Fact]
    public void An_address_follows_its_pattern_when_the_item_is_published_and_not_while_it_is_written()
    {
        var form = FormWith("AutoroutePart", """{"AutoroutePartSettings":{"Pattern":"{{ ContentItem.Content.LocalizationPart.Culture }}/stories/{{ ContentItem | display_text | slugify }}"}}""");
        var content = Sample.Json("""{"TitlePart":{"Title":"Een straat"},"LocalizationPart":{"Culture":"nl"}}""");

        form.Complete(content, Item, Moment.Autosave);
        content.ContainsKey("AutoroutePart").ShouldBeFalse();
        form.Complete(content, Item, Moment.Submit);
        content["AutoroutePart"]!["Path"]!.GetValue<string>().ShouldBe("nl/stories/een-straat");
    }

    [Theory]
    [InlineData("{% for i in (1..1000000) %}x{% endfor %}")]
    [InlineData("{{ ContentItem | nothing")]
    [InlineData("{% include 'secret' %}")]
    public void A_pattern_that_runs_too_long_or_cannot_be_read_gives_nothing(string liquid) => Pattern.Line(liquid, [], Item).ShouldBe("");

    [Fact]
    public void Liquid_of_a_text_is_shown_as_safe_HTML()
    {
        var form = FormWith("LiquidPart");
        var content = Sample.Json("""{"TitlePart":{"Title":"<b>Hoi"},"LiquidPart":{"Liquid":"<p>{{ ContentItem.TitlePart.Title }}</p><script>x</script>"}}""");

        form.Field("Liquid")!.HtmlIn(content, Sample.Dutch).ShouldBe("<p><b>Hoi</b></p>");
        form.Field("Liquid")!.TextIn(content, Sample.Dutch).ShouldBe("Hoi");
    }

    private static FormDefinition FormWith(string part, string settings = "{}") => FormDefinition.From(ContentDefinitions.Empty.Merge(Sample.Json($$$"""
        {"ContentTypes":[{"Name":"Sample","DisplayName":"Sample","Settings":{},"ContentTypePartDefinitionRecords":[{"PartName":"{{{part}}}","Name":"{{{part}}}","Settings":{{{settings}}}},{"PartName":"Sample","Name":"Sample","Settings":{} }]}],
         "ContentParts":[{"Name":"Sample","Settings":{},"ContentPartFieldDefinitionRecords":[{"FieldName":"TextField","Name":"F","Settings":{} }]}]}
        """)).Find("Sample")!);

    private static JsonObject Read(FormDefinition form, string content, params (string Name, string Value)[] posted) => FormReading.Read(form, Sample.Json(content), Posted(posted)).Content;

    private static PostedForm Posted(params (string Name, string Value)[] posted) => PostedForm.From(posted.Select(p => KeyValuePair.Create(p.Name, new Microsoft.Extensions.Primitives.StringValues(p.Value))));
}

internal static class JsonShould
{
    public static void ShouldBeJson(this JsonNode? node, string json) => JsonNode.DeepEquals(node, JsonNode.Parse(json)).ShouldBeTrue($"{node?.ToJsonString()} is not {json}");
}
