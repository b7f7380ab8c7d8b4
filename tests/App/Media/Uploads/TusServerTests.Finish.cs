using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Json;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Media;
using RadicaleVernieuwers.Testing.Media;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Media.Uploads;

/// <summary>What becomes of an upload that is whole.</summary>
public abstract partial class TusServerTests
{
    [Fact]
    public async Task Who_made_it_and_what_it_shows_can_be_said_with_the_upload_and_after_it()
    {
        var jpeg = SomeFiles.Jpeg(400, 300);
        var upload = await CreateAsync(jpeg.Length);
        await PatchAsync(upload, 0, jpeg);

        var told = await DescribeAsync(upload, ("credit", "An Peeters"));
        (told.GetProperty("credit").GetString(), told.GetProperty("altText").GetString(), told.GetProperty("isPicture").GetBoolean()).ShouldBe(("An Peeters", "", true));
        told = await DescribeAsync(upload, ("altText", "Een brug"));
        (told.GetProperty("credit").GetString(), told.GetProperty("altText").GetString()).ShouldBe(("An Peeters", "Een brug"));

        var file = (await Site.FilesAsync()).Single();
        (file.Credit, file.AltText).ShouldBe(("An Peeters", "Een brug"));
        var tooLong = await SendAsync(HttpMethod.Post, upload + "/finish", new FormUrlEncodedContent([new("credit", new string('a', 501))]));
        ((int)tooLong.StatusCode).ShouldBe(409);
        (await Site.FilesAsync()).Single().Credit.ShouldBe("An Peeters");
    }

    [Theory]
    [InlineData(".png .webp", false)]
    [InlineData(".png .jpeg", true)]
    [InlineData("", true)]
    public async Task A_field_that_asks_for_certain_kinds_takes_no_other(string kinds, bool isTaken)
    {
        var jpeg = SomeFiles.Jpeg(400, 300);
        var ticket = new UploadTicket("library/pers", MediaUse.Picture, 1 << 30, null, Extensions: kinds).Write(Signer, Site.Clock.Instant());
        var upload = (await CreateAnswerAsync(ticket, jpeg.Length, "foto.png")).Headers.Location!.ToString();
        await PatchAsync(upload, 0, jpeg);

        if (isTaken)
            (await FinishAsync(upload)).GetProperty("path").GetString().ShouldBe("library/pers/foto.jpg");
        else
            (await SentenceAsync(upload)).ShouldBe("Dit is een .jpg-bestand. Kies hier een van deze: .png, .webp.");
        (await Site.FilesAsync()).Length.ShouldBe(isTaken ? 1 : 0);
    }

    [Fact]
    public async Task What_is_not_taken_is_said_in_a_sentence_and_an_unfinished_file_too()
    {
        var upload = await CreateAsync(6);
        await PatchAsync(upload, 0, "<html"u8.ToArray());
        (await SentenceAsync(upload)).ShouldBe("Dit bestand is nog niet helemaal aangekomen.");
        await PatchAsync(upload, 5, ">"u8.ToArray());

        (await SentenceAsync(upload)).ShouldStartWith("Dit bestand kunnen we niet aannemen.");
        (await Site.FilesAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_film_keeps_its_pictures_and_loses_the_place_where_it_was_taken()
    {
        var film = SomeFiles.Mp4(mediaBytes: 200_000);
        var upload = await CreateAsync(film.Length, "feest.mov");
        await PatchAsync(upload, 0, film);

        (await FinishAsync(upload)).GetProperty("path").GetString().ShouldBe("library/pers/feest.mp4");

        var served = await Site.Client.GetAsync("/media/library/pers/feest.mp4");
        var content = await served.Content.ReadAsByteArrayAsync();
        served.Content.Headers.ContentType!.MediaType.ShouldBe("video/mp4");
        content.Length.ShouldBe(film.Length);
        content.AsSpan().IndexOf("xyz+51"u8).ShouldBe(-1);
        content.AsSpan().IndexOf("udta"u8).ShouldBe(-1);
        (await Site.FilesAsync()).Single().Sha256.ShouldBe(Convert.ToHexStringLower(SHA256.HashData(content)));
        using var part = new HttpRequestMessage(HttpMethod.Get, "/media/library/pers/feest.mp4") { Headers = { Range = new RangeHeaderValue(4, 7) } };
        (await (await Site.Client.SendAsync(part)).Content.ReadAsStringAsync()).ShouldBe("ftyp");
    }

    [Theory]
    [InlineData("meta", 0, "In deze video zitten gegevens van de camera")]
    [InlineData("vide", 50, "Dit bestand is beschadigd")]
    public async Task A_film_with_a_track_of_the_camera_or_without_its_end_is_refused(string handler, int missing, string sentence)
    {
        var film = SomeFiles.Mp4(handler: handler)[..^missing];
        var upload = await CreateAsync(film.Length);
        await PatchAsync(upload, 0, film);

        (await SentenceAsync(upload)).ShouldStartWith(sentence);
    }

    private async Task<JsonElement> DescribeAsync(string upload, params (string Name, string Value)[] said)
    {
        var answer = await SendAsync(HttpMethod.Post, upload + "/finish", new FormUrlEncodedContent(said.Select(s => KeyValuePair.Create(s.Name, s.Value))));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
    }
}
