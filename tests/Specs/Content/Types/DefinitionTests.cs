using System.Text.Json.Nodes;
using CsCheck;
using RadicaleVernieuwers.Content;
using RadicaleVernieuwers.Data;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.Specs.Content.Types;

public sealed class DefinitionTests
{
    private static readonly JsonObject Article = Sample.Json("""
        {"ContentTypes":[{"Name":"Article","DisplayName":"Article","Settings":{"ContentTypeSettings":{"Creatable":true},"TheirSettings":{"X":[1,2]}},
           "ContentTypePartDefinitionRecords":[{"PartName":"TitlePart","Name":"TitlePart","Settings":{"ContentTypePartSettings":{"Position":"0"}}},{"PartName":"Article","Name":"Article","Settings":{}}]}],
         "ContentParts":[{"Name":"Article","Settings":{},"ContentPartFieldDefinitionRecords":[
            {"FieldName":"TextField","Name":"Second","Settings":{"ContentPartFieldSettings":{"Position":"10"}}},
            {"FieldName":"TextField","Name":"First","Settings":{"ContentPartFieldSettings":{"Position":"9.5"},"TextFieldSettings":{"Required":true,"Hint":"Old"}}}]}]}
        """);

    [Fact]
    public void Fields_stand_in_the_order_of_their_positions_as_numbers() =>
        ContentDefinitions.Empty.Merge(Article).Find("Article")!.Parts[1].Part.Fields.Select(f => f.Name).ShouldBe(["First", "Second"]);

    [Fact]
    public void A_merge_lays_settings_over_each_other_and_keeps_what_it_does_not_name()
    {
        var merged = ContentDefinitions.Empty.Merge(Article).Merge(Sample.Json("""
            {"ContentParts":[{"Name":"Article","ContentPartFieldDefinitionRecords":[{"FieldName":"TextField","Name":"First","Settings":{"TextFieldSettings":{"Hint":"New"}}}]}]}
            """));

        var first = merged.Find("Article")!.Parts[1].Part.Fields[0];
        first.Settings.ToJsonString().ShouldBe("""{"ContentPartFieldSettings":{"Position":"9.5"},"TextFieldSettings":{"Required":true,"Hint":"New"}}""");
        merged.Find("Article")!.Parts[1].Part.Fields.Count.ShouldBe(2);
    }

    [Fact]
    public void A_type_without_a_display_name_does_not_touch_the_settings()
    {
        var merged = ContentDefinitions.Empty.Merge(Article).Merge(Sample.Json("""{"ContentTypes":[{"Name":"Article","Settings":{"ContentTypeSettings":{"Creatable":false}}}]}"""));

        merged.Find("Article")!.IsCreatable.ShouldBeTrue();
    }

    [Fact]
    public void A_list_in_the_settings_is_replaced_and_not_joined()
    {
        var merged = ContentDefinitions.Empty.Merge(Article).Merge(Sample.Json("""{"ContentTypes":[{"Name":"Article","DisplayName":"Stuk","Settings":{"TheirSettings":{"X":[3]}}}]}"""));

        merged.Find("Article")!.Settings["TheirSettings"]!.ToJsonString().ShouldBe("""{"X":[3]}""");
        merged.Find("Article")!.DisplayName.ShouldBe("Stuk");
    }

    [Fact]
    public void A_replacement_leaves_nothing_of_the_former()
    {
        var replaced = ContentDefinitions.Empty.Merge(Article).Replace(Sample.Json("""{"ContentParts":[{"Name":"Article","Settings":{},"ContentPartFieldDefinitionRecords":[]}]}"""));

        replaced.Find("Article")!.Parts[1].Part.Fields.ShouldBeEmpty();
    }

    [Fact]
    public void A_deletion_takes_away_the_named_types_and_parts()
    {
        var deleted = ContentDefinitions.Empty.Merge(Article).Delete(Sample.Json("""{"ContentTypes":["Article"],"ContentParts":["Other"]}"""));

        deleted.All.ShouldBeEmpty();
        deleted.PartsAsJson.Keys.ShouldBe(["Article"]);
    }

    [Fact]
    public void A_definition_without_a_name_is_refused() =>
        Should.Throw<Refusal>(() => ContentDefinitions.Empty.Merge(Sample.Json("""{"ContentTypes":[{"DisplayName":"x"}]}"""))).Key.ShouldBe("Definition.NameMissing");

    [Fact]
    public void Settings_that_nobody_knows_survive_merge_and_replacement() =>
        Arbitrary.Object.Sample(bag =>
        {
            var step = Sample.Json("""{"ContentTypes":[{"Name":"T","DisplayName":"T","Settings":{},"ContentTypePartDefinitionRecords":[]}],"ContentParts":[]}""");
            step["ContentTypes"]![0]!["Settings"]!["Unknown"] = JsonNode.Parse(bag);
            var written = ContentDefinitions.Empty.Merge(step).TypesAsJson["T"];

            JsonNode.DeepEquals(written["Settings"]!["Unknown"], JsonNode.Parse(bag)).ShouldBeTrue();
            JsonNode.DeepEquals(ContentDefinitions.Empty.Replace(step).TypesAsJson["T"], step["ContentTypes"]![0]).ShouldBeTrue();
        }, iter: 200);
}
