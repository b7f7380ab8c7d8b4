using RadicaleVernieuwers.Jury.Redactions;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.Specs.Jury.Redactions;

public sealed class RedactorTests
{
    [Theory]
    [InlineData("Jan Peeters", "Dit is JAN  PEETERS zelf.", "Dit is [x] zelf.")]
    [InlineData("Jan\nPeeters", "Jan Peeters en Jan Peeters", "[x] en [x]")]
    [InlineData("Jan", "Jan zag in januari Jan.", "[x] zag in januari [x].")]
    [InlineData("buurt", "De Buurt van de buurtwerker", "De [x] van de buurtwerker")]
    [InlineData("Lefèvre", "lefevre, Lefe\u0300vre", "[x], [x]")]
    [InlineData("D’hondt", "D'Hondt", "[x]")]
    [InlineData("ge\u00ADheim", "geheim", "[x]")]
    [InlineData("geheim", "ge\u200Bheim", "[x]")]
    [InlineData("jan@buurt.be", "mail jan@buurt.be.", "mail [x].")]
    [InlineData("🙂🙂🙂", "a 🙂🙂🙂 b", "a [x] b")]
    [InlineData("nergens", "Hier staat niets", "Hier staat niets")]
    public void A_passage_goes_however_it_is_spelt_and_a_longer_word_stays(string passage, string text, string left) => new Redactor([passage], "[x]").Text(text).ShouldBe(left);

    [Theory]
    [InlineData("<p>Dit is <b>Jan</b> Peeters.</p>", "<p>Dit is <b><mark>[x]</mark></b> .</p>")]
    [InlineData("<p>Jan</p><p>Peeters</p>", "<p><mark>[x]</mark></p><p></p>")]
    [InlineData("<p>J&#97;n&nbsp;Peeters &amp; co</p>", "<p><mark>[x]</mark> &amp; co</p>")]
    [InlineData("<a href=\"https://jp.be\">Jan Peeters</a>", "<a><mark>[x]</mark></a>")]
    [InlineData("<a href=\"https://x.be/Jan%20Peeters\">site</a>", "<a>site</a>")]
    [InlineData("<img alt=\"Foto van Jan Peeters\">", "<img>")]
    [InlineData("<p>Niets &gt; te zien<br/></p>", "<p>Niets &gt; te zien<br/></p>")]
    public void Tags_entities_links_and_alternatives_hide_no_passage(string html, string left) => new Redactor(["Jan Peeters"], "[x]").Html(html).ShouldBe(left);

    [Fact]
    public void Passages_that_overlap_leave_one_mark() => new Redactor(["Jan Peeters", "Peeters uit Gent"], "[x]").Text("Jan Peeters uit Gent kwam").ShouldBe("[x] kwam");

    [Fact]
    public void What_stays_is_safe_and_a_mark_is_no_markup() =>
        new Redactor(["Jan"], "<b>").Html("<p>Jan &lt;script&gt;</p>").ShouldBe("<p><mark>&lt;b&gt;</mark> &lt;script&gt;</p>");
}
