using RadicaleVernieuwers.Content;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.Specs.Content.Items;

public sealed class OddTextTests
{
    [Theory]
    [InlineData("\uFFFE", "")]
    [InlineData("Zorg\uFFFE thuis", "zorg-thuis")]
    [InlineData("Zorg\uD800 thuis", "zorg-thuis")]
    [InlineData("Café Élan", "cafe-elan")]
    public void A_slug_and_a_title_key_come_from_any_text(string text, string slug)
    {
        Slug.Of(text).ShouldBe(slug);
        Should.NotThrow(() => TitleKey.Of(text));
    }
}
