using RadicaleVernieuwers.Content;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.Specs.Content.Items;

public sealed class TitleKeyTests
{
    [Theory]
    [InlineData("Één Straat", "een straat")]
    [InlineData("  L’Été   à Liège ", "l’ete a liege")]
    [InlineData("", "")]
    public void A_title_is_found_whatever_its_accents_and_capitals(string title, string key) => TitleKey.Of(title).ShouldBe(key);

    [Fact]
    public void Half_a_character_does_no_harm() => TitleKey.Of("a" + (char)0xD83C).ShouldBe("a\ufffd");
}
