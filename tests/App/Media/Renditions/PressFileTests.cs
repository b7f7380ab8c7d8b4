using System.Net;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Media;
using RadicaleVernieuwers.Testing.Media;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Media.Renditions;

public sealed class PressFileTests(MediaSite site) : IClassFixture<MediaSite>
{
    [Fact]
    public async Task The_press_gets_the_whole_picture_with_our_words_in_it_and_without_the_place()
    {
        var file = await AddAsync("Zoë Peeters", "Buren in Gent.");
        var url = site.Urls.Press(file.Path, "Buurtkeuken & Co", site.Clock.Instant().AddMinutes(5));

        var answer = await site.Client.GetAsync(url);
        var content = await answer.Content.ReadAsByteArrayAsync();

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentDisposition!.FileName.ShouldBe("buurtkeuken-co_zoe-peeters.jpg");
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        using var picture = NetVips.Image.NewFromBuffer(content);
        (picture.Width, picture.Height).ShouldBe((40, 60));
        picture.GetFields().Where(f => f.Contains("GPS") || f.Contains("Make")).ShouldBeEmpty();
        var xmp = System.Text.Encoding.UTF8.GetString((byte[])picture.Get("xmp-data"));
        xmp.ShouldContain("<dc:creator><rdf:Seq><rdf:li>Zoë Peeters</rdf:li></rdf:Seq></dc:creator>");
        xmp.ShouldContain("Buren in Gent.");
        xmp.ShouldContain("Vrij voor de pers");
        Values((byte[])picture.Get("iptc-data")).ShouldBe(new Dictionary<string, string>
        {
            ["1:90"] = "\u001b%G",
            ["2:00"] = "\0\u0004",
            ["2:80"] = "Zoë Peeters",
            ["2:110"] = "Zoë Peeters",
            ["2:116"] = "Vrij voor de pers",
            ["2:120"] = "Buren in Gent.",
        });
    }

    [Fact]
    public async Task Without_a_maker_or_a_signature_there_is_no_press_file()
    {
        var file = await AddAsync("", "");
        var named = await AddAsync("An", "");

        (await site.Client.GetAsync(site.Urls.Press(file.Path, "x", site.Clock.Instant().AddMinutes(5)))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await site.Client.GetAsync($"/media/{named.Path}?press=x")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public void A_name_that_is_too_long_for_the_standard_is_cut_between_letters()
    {
        var values = Values(PressFile.Iptc(new PressWords(new string('é', 40), "", "")));

        values["2:80"].ShouldBe(new string('é', 16));
        values.ShouldNotContainKey("2:120");
    }

    private async Task<MediaFile> AddAsync(string credit, string altText)
    {
        var file = await site.UploadAsync(SomeFiles.PhoneJpeg());
        await site.DoAsync(async services => (await ((AppDb)services.GetService(typeof(AppDb))!).MediaFiles.FindAsync(file.Id))!.Describe(altText, credit, "Vrij voor de pers", ""));
        return file;
    }

    // An IIM reader of our own: 1C, record, number, two bytes of length, the value.
    private static Dictionary<string, string> Values(byte[] block)
    {
        block.AsSpan().StartsWith("Photoshop 3.0\08BIM\x04\x04\0\0"u8).ShouldBeTrue();
        var at = 22;
        var length = System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(block.AsSpan(at));
        var values = new Dictionary<string, string>();
        for (at += 4; at < 26 + length; )
        {
            block[at].ShouldBe((byte)0x1C);
            var size = (block[at + 3] << 8) | block[at + 4];
            values[$"{block[at + 1]}:{block[at + 2]:00}"] = System.Text.Encoding.UTF8.GetString(block, at + 5, size);
            at += 5 + size;
        }
        return values;
    }
}
