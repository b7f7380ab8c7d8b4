using RadicaleVernieuwers.Campaign;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.Specs.Campaign;

public sealed class AdmissibilityTests
{
    [Theory]
    [InlineData("1000", true)]
    [InlineData("1299", true)]
    [InlineData("1300", false)]
    [InlineData("1499", false)]
    [InlineData("1500", true)]
    [InlineData("3999", true)]
    [InlineData("4000", false)]
    [InlineData("7999", false)]
    [InlineData("8000", true)]
    [InlineData(" B-9000 ", true)]
    [InlineData("0999", null)]
    [InlineData("90000", null)]
    [InlineData("٩٠٠٠", null)]
    [InlineData("", null)]
    public void A_postcode_tells_its_region(string postcode, bool? isIn) => Postcodes.IsFlandersOrBrussels(postcode).ShouldBe(isIn);

    [Theory]
    [InlineData("Wij zetten een container op het plein en wie iets nodig heeft, haalt het er.", "nl")]
    [InlineData("Nous avons ouvert un lieu pour les gens du quartier, et ils y sont chez eux.", "fr")]
    [InlineData("We put a container on the square, and who needs a tool can get it from there.", "en")]
    [InlineData("Gereedschapskist", null)]
    [InlineData("", null)]
    public void Small_words_tell_the_language(string text, string? language) => LanguageGuess.Of(text).ShouldBe(language);

    [Fact]
    public void There_are_eight_rules() => Admissibility.InOrder.Distinct().Count().ShouldBe(8);
}
