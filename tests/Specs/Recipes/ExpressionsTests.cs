using System.Text;
using System.Text.Json.Nodes;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Recipes;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.Specs.Recipes;

public sealed class ExpressionsTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 20, 22, 30, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("[js: variables('plain')]", "a word")]
    [InlineData("[js:variables(\"plain\")]", "a word")]
    [InlineData("[js: variables('twice')]", "a word")]
    [InlineData("[js: variables('number')]", "12")]
    [InlineData("[js: parameters('SiteName')]", "Onze site")]
    [InlineData("[js: parameters('Unknown')]", "")]
    [InlineData("[js: configuration('key', 'otherwise')]", "otherwise")]
    [InlineData("[js: base64('aGVs bG8=')]", "hello")]
    [InlineData("[js: html('a &amp; b')]", "a & b")]
    [InlineData("[file:text('Snippets/x.html')]", "<b>hé</b>")]
    [InlineData("[file:base64('Snippets/x.html')]", "PGI+aMOpPC9iPg==")]
    [InlineData("[note: hi]", "[note: hi]")]
    [InlineData("[ ] to do", "[ ] to do")]
    [InlineData("[js]", "[js]")]
    [InlineData("see [js: uuid()]", "see [js: uuid()]")]
    public void Strings_are_read_by_a_fixed_list(string text, string value) => Value(text).ShouldBe(value);

    [Fact]
    public void A_uuid_is_an_id_and_the_same_at_the_next_run_but_another_elsewhere()
    {
        Value("[js: variables('id')]").ShouldBe(Value("[js: variables('id')]"));
        Value("[js: variables('id')]").Length.ShouldBe(OrchardId.Length);
        Value("[js: uuid()]").ShouldBe(Value("[js: uuid()]"));
        var both = Resolve(new JsonObject { ["a"] = "[js: uuid()]", ["b"] = "[js: uuid()]" });
        both["a"]!.GetValue<string>().ShouldNotBe(both["b"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("[now: +0d]", "2026-03-20T11:00:00Z")]
    [InlineData("[now: -30d]", "2026-02-18T11:00:00Z")]
    [InlineData("[now: +10d]", "2026-03-30T10:00:00Z")]
    public void Now_is_noon_in_Brussels_on_both_sides_of_the_summer(string text, string value) => Value(text).ShouldBe(value);

    [Theory]
    [InlineData("[js: process.exit()]")]
    [InlineData("[js: uuid(); alert(1)]")]
    [InlineData("[js: variables('a' + 'b')]")]
    [InlineData("[file:delete('x')]")]
    [InlineData("[now: tomorrow]")]
    public void What_is_not_on_the_list_is_refused(string text) => Should.Throw<Refusal>(() => Value(text)).Key.ShouldBe("Recipe.Script");

    [Fact]
    public void A_variable_that_is_not_there_is_refused() => Should.Throw<Refusal>(() => Value("[js: variables('none')]")).Key.ShouldBe("Recipe.Variable");

    [Fact]
    public void A_file_that_is_not_beside_the_recipe_is_refused() => Should.Throw<Refusal>(() => Value("[file:text('../secret')]")).Key.ShouldBe("Recipe.FileMissing");

    [Fact]
    public void A_variable_that_names_itself_ends() => Value("[js: variables('circle')]").ShouldBe("");

    [Fact]
    public void Names_numbers_and_what_is_deep_down_are_kept()
    {
        var before = JsonNode.Parse("""{"name":"x","[js: uuid()]":1.50,"a":[{"b":[null,true,"[js: variables('plain')]"]}]}""")!.AsObject();
        Resolve(before).ToJsonString().ShouldBe("""{"name":"x","[js: uuid()]":1.50,"a":[{"b":[null,true,"a word"]}]}""");
        before["a"]![0]!["b"]![2]!.GetValue<string>().ShouldBe("[js: variables('plain')]");
    }

    private static string Value(string text) => Resolve(new JsonObject { ["v"] = text })["v"]!.GetValue<string>();

    private static JsonObject Resolve(JsonObject step)
    {
        var recipe = RecipeReader.Read("""
            {"name":"r","variables":{"plain":"a word","twice":"[js: variables('plain')]","number":12,"id":"[js: uuid()]","circle":"[js: variables('circle')]"},"steps":[]}
            """u8.ToArray(), "r.json") with
        {
            Open = path => path == "Snippets/x.html" ? new MemoryStream(Encoding.UTF8.GetBytes("<b>hé</b>")) : null,
        };
        return new Expressions(recipe, new Dictionary<string, string> { ["SiteName"] = "Onze site" }, Now).Resolve(step, new RecipePiece("x", step, 1, "$.steps[0]"));
    }
}
