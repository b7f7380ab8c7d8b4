using System.Text.RegularExpressions;
using RadicaleVernieuwers.Content;
using RadicaleVernieuwers.Testing.Content;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.Specs.Content.Writing;

/// <summary>A text that a word processor wrote and that came here without our editor, such as in a package: what is shown of it is clean all the same.</summary>
public sealed partial class PastedTests
{
    [Theory]
    [InlineData(Pasted.Word, "De straat warmt zich|Een buurt verwarmt zichzelf.|Eerst de oven|Dan de buren|Wat het kost|De rekening")]
    [InlineData(Pasted.GoogleDocs, "Samen aan tafel|Wie kookt, eet mee.|Schillen|Roeren|Het recept")]
    public void What_is_shown_has_the_words_and_none_of_the_dress(string pasted, string words)
    {
        var shown = RichText.Safe(pasted);

        foreach (var word in words.Split('|'))
            Spaces().Replace(RichText.Plain(shown), " ").ShouldContain(word);
        shown.ShouldNotContain("style=");
        shown.ShouldNotContain("class=");
        shown.ShouldNotContain("file:");
        shown.ShouldNotContain("<!--");
        shown.ShouldNotContain("<o:p", Case.Insensitive);
        shown.ShouldNotContain("MsoNormal");
        shown.ShouldNotContain("WordSection1");
    }

    [Theory]
    [InlineData(Pasted.WordClean)]
    [InlineData(Pasted.GoogleDocsClean)]
    public void What_the_editor_made_of_it_is_shown_as_it_is(string clean) => RichText.Safe(clean).ShouldBe(clean);

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
