using System.Text.Json.Nodes;
using Microsoft.Extensions.Primitives;
using RadicaleVernieuwers.Content;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.Specs.Content.Parts;

public sealed class MenuPartTests
{
    private static readonly FormDefinition Form = FormDefinition.From(Types().Find("Menu")!, TypesAround.Nothing with { Definitions = Types() });

    [Theory]
    [InlineData("In", "b", "a(b) c")]
    [InlineData("In", "a", "a b c")]
    [InlineData("Up", "c", "a c b")]
    [InlineData("Remove", "a", "b c")]
    public void Items_are_ordered_and_nested(string button, string id, string outline) => Outline(Press(button, id, Three)).ShouldBe(outline);

    [Fact]
    public void No_more_than_one_level_stands_below_another()
    {
        var nested = Press("In", "c", Press("In", "b", Three).ToJsonString());
        Outline(nested).ShouldBe("a(b c)");

        Outline(Press("In", "c", nested.ToJsonString())).ShouldBe("a(b c)");
        // What has items below it cannot go below another itself.
        Outline(Press("In", "b", Press("In", "c", Three).ToJsonString())).ShouldBe("a b(c)");
    }

    [Fact]
    public void What_stands_below_is_in_a_list_of_its_own_and_what_nobody_knows_there_survives()
    {
        var content = Sample.Json(Three);
        content["MenuItemsListPart"]!["MenuItems"]![0]!["MenuItemsListPart"] = new JsonObject { ["Theirs"] = 1 };

        Press("In", "b", content.ToJsonString())["MenuItemsListPart"]!["MenuItems"]![0]!["MenuItemsListPart"]!.ShouldBeJson("""
            {"Theirs":1,"MenuItems":[{"ContentItemId":"b","ContentType":"LinkMenuItem","DisplayText":"b","LinkMenuItemPart":{"Url":"~/b","Target":"_blank"}}]}
            """);
    }

    [Theory]
    [InlineData("~/stories", true)]
    [InlineData("/nl/rules", true)]
    [InlineData("https://example.org/a", true)]
    [InlineData("mailto:an@example.org", true)]
    [InlineData("javascript:alert(1)", false)]
    [InlineData("//elders.example", false)]
    public void An_address_leads_somewhere(string url, bool isSound)
    {
        var content = Sample.Json(Three);
        content["MenuItemsListPart"]!["MenuItems"]![0]!["LinkMenuItemPart"]!["Url"] = url;

        Form.Validate(content, Moment.Submit).Any(e => e.Field == "MenuItemsListPart.a.MenuLink").ShouldBe(!isSound);
    }

    private const string Three = """
        {"MenuItemsListPart":{"MenuItems":[
          {"ContentItemId":"a","ContentType":"LinkMenuItem","DisplayText":"a","LinkMenuItemPart":{"Url":"~/a"}},
          {"ContentItemId":"b","ContentType":"LinkMenuItem","DisplayText":"b","LinkMenuItemPart":{"Url":"~/b","Target":"_blank"}},
          {"ContentItemId":"c","ContentType":"LinkMenuItem","DisplayText":"c","LinkMenuItemPart":{"Url":"~/c"}}]}}
        """;

    private static JsonObject Press(string button, string id, string content)
    {
        var parts = Sample.Json(content);
        var all = MenuItemsListPart.Tree.All(parts["MenuItemsListPart"]!["MenuItems"]!.AsArray()).ToArray();
        return FormReading.Read(Form, parts, PostedForm.From(new KeyValuePair<string, StringValues>[]
        {
            new("MenuItemsListPart.Item", all.Select(a => a.Item["ContentItemId"]!.GetValue<string>()).ToArray()),
            new("MenuItemsListPart.Depth", all.Select(a => $"{a.Depth}").ToArray()),
            new("MenuItemsListPart." + button, id),
        })).Content;
    }

    private static string Outline(JsonObject content) => Outline(content["MenuItemsListPart"]!["MenuItems"]!.AsArray());

    private static string Outline(JsonArray? items) =>
        string.Join(' ', (items ?? []).Select(i => i!["DisplayText"] + (Outline(i["MenuItemsListPart"]?["MenuItems"]?.AsArray()) is { Length: > 0 } below ? $"({below})" : "")));

    private static ContentDefinitions Types() => ContentDefinitions.Empty.Merge(Sample.Json("""
        {"ContentTypes":[
          {"Name":"Menu","DisplayName":"Menu","Settings":{},"ContentTypePartDefinitionRecords":[{"PartName":"MenuItemsListPart","Name":"MenuItemsListPart","Settings":{}}]},
          {"Name":"LinkMenuItem","DisplayName":"Link","Settings":{"ContentTypeSettings":{"Stereotype":"MenuItem"}},"ContentTypePartDefinitionRecords":[{"PartName":"LinkMenuItemPart","Name":"LinkMenuItemPart","Settings":{}}]}]}
        """));
}
