using System.Text.Json.Nodes;
using CsCheck;
using Microsoft.Extensions.Primitives;
using RadicaleVernieuwers.Content;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.Specs.Content.Parts;

public sealed class HeldItemsTests
{
    private static readonly FormDefinition Form = FormDefinition.From(Types().Find("Taxonomy")!, TypesAround.Nothing with { Definitions = Types() });

    [Fact]
    public void A_term_is_added_with_the_fields_of_its_own_type()
    {
        var content = Read("""{"TaxonomyPart":{"TermContentType":"Theme"}}""", ("TaxonomyPart.Item", "4a"), ("TaxonomyPart.Depth", "0"), ("TaxonomyPart.4a.Type", "Theme"), ("TaxonomyPart.4a.TitlePart", "Zorg"), ("TaxonomyPart.4a.Theme.Key", "zorg"));

        Outline(content).ShouldBe("Zorg");
        var term = content["TaxonomyPart"]!["Terms"]![0]!;
        term["DisplayText"]!.GetValue<string>().ShouldBe("Zorg");
        term["Theme"]!.ShouldBeJson("""{"Key":{"Text":"zorg"}}""");
        Form.Complete(content, new("Taxonomy", "4taxonomy"), Moment.Autosave);
        term["TermPart"].ShouldBeJson("""{"TaxonomyContentItemId":"4taxonomy"}""");
    }

    [Theory]
    [InlineData("Up", "b", "b(c) a d")]
    [InlineData("Up", "d", "a d b(c)")]
    [InlineData("Up", "a", "a b(c) d")]
    [InlineData("Up", "c", "a b(c) d")]
    [InlineData("Down", "a", "b(c) a d")]
    [InlineData("Down", "b", "a d b(c)")]
    [InlineData("Down", "c", "a b(c) d")]
    [InlineData("In", "d", "a b(c d)")]
    [InlineData("In", "b", "a(b(c)) d")]
    [InlineData("In", "a", "a b(c) d")]
    [InlineData("Out", "c", "a b c d")]
    [InlineData("Out", "d", "a b(c) d")]
    [InlineData("Remove", "b", "a d")]
    [InlineData("Remove", "c", "a b d")]
    public void A_button_moves_a_term_with_all_below_it(string button, string id, string outline) => Outline(Press(button, id)).ShouldBe(outline);

    [Fact]
    public void No_order_of_buttons_loses_a_term_or_makes_two_of_one() =>
        Gen.Select(Gen.Int[0, 3].Select(b => Buttons[b]), Gen.Int[0, 3].Select(i => $"{"abcd"[i]}")).Array[0, 12].Sample(presses =>
        {
            var content = Sample.Json(Four);
            foreach (var (button, id) in presses)
                content = Press(button, id, content);
            Ids(content).Order().ShouldBe(["a", "b", "c", "d"]);
        }, iter: 300);

    [Fact]
    public void A_type_that_may_not_be_held_is_not_made() =>
        Outline(Read("{}", ("TaxonomyPart.Add", "Taxonomy"), ("TaxonomyPart.Item", "4a"), ("TaxonomyPart.4a.Type", "Nothing"))).ShouldBe("");

    [Fact]
    public void What_is_wrong_with_a_held_item_is_said_of_its_own_field()
    {
        var content = Sample.Json(Four);
        content["TaxonomyPart"]!["Terms"]![1]!["Terms"]![0]!["TitlePart"]!["Title"] = "";

        Form.Validate(content, Moment.Submit).ShouldHaveSingleItem().Field.ShouldBe("TaxonomyPart.c.Title");
    }

    [Fact]
    public void What_nobody_knows_of_a_held_item_survives() =>
        Arbitrary.Object.Sample(bag =>
        {
            var content = Sample.Json(Four);
            content["TaxonomyPart"]!["Terms"]![1]!["TheirPart"] = JsonNode.Parse(bag);

            var term = Press("Up", "b", content)["TaxonomyPart"]!["Terms"]![0]!;

            JsonNode.DeepEquals(term["TheirPart"], JsonNode.Parse(bag)).ShouldBeTrue();
        }, iter: 100);

    private static readonly string[] Buttons = ["Up", "Down", "In", "Out"];

    private const string Four = """
        {"TaxonomyPart":{"TermContentType":"Theme","Terms":[
          {"ContentItemId":"a","ContentType":"Theme","TitlePart":{"Title":"a"}},
          {"ContentItemId":"b","ContentType":"Theme","TitlePart":{"Title":"b"},"Terms":[{"ContentItemId":"c","ContentType":"Theme","TitlePart":{"Title":"c"}}]},
          {"ContentItemId":"d","ContentType":"Theme","TitlePart":{"Title":"d"}}]}}
        """;

    /// <summary>Sends the form as a browser would: every item with its depth, and the button.</summary>
    private static JsonObject Press(string button, string id, JsonObject? content = null)
    {
        var parts = content ?? Sample.Json(Four);
        var all = TaxonomyPart.Tree.All(parts["TaxonomyPart"]!["Terms"]!.AsArray()).ToArray();
        return FormReading.Read(Form, parts, PostedForm.From(
        [
            new("TaxonomyPart.Item", all.Select(a => a.Item["ContentItemId"]!.GetValue<string>()).ToArray()),
            new("TaxonomyPart.Depth", all.Select(a => $"{a.Depth}").ToArray()),
            new("TaxonomyPart." + button, id),
        ])).Content;
    }

    private static JsonObject Read(string content, params (string Name, string Value)[] posted) =>
        FormReading.Read(Form, Sample.Json(content), PostedForm.From(posted.Select(p => KeyValuePair.Create(p.Name, new StringValues(p.Value))))).Content;

    private static string Outline(JsonObject content) => Outline(content["TaxonomyPart"]?["Terms"]?.AsArray());

    private static string Outline(JsonArray? terms) =>
        string.Join(' ', (terms ?? []).Select(t => t!["TitlePart"]?["Title"] + (Outline(t["Terms"]?.AsArray()) is { Length: > 0 } below ? $"({below})" : "")));

    private static IEnumerable<string> Ids(JsonObject content) => TaxonomyPart.Tree.All(content["TaxonomyPart"]!["Terms"]!.AsArray()).Select(t => t.Item["ContentItemId"]!.GetValue<string>());

    private static ContentDefinitions Types() => ContentDefinitions.Empty.Merge(Sample.Json("""
        {"ContentTypes":[
          {"Name":"Taxonomy","DisplayName":"Taxonomy","Settings":{},"ContentTypePartDefinitionRecords":[{"PartName":"TaxonomyPart","Name":"TaxonomyPart","Settings":{}}]},
          {"Name":"Theme","DisplayName":"Theme","Settings":{},"ContentTypePartDefinitionRecords":[{"PartName":"TitlePart","Name":"TitlePart","Settings":{}},{"PartName":"Theme","Name":"Theme","Settings":{}}]}],
         "ContentParts":[{"Name":"Theme","Settings":{},"ContentPartFieldDefinitionRecords":[{"FieldName":"TextField","Name":"Key","Settings":{}}]}]}
        """));
}
