using System.Text;
using RadicaleVernieuwers.Jury.Papers;
using Shouldly;
using SkiaSharp;
using Xunit;

namespace RadicaleVernieuwers.Specs.Jury.Papers;

public sealed class PaperTests
{
    private static readonly DateTimeOffset Made = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_paper_has_numbered_pages_and_an_outline_of_its_chapters()
    {
        using var paper = New();
        paper.Contents = "Inhoud";
        paper.Heading(1, "Juryverslag");
        foreach (var chapter in new[] { "Eén", "Deux", "Three" })
        {
            paper.NewPage();
            paper.Heading(2, chapter);
            paper.Paragraph("Tekst");
        }

        var file = Encoding.Latin1.GetString(paper.Save());

        file.ShouldStartWith("%PDF-");
        file.ShouldContain("/Count 5");
        file.ShouldContain("/Lang (nl)");
        Outline(file).ShouldBe(["Juryverslag", "Eén", "Deux", "Three"]);
        file.TrimEnd().ShouldEndWith("%%EOF");
    }

    [Fact]
    public void Every_address_in_the_last_table_of_the_file_is_where_its_object_begins()
    {
        using var paper = New();
        paper.Heading(2, "Een");
        var file = Encoding.Latin1.GetString(paper.Save());

        var table = file[file.LastIndexOf("xref\n", file.LastIndexOf("trailer", StringComparison.Ordinal), StringComparison.Ordinal)..].Split('\n');
        var entries = table.Skip(1).TakeWhile(line => line != "trailer").Chunk(2).Select(pair => (Number: pair[0].Split(' ')[0], At: int.Parse(pair[1].Split(' ')[0], null))).ToList();

        entries.Count.ShouldBe(3);
        entries.ShouldAllBe(entry => file.Substring(entry.At, entry.Number.Length + 6) == entry.Number + " 0 obj");
    }

    [Theory]
    [InlineData(5, 1)]
    [InlineData(400, 8)]
    public void Text_flows_over_as_many_pages_as_it_needs(int paragraphs, int least)
    {
        using var paper = New();
        for (var i = 0; i < paragraphs; i++)
            paper.Paragraph("Wie niet meeleest met de buren, mist hoe een wijk zichzelf overeind houdt.");

        PagesOf(paper.Save()).ShouldBeGreaterThanOrEqualTo(least);
    }

    [Fact]
    public void A_row_that_is_longer_than_a_page_goes_on_and_the_end_comes_once()
    {
        using var paper = New();
        paper.Table([new("Wie", 1), new("Wat", 3), new("Cijfer", 1, IsNumber: true)], [["A", string.Concat(Enumerable.Repeat("een lange zin die doorloopt ", 800)), "3,5"], ["B", "kort"]]);

        PagesOf(paper.Save()).ShouldBeInRange(2, 20);
    }

    [Fact]
    public void A_line_is_never_wider_than_the_column_and_loses_no_letter()
    {
        using var fonts = new PaperFonts();
        var style = PaperStyle.Body;
        const string typed = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft en ça va? Ja — écoute 👍🏽 \u0007 één ﬁn\nnieuwe regel";

        var lines = fonts.Wrap(typed, style, 100);

        lines.ShouldAllBe(line => fonts[style].MeasureText(line) <= 100);
        string.Concat(lines).Replace(" ", "", StringComparison.Ordinal).ShouldBe(typed.Replace(" ", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal).Replace("\u0007", "", StringComparison.Ordinal));
    }

    [Fact]
    public void The_faces_have_every_letter_of_dutch_french_and_english()
    {
        using var fonts = new PaperFonts();

        fonts[PaperStyle.Body].ContainsGlyphs("abcçdéèëêïîôöùûüœæÿ ABCÇÉÈ €–—…’‘“”«» •½²").ShouldBeTrue();
        fonts[PaperStyle.Strong].ContainsGlyphs("éèëêïîôöùûüœæÿ €–—…’").ShouldBeTrue();
    }

    [Fact]
    public void What_is_no_picture_leaves_its_words_and_a_lone_half_of_a_letter_breaks_nothing()
    {
        using var paper = New();
        paper.Picture([1, 2, 3], "Een brug");
        paper.Picture(null, "");
        paper.Picture(Png(), "Rood");
        paper.Paragraph("half \ud83d teken");
        paper.List(["een", "twee"], numbered: true);

        PagesOf(paper.Save()).ShouldBe(1);
    }

    private static Paper New() => new(new("Proef", "nl", "Pagina {0} van {1}", Made));

    private static int PagesOf(byte[] file) => Encoding.Latin1.GetString(file).Split("/Type /Page\n").Length - 1;

    private static IEnumerable<string> Outline(string file) => file.Split("/Title <FEFF").Skip(1).Select(part => Encoding.BigEndianUnicode.GetString(Convert.FromHexString(part[..part.IndexOf('>', StringComparison.Ordinal)])));

    private static byte[] Png()
    {
        using var bitmap = new SKBitmap(2000, 900);
        bitmap.Erase(SKColors.Red);
        using var data = bitmap.Encode(SKEncodedImageFormat.Png, 90);
        return data.ToArray();
    }
}
