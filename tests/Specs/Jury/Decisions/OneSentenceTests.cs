using RadicaleVernieuwers.Jury;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.Specs.Jury.Decisions;

public sealed class OneSentenceTests
{
    [Theory]
    [InlineData("Omdat het werkt.", true)]
    [InlineData("Omdat het werkt", true)]
    [InlineData("Omdat dit bv. op school én thuis werkt!", true)]
    [InlineData("Omdat het werkt. Ook elders.", false)]
    [InlineData("Waarom? Omdat het werkt.", false)]
    [InlineData("“Ja!” Écht.", false)]
    public void A_motivation_is_one_sentence(string text, bool isOne) => OneSentence.Is(text).ShouldBe(isOne);
}
