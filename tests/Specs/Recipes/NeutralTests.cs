using System.Text.Json.Nodes;
using CsCheck;
using RadicaleVernieuwers.Recipes;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.Specs.Recipes;

public sealed class NeutralTests
{
    [Theory]
    [InlineData("[js: uuid()]", true)]
    [InlineData("[file:text('x')]", true)]
    [InlineData("[note: hi]", true)]
    [InlineData("[opmerking: é]", true)]
    [InlineData("[ js: x]", false)]
    [InlineData("[js: x] ", false)]
    [InlineData("[12: x]", false)]
    [InlineData("[: x]", true)]
    [InlineData("[no colon]", false)]
    [InlineData("js: x", false)]
    [InlineData("", false)]
    public void What_Orchard_would_run_is_known(string text, bool isScript) => Neutral.IsScript(text).ShouldBe(isScript);

    [Fact]
    public void Each_such_text_is_marked_and_named_and_nothing_else_is_touched()
    {
        var found = new List<string>();
        var node = JsonNode.Parse("""{"a":"[js: x]","[js: key]":1.50,"b":[{"c":"[note: hi]"},"plain",null,true]}""");
        var safe = Neutral.Protect(node, found.Add)!;
        found.ShouldBe([".a", ".b[0].c"]);
        Neutral.IsScript(safe["a"]!.GetValue<string>()).ShouldBeFalse();
        Neutral.Restore(safe)!.ToJsonString().ShouldBe(node!.ToJsonString());
    }

    [Fact]
    public void The_way_there_and_back_is_no_change_whatever_the_text() =>
        Texts.Sample(text => Neutral.Restore(Neutral.Protect(JsonValue.Create(text), _ => { }))!.GetValue<string>() == text, iter: 20_000);

    [Fact]
    public void Nothing_that_left_is_run_by_Orchard() =>
        Texts.Sample(text => !Neutral.IsScript(Neutral.Protect(JsonValue.Create(text), _ => { })!.GetValue<string>()), iter: 20_000);

    private static Gen<string> OneOf(params string[] texts) => Gen.OneOf([.. texts.Select(Gen.Const)]);

    private static Gen<string> Texts => Gen.Select(OneOf("", "\u2060", "\u2060\u2060", " "), OneOf("[js: ", "[note:", "[", "js:", "\u2060[js:"), Gen.String[0, 12], OneOf("]", "] ", ""), (a, b, c, d) => a + b + c + d);
}
