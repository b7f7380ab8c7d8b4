using RadicaleVernieuwers.Jury;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.Specs.Jury.Feedback;

public sealed class JurorNamesTests
{
    private static readonly string[] Jurors = ["Zoë Van den Bergh", "An Ruys", "Jean-Luc Petit"];

    [Theory]
    [InlineData("Zoe vond dit sterk.", "Zoe")]
    [InlineData("Dit zei zoë van den bergh ook.", "zoë van den bergh")]
    [InlineData("Volgens Bergh is dat zo", "Bergh")]
    [InlineData("(Petit) twijfelt.", "Petit")]
    [InlineData("an ruys twijfelt.", "an ruys")]
    [InlineData("Een sterk plan. An entry.", null)]
    [InlineData("Een berghut voor iedereen, een petit geste.", null)]
    [InlineData("", null)]
    public void A_name_is_found_whole_or_in_part_and_a_word_is_no_name(string text, string? found) => JurorNames.FirstIn(text, Jurors).ShouldBe(found);

    [Fact]
    public void Names_make_room_for_dots() =>
        JurorNames.Without("Zoë en Jean-Luc Petit zeggen ja; Ruys ook.", Jurors).ShouldBe("… en … zeggen ja; … ook.");
}
