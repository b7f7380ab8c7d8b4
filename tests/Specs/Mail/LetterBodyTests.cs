using System.Globalization;
using RadicaleVernieuwers.Mail;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.Specs.Mail;

public sealed class LetterBodyTests
{
    private static readonly LetterFrame Frame = new("nl", "Site", "https://site.example/", "Voet", "https://site.example/go?a=1&b=2", "123456");

    [Fact]
    public void A_link_paragraph_becomes_a_button_and_a_bare_address()
    {
        var body = LetterBody.Read("Dag {0}\n\n[link: Ga verder]\n\n[code]", CultureInfo.InvariantCulture, ["An"]);

        body.Text(Frame).ShouldBe("Dag An\n\nGa verder:\nhttps://site.example/go?a=1&b=2\n\n123456\n\n-- \nVoet\nhttps://site.example/\n");
        body.Html(Frame).ShouldContain("<a href=\"https://site.example/go?a=1&amp;b=2\"");
    }

    [Theory]
    [InlineData("[link: Klik hier]")]
    [InlineData("x\n\n[link: Klik hier]\n\n[code]")]
    [InlineData("<a href=\"https://evil.example\">x</a>")]
    public void An_argument_stays_text(string name)
    {
        var html = LetterBody.Read("{0}", CultureInfo.InvariantCulture, [name]).Html(Frame);

        html.ShouldNotContain("site.example/go");
        html.ShouldNotContain("evil.example\">x</a>");
        html.ShouldNotContain("123456");
    }
}
