using System.Text.Json.Nodes;
using CsCheck;
using Microsoft.Extensions.Primitives;
using RadicaleVernieuwers.Content;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.Specs.Content.Parts;

public sealed class BlockPartTests
{
    private const string Id = "4a0000000000000000000000zz";
    private static readonly FormDefinition Form = FormDefinition.From(Types().Find("Page")!, TypesAround.Nothing with { Definitions = Types() });

    [Fact]
    public void A_block_is_added_in_the_shape_that_Orchard_writes()
    {
        var content = Read("{}", ("FlowPart.Item", ""), ("FlowPart.NewId", Id), ("FlowPart.Add", "Paragraph"));

        content["FlowPart"]!.ShouldBeJson($$$"""
            {"Widgets":[{"ContentItemId":"{{{Id}}}","ContentItemVersionId":null,"ContentType":"Paragraph","DisplayText":null,"Latest":false,"Published":false,"ModifiedUtc":null,"PublishedUtc":null,"CreatedUtc":null,"Owner":null,"Author":null,
              "FlowMetadata":{"Alignment":3,"Size":100}}]}
            """);
    }

    [Fact]
    public void A_form_that_is_sent_twice_adds_one_block()
    {
        (string, string)[] add = [("FlowPart.Item", ""), ("FlowPart.NewId", Id), ("FlowPart.Add", "Paragraph")];

        Kinds(Read(Read("{}", add).ToJsonString(), [.. add, ("FlowPart.Item", Id)])).ShouldBe("Paragraph");
    }

    [Fact]
    public void A_block_is_put_below_another_one() =>
        Kinds(Press("AddAfter", "a:Spot")).ShouldBe("Paragraph Spot TheirWidget Bag");

    [Fact]
    public void What_was_typed_in_a_block_and_how_it_stands_is_kept()
    {
        var content = Press("", "", ("FlowPart.a.Paragraph.Content", "<p>Nieuw</p>"), ("FlowPart.a.FlowMetadata.Size", "50"), ("FlowPart.a.FlowMetadata.Alignment", "2"));

        Block(content, 0)["Paragraph"]!.ShouldBeJson("""{"Content":{"Html":"<p>Nieuw</p>"}}""");
        Block(content, 0)["FlowMetadata"]!.ShouldBeJson("""{"Alignment":2,"Size":50}""");
    }

    [Theory]
    [InlineData("Size", "0")]
    [InlineData("Size", "101")]
    [InlineData("Size", "half")]
    [InlineData("Alignment", "4")]
    [InlineData("Alignment", "-1")]
    public void A_place_that_Orchard_does_not_know_is_not_taken_over(string name, string value) =>
        Block(Press("", "", ($"FlowPart.a.FlowMetadata.{name}", value)), 0)["FlowMetadata"]!.ShouldBeJson("""{"Alignment":3,"Size":100}""");

    [Fact]
    public void A_copy_has_what_was_just_typed_and_ids_of_its_own_throughout()
    {
        var content = Press("Copy", "c", ("FlowPart.NewId", Id), ("FlowPart.c.BagPart.Item", "d"), ("FlowPart.c.BagPart.d.Figure.Number", "13"));

        Kinds(content).ShouldBe("Paragraph TheirWidget Bag Bag");
        var (one, copy) = (Block(content, 2), Block(content, 3));
        copy["ContentItemId"]!.GetValue<string>().ShouldBe(Id);
        var (figure, other) = (one["BagPart"]!["ContentItems"]![0]!, copy["BagPart"]!["ContentItems"]![0]!);
        other["Figure"]!["Number"]!["Text"]!.GetValue<string>().ShouldBe("13");
        other["ContentItemId"]!.GetValue<string>().ShouldNotBe(figure["ContentItemId"]!.GetValue<string>());
    }

    [Fact]
    public void Only_types_that_are_allowed_are_made()
    {
        Kinds(Press("Add", "Page")).ShouldBe("Paragraph TheirWidget Bag");
        Kinds(Press("Add", "Figure")).ShouldBe("Paragraph TheirWidget Bag");
        var inBag = Press("", "", ("FlowPart.c.BagPart.Item", "d"), ("FlowPart.c.BagPart.Add", "Paragraph"));
        Block(inBag, 2)["BagPart"]!["ContentItems"]!.AsArray().Count.ShouldBe(1);
    }

    [Fact]
    public void A_block_of_a_kind_that_nobody_knows_is_moved_and_stays_as_it_is() =>
        Arbitrary.Object.Sample(bag =>
        {
            var content = Sample.Json(Three);
            Block(content, 1)["TheirPart"] = JsonNode.Parse(bag);
            var before = Block(content, 1).DeepClone();

            JsonNode.DeepEquals(Block(Press(content, "Up", "b"), 0), before).ShouldBeTrue();
        }, iter: 100);

    [Fact]
    public void Blocks_without_an_id_stay()
    {
        var content = Sample.Json(Three);
        Block(content, 1).AsObject().Remove("ContentItemId");

        Kinds(Press(content, "Down", "a")).ShouldBe("Bag Paragraph TheirWidget");
    }

    [Fact]
    public void No_order_of_buttons_loses_a_block_or_makes_two_of_one() =>
        Gen.Select(Gen.Int[0, 1], Gen.Int[0, 2]).Array[0, 12].Sample(presses =>
        {
            var content = Sample.Json(Three);
            foreach (var (verb, at) in presses)
                content = Press(content, verb == 0 ? "Up" : "Down", $"{"abc"[at]}");
            content["FlowPart"]!["Widgets"]!.AsArray().Select(w => w!["ContentItemId"]!.GetValue<string>()).Order().ShouldBe(["a", "b", "c"]);
        }, iter: 200);

    [Fact]
    public void What_is_wrong_in_a_block_is_said_of_its_own_field()
    {
        var content = Press("", "", ("FlowPart.c.BagPart.Item", "d"), ("FlowPart.c.BagPart.d.Figure.Number", ""));

        Form.Validate(content, Moment.Submit).ShouldHaveSingleItem().Field.ShouldBe("FlowPart.c.BagPart.d.Number");
    }

    [Fact]
    public void The_words_of_blocks_are_read_for_search_and_compared_for_versions()
    {
        var content = Sample.Json(Three);
        Form.BlockWords(content).ShouldBe("Een alinea.\n12\nstraten");
        var blocks = Form.Field("Flow")!;
        blocks.TextIn(content, Sample.Dutch).ShouldContain("[Alinea]\nContent: Een alinea.");

        var changed = Sample.Json(Three);
        Block(changed, 0)["Paragraph"]!["Content"]!["Html"] = "<p>Een andere alinea.</p>";
        CompareAnswers.Between(Form, content, changed, Sample.Dutch).Where(c => c.Differs).ShouldHaveSingleItem().Other.ShouldContain("Een andere alinea.");
    }

    [Fact]
    public void An_empty_box_in_a_block_is_no_change()
    {
        var typed = Sample.Json(Three);
        Block(typed, 2)["BagPart"]!["ContentItems"]![0]!["Figure"]!["Note"] = new JsonObject { ["Text"] = "" };

        CompareAnswers.Differ(Form, Sample.Json(Three), typed).ShouldBeFalse();
        Block(typed, 0)["FlowMetadata"]!["Size"] = 50;
        CompareAnswers.Differ(Form, Sample.Json(Three), typed).ShouldBeTrue();
    }

    [Fact]
    public void A_hidden_field_of_a_block_is_not_found_by_the_public()
    {
        var content = Sample.Json(Three);
        Block(content, 2)["BagPart"]!["ContentItems"]![0]!["Figure"]!["Note"] = new JsonObject { ["Text"] = "alleen voor de ploeg" };

        Form.BlockWords(content).ShouldNotContain("ploeg");
    }

    [Fact]
    public void Checks_look_into_blocks()
    {
        var content = Sample.Json(Three);
        Block(content, 0)["Paragraph"]!["Content"]!["Html"] = """<h4>Te diep</h4><p><a href="/nl/nergens">hier</a></p>""";

        TextChecks.Of(Form, content, "nl").ShouldContain(f => f.Key == "Check.HeadingOrder" && f.Anchor == "FlowPart_a_Paragraph_Content");
        TextChecks.InternalLinks(Form, content).ShouldBe([("/nl/nergens", "FlowPart_a_Paragraph_Content")]);
    }

    private const string Three = """
        {"FlowPart":{"Widgets":[
          {"ContentItemId":"a","ContentType":"Paragraph","Paragraph":{"Content":{"Html":"<p>Een alinea.</p>"}},"FlowMetadata":{"Alignment":3,"Size":100}},
          {"ContentItemId":"b","ContentType":"TheirWidget","TheirPart":{"X":[1]},"FlowMetadata":{"Alignment":1,"Size":33}},
          {"ContentItemId":"c","ContentType":"Bag","BagPart":{"ContentItems":[{"ContentItemId":"d","ContentType":"Figure","Figure":{"Number":{"Text":"12"},"Label":{"Text":"straten"}}}]},"FlowMetadata":{"Alignment":3,"Size":100}}]}}
        """;

    private static JsonNode Block(JsonObject content, int at) => content["FlowPart"]!["Widgets"]![at]!;

    private static string Kinds(JsonObject content) => string.Join(' ', content["FlowPart"]!["Widgets"]!.AsArray().Select(w => w!["ContentType"]!.GetValue<string>()));

    private static JsonObject Press(string verb, string value, params (string Name, string Value)[] typed) => Press(Sample.Json(Three), verb, value, typed);

    /// <summary>Sends the form as a browser would: every block in its order, and the button.</summary>
    private static JsonObject Press(JsonObject content, string verb, string value, params (string Name, string Value)[] typed) => Read(content.ToJsonString(),
        [("FlowPart.Item", ""), .. content["FlowPart"]!["Widgets"]!.AsArray().Select(w => ("FlowPart.Item", w!["ContentItemId"]?.GetValue<string>() ?? "")), .. verb.Length > 0 ? [("FlowPart." + verb, value)] : Array.Empty<(string, string)>(), .. typed]);

    private static JsonObject Read(string content, params (string Name, string Value)[] posted) =>
        FormReading.Read(Form, Sample.Json(content), PostedForm.From(posted.GroupBy(p => p.Name).Select(p => KeyValuePair.Create(p.Key, new StringValues([.. p.Select(v => v.Value)]))))).Content;

    private static ContentDefinitions Types() => ContentDefinitions.Empty.Merge(Sample.Json("""
        {"ContentTypes":[
          {"Name":"Page","DisplayName":"Page","Settings":{},"ContentTypePartDefinitionRecords":[{"PartName":"FlowPart","Name":"FlowPart","Settings":{}}]},
          {"Name":"Paragraph","DisplayName":"Alinea","Settings":{"ContentTypeSettings":{"Stereotype":"Widget"}},"ContentTypePartDefinitionRecords":[{"PartName":"Paragraph","Name":"Paragraph","Settings":{}}]},
          {"Name":"Spot","DisplayName":"Spot","Settings":{"ContentTypeSettings":{"Stereotype":"Widget"}},"ContentTypePartDefinitionRecords":[]},
          {"Name":"Bag","DisplayName":"Bag","Settings":{"ContentTypeSettings":{"Stereotype":"Widget"}},"ContentTypePartDefinitionRecords":[{"PartName":"BagPart","Name":"BagPart","Settings":{"BagPartSettings":{"ContainedContentTypes":["Figure"]}}}]},
          {"Name":"Figure","DisplayName":"Figure","Settings":{},"ContentTypePartDefinitionRecords":[{"PartName":"Figure","Name":"Figure","Settings":{}}]}],
         "ContentParts":[
          {"Name":"Paragraph","Settings":{},"ContentPartFieldDefinitionRecords":[{"FieldName":"HtmlField","Name":"Content","Settings":{}}]},
          {"Name":"Figure","Settings":{},"ContentPartFieldDefinitionRecords":[{"FieldName":"TextField","Name":"Number","Settings":{"TextFieldSettings":{"Required":true}}},{"FieldName":"TextField","Name":"Label","Settings":{}},{"FieldName":"TextField","Name":"Note","Settings":{"RadicaleFieldSettings":{"Public":false}}}]}]}
        """));
}
