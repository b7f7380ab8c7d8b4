using System.Text;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Media;
using RadicaleVernieuwers.Testing.Media;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.Specs.Media;

public sealed class IntakeTests : IDisposable
{
    private readonly MediaOptions _options = new() { StoragePath = Directory.CreateTempSubdirectory("intake").FullName, LargestFile = 1_000_000, MostPixels = 100_000 };
    private readonly Intake _intake;

    public IntakeTests() => _intake = new Intake(_options, new HeicConverter(_options));

    public void Dispose()
    {
        _intake.Dispose();
        Directory.Delete(_options.StoragePath, recursive: true);
    }

    [Fact]
    public async Task Pictures_are_accepted_as_what_their_bytes_are()
    {
        (await Judge(SomeFiles.Jpeg())).ShouldSatisfyAllConditions(j => j.Outcome.ShouldBe(IntakeOutcome.Accepted), j => j.Type.ShouldBe(MediaType.Jpeg), j => (j.Width, j.Height).ShouldBe((60, 40)));
        (await Judge(SomeFiles.Png())).ShouldSatisfyAllConditions(j => j.Outcome.ShouldBe(IntakeOutcome.Accepted), j => j.Type.ShouldBe(MediaType.Png));
        (await Judge(SomeFiles.Avif())).ShouldSatisfyAllConditions(j => j.Outcome.ShouldBe(IntakeOutcome.Accepted), j => j.Type.ShouldBe(MediaType.Avif));
    }

    [Fact]
    public async Task An_accepted_file_is_kept_byte_for_byte()
    {
        var jpeg = SomeFiles.PhoneJpeg();

        (await Judge(jpeg)).Content.ShouldBe(jpeg);
    }

    [Fact]
    public async Task A_photo_taken_on_its_side_counts_upright() => (await Judge(SomeFiles.PhoneJpeg())).ShouldSatisfyAllConditions(j => j.Width.ShouldBe(40), j => j.Height.ShouldBe(60));

    [Fact]
    public async Task A_picture_that_breaks_off_is_refused()
    {
        var (jpeg, png) = (SomeFiles.Jpeg(200, 200), SomeFiles.Png(200, 200));

        (await Judge(jpeg[..(jpeg.Length / 2)])).Reason.ShouldBe("Media.Refused.Broken");
        (await Judge(png[..(png.Length / 2)])).Reason.ShouldBe("Media.Refused.Broken");
        (await Judge(png[..30])).Reason.ShouldBe("Media.Refused.Broken");
    }

    [Fact]
    public async Task Too_many_pixels_are_refused_from_the_header_alone()
    {
        var (png, avif) = (SomeFiles.Png(400, 300), SomeFiles.Avif(400, 300));

        var judged = await Judge(png[..(png.AsSpan().IndexOf("IDAT"u8) + 100)]);

        judged.Reason.ShouldBe("Media.Refused.TooManyPixels");
        judged.Arguments.ShouldBe([400L, 300L, 0L]);
        (await Judge(avif)).Reason.ShouldBe("Media.Refused.TooManyPixels");
    }

    [Theory]
    [InlineData("PK\u0003\u0004 an archive")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("%PDF-1.7")]
    [InlineData("\0\0\0\u0018ftypmp42 a film")]
    public async Task What_follows_a_picture_is_cut_off(string tail)
    {
        foreach (var picture in new[] { SomeFiles.Jpeg(), SomeFiles.Png(), SomeFiles.Avif() })
        {
            var judged = await Judge([.. picture, .. Encoding.Latin1.GetBytes(tail)]);

            judged.Outcome.ShouldBe(IntakeOutcome.Converted);
            judged.Reason.ShouldBe("Media.Converted.Cleaned");
            judged.Content.AsSpan().IndexOf(Encoding.Latin1.GetBytes(tail)).ShouldBe(-1);
            (await Judge(judged.Content)).Outcome.ShouldBe(IntakeOutcome.Accepted);
        }
    }

    [Fact]
    public async Task Markup_and_sound_in_a_comment_are_taken_out()
    {
        var markup = await Judge(SomeFiles.JpegWithComment("<!DOCTYPE html><Script>alert(1)</script>"u8.ToArray()));
        var sound = await Judge(SomeFiles.JpegWithComment([0xFF, 0xFB, 0x90, 0x64, 0x00, 0x01]));

        markup.Outcome.ShouldBe(IntakeOutcome.Converted);
        markup.Content.AsSpan().IndexOf("alert"u8).ShouldBe(-1);
        sound.Outcome.ShouldBe(IntakeOutcome.Converted);
    }

    [Fact]
    public async Task A_plain_comment_padding_and_a_second_picture_are_left_alone()
    {
        (await Judge(SomeFiles.JpegWithComment("Gent, voorjaar"u8.ToArray()))).Outcome.ShouldBe(IntakeOutcome.Accepted);
        (await Judge([.. SomeFiles.Jpeg(), 0, 0, 0])).Outcome.ShouldBe(IntakeOutcome.Accepted);
        (await Judge([.. SomeFiles.Jpeg(), .. SomeFiles.Jpeg()])).Outcome.ShouldBe(IntakeOutcome.Accepted);
    }

    [Fact]
    public async Task A_plain_drawing_becomes_a_png()
    {
        var judged = await Judge(SomeFiles.Svg("""<defs><g id="a"><circle r="3" style="fill:#0a0"/></g></defs><use xlink:href="#a" x="4"/>"""), new MediaOptions { StoragePath = _options.StoragePath });

        judged.Outcome.ShouldBe(IntakeOutcome.Converted);
        judged.Type.ShouldBe(MediaType.Png);
        (judged.Width, judged.Height).ShouldBe((2500, 1250));
    }

    [Fact]
    public async Task A_drawing_without_a_size_is_framed_by_its_ink()
    {
        var drawing = """<svg xmlns="http://www.w3.org/2000/svg"><rect x="20" y="40" width="60" height="30"/></svg>"""u8.ToArray();

        var judged = await Judge(drawing, new MediaOptions { StoragePath = _options.StoragePath });

        (judged.Width, judged.Height).ShouldBe((2500, 1250));
        using var picture = NetVips.Image.NewFromBuffer(judged.Content);
        picture.Getpoint(10, 10)[3].ShouldBe(255);
        picture.Getpoint(2490, 1240)[3].ShouldBe(255);
    }

    [Theory]
    [InlineData("<script>alert(1)</script>", "")]
    [InlineData("<rect onclick=\"alert(1)\"/>", "")]
    [InlineData("<rect/>", "onload=\"alert(1)\"")]
    [InlineData("<image href=\"https://elsewhere.example/a.png\"/>", "")]
    [InlineData("<a href=\"javascript:alert(1)\"><rect/></a>", "")]
    [InlineData("<use href=\"other.svg#a\"/>", "")]
    [InlineData("<rect fill=\"url(//elsewhere.example/a)\"/>", "")]
    [InlineData("<rect style=\"fill:url( 'https://elsewhere.example' )\"/>", "")]
    [InlineData("<foreignObject><p xmlns=\"http://www.w3.org/1999/xhtml\"/></foreignObject>", "")]
    [InlineData("<style>@import 'a.css'</style>", "")]
    [InlineData("<text><![CDATA[<img src=x>]]></text>", "")]
    [InlineData("<?php echo 1 ?>", "")]
    [InlineData("<g id=\"a\"><use href=\"#b\"/></g><g id=\"b\"><use href=\"#a\"/></g>", "")]
    [InlineData("<unclosed>", "")]
    public async Task A_drawing_that_holds_more_is_refused(string inside, string outside) => (await Judge(SomeFiles.Svg(inside, outside))).Reason.ShouldBe("Media.Refused.Svg");

    [Fact]
    public async Task A_drawing_with_entities_is_refused() =>
        (await Judge("<!DOCTYPE svg [<!ENTITY a \"aaaa\">]><svg xmlns=\"http://www.w3.org/2000/svg\"><text>&a;</text></svg>"u8.ToArray())).Reason.ShouldBe("Media.Refused.Svg");

    [Fact]
    public async Task A_few_lines_that_draw_billions_are_refused()
    {
        var levels = string.Concat(Enumerable.Range(1, 9).Select(n => $"<g id=\"l{n}\">{string.Concat(Enumerable.Repeat($"<use href=\"#l{n - 1}\"/>", 10))}</g>"));

        (await Judge(SomeFiles.Svg($"<defs><circle id=\"l0\" r=\"1\"/>{levels}</defs><use href=\"#l9\"/>"))).Reason.ShouldBe("Media.Refused.Svg");
    }

    [Fact]
    public async Task A_pdf_is_a_document_and_not_a_picture()
    {
        (await _intake.JudgeAsync(SomeFiles.Pdf(), MediaUse.Document)).Outcome.ShouldBe(IntakeOutcome.Accepted);
        (await Judge(SomeFiles.Pdf())).Reason.ShouldBe("Media.Refused.Pdf");
        (await _intake.JudgeAsync("%PDF-1.7\n1 0 obj"u8.ToArray(), MediaUse.Document)).Reason.ShouldBe("Media.Refused.Broken");
    }

    [Theory]
    [InlineData("", "Media.Refused.Empty")]
    [InlineData("<html><body>", "Media.Refused.NoPicture")]
    [InlineData("\0\0\0\u0018ftypmp42\0\0\0\0mp42isom", "Media.Refused.Video")]
    [InlineData("\u001aEß£", "Media.Refused.Video")]
    [InlineData("II*\0", "Media.Refused.Tiff")]
    [InlineData("PK\u0003\u0004", "Media.Refused.NoPicture")]
    public async Task Other_files_are_refused_with_their_own_sentence(string content, string reason) => (await Judge(Encoding.Latin1.GetBytes(content))).Reason.ShouldBe(reason);

    [Fact]
    public async Task A_file_that_is_too_big_is_refused() => (await Judge(new byte[1_000_001])).Reason.ShouldBe("Media.Refused.TooBig");

    [Fact]
    public async Task A_refusal_names_the_field()
    {
        var judged = await Judge([]);

        Should.Throw<Refusal>(() => judged.OrThrow("Input.Photo")).Field.ShouldBe("Input.Photo");
    }

    [Fact]
    public async Task An_iPhone_photo_becomes_a_jpeg()
    {
        Assert.SkipUnless(SomeFiles.CanMakeHeic, "heif-enc is not installed; tests/run does so");
        var heic = await SomeFiles.HeicAsync(64, 48);
        MediaType.Of(heic).ShouldBe(MediaType.Heic);

        var judged = await Judge(heic);

        (judged.Outcome, judged.Type, judged.Width, judged.Height, judged.Reason).ShouldBe((IntakeOutcome.Converted, MediaType.Jpeg, 64, 48, "Media.Converted.Heic"));
        (await Judge(heic[..(heic.Length / 2)])).Reason.ShouldBe("Media.Refused.Broken");
        (await Judge(heic, _options with { MostPixels = 1000 })).Reason.ShouldBe("Media.Refused.TooManyPixels");
    }

    [Fact]
    public async Task Where_nothing_converts_an_iPhone_photo_that_is_said()
    {
        using var intake = new Intake(_options, new HeicConverter(_options, folders: ""));

        (await intake.JudgeAsync("\0\0\0\u0018ftypheic\0\0\0\0mif1heic"u8.ToArray(), MediaUse.Picture)).Reason.ShouldBe("Media.Refused.Heic");
    }

    private async Task<Judgement> Judge(byte[] content, MediaOptions? options = null)
    {
        if (options is null)
            return await _intake.JudgeAsync(content, MediaUse.Picture);
        using var intake = new Intake(options, new HeicConverter(options));
        return await intake.JudgeAsync(content, MediaUse.Picture);
    }
}
