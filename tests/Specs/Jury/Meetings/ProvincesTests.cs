using RadicaleVernieuwers.Jury.Meetings;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.Specs.Jury.Meetings;

public sealed class ProvincesTests
{
    [Theory]
    [InlineData("1000", "Brussels")]
    [InlineData("1299", "Brussels")]
    [InlineData("1300", "WalloonBrabant")]
    [InlineData("1500", "FlemishBrabant")]
    [InlineData("3000", "FlemishBrabant")]
    [InlineData("3499", "FlemishBrabant")]
    [InlineData("3500", "Limburg")]
    [InlineData("2000", "Antwerp")]
    [InlineData("B-2999", "Antwerp")]
    [InlineData("4000", "Liege")]
    [InlineData("5000", "Namur")]
    [InlineData("6000", "Hainaut")]
    [InlineData("6700", "Luxembourg")]
    [InlineData("7000", "Hainaut")]
    [InlineData("8000", "WestFlanders")]
    [InlineData(" 9000 ", "EastFlanders")]
    [InlineData("0999", null)]
    [InlineData("1011 AB", null)]
    [InlineData("", null)]
    public void A_postcode_lies_in_a_province(string postcode, string? province) => Provinces.Of(postcode).ShouldBe(province);
}
