using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using NetVips;
using RadicaleVernieuwers.Media;
using RadicaleVernieuwers.Testing.Media;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.Specs.Media;

public sealed class RenditionTests
{
    [Theory]
    [InlineData("Max", 50, 50, 50, 25)]
    [InlineData("Max", 400, 400, 100, 50)]
    [InlineData("Crop", 40, 40, 40, 40)]
    [InlineData("Crop", 300, 300, 300, 300)]
    [InlineData("Pad", 200, 200, 200, 200)]
    [InlineData("BoxPad", 200, 200, 200, 200)]
    [InlineData("Min", 20, 20, 40, 20)]
    [InlineData("Min", 200, 200, 100, 50)]
    [InlineData("Stretch", 30, 70, 30, 70)]
    public void Each_mode_makes_the_size_it_promises(string mode, int width, int height, int wide, int high)
    {
        var command = new RenditionCommand { Width = width, Height = height, Mode = Enum.Parse<ResizeMode>(mode) };

        using var drawn = Image.NewFromBuffer(Renderer.Draw(SomeFiles.RedAndBlue(), 100, 50, command, MediaType.WebP));

        (drawn.Width, drawn.Height).ShouldBe((wide, high));
    }

    [Fact]
    public void A_side_that_is_not_given_follows_the_other()
    {
        using var drawn = Image.NewFromBuffer(Renderer.Draw(SomeFiles.RedAndBlue(), 100, 50, new RenditionCommand { Height = 25 }, MediaType.Jpeg));

        (drawn.Width, drawn.Height).ShouldBe((50, 25));
    }

    [Theory]
    [InlineData(0.0, 0)]
    [InlineData(1.0, 2)]
    public void A_crop_keeps_the_focal_point(double x, int brightBand)
    {
        var command = new RenditionCommand { Width = 20, Height = 50, Mode = ResizeMode.Crop, Focus = (x, 0.5) };

        using var drawn = Image.NewFromBuffer(Renderer.Draw(SomeFiles.RedAndBlue(), 100, 50, command, MediaType.Png));

        drawn.Getpoint(10, 25)[brightBand].ShouldBeGreaterThan(200);
        drawn.Getpoint(10, 25)[2 - brightBand].ShouldBeLessThan(50);
    }

    [Fact]
    public void Padding_takes_the_colour_that_is_asked()
    {
        var command = new RenditionCommand { Width = 100, Height = 100, Mode = ResizeMode.Pad, Background = "00ff00" };

        using var drawn = Image.NewFromBuffer(Renderer.Draw(SomeFiles.RedAndBlue(), 100, 50, command, MediaType.Png));

        drawn.Getpoint(50, 2)[..3].ShouldBe([0, 255, 0]);
    }

    [Fact]
    public void No_rendition_tells_where_or_with_what_the_photo_was_taken()
    {
        var photo = SomeFiles.PhoneJpeg();
        using (var original = Image.NewFromBuffer(photo))
            original.GetFields().ShouldContain(f => f.Contains("GPSLatitude"));
        foreach (var format in new[] { MediaType.Jpeg, MediaType.Png, MediaType.WebP, MediaType.Avif, MediaType.Gif })
        {
            using var drawn = Image.NewFromBuffer(Renderer.Draw(photo, 40, 60, new RenditionCommand { Width = 20 }, format));

            drawn.GetFields().ShouldNotContain(f => f.StartsWith("exif") || f == "xmp-data" || f == "icc-profile-data");
            (drawn.Width, drawn.Height).ShouldBe((20, 30));
        }
    }

    [Theory]
    [InlineData("?width=240&height=240&rmode=crop", true)]
    [InlineData("?width=241", false)]
    [InlineData("?width=240&rxy=0.1,0.2", false)]
    [InlineData("?width=240&bgcolor=ffffff", false)]
    [InlineData("?width=240&rmode=3", false)]
    [InlineData("?width=240&format=exe", false)]
    [InlineData("?width=-1", false)]
    [InlineData("", true)]
    public void Without_a_signature_only_the_listed_sizes_count(string query, bool good) =>
        RenditionCommand.TryRead(Query(query), signed: false, out _).ShouldBe(good);

    [Fact]
    public void With_a_signature_all_of_it_counts()
    {
        RenditionCommand.TryRead(Query("?width=241&height=13&rmode=crop&rxy=0.1,0.9&quality=40&format=avif&bgcolor=%23FFAA00"), signed: true, out var command).ShouldBeTrue();

        command.ShouldBe(new RenditionCommand { Width = 241, Height = 13, Mode = ResizeMode.Crop, Focus = (0.1, 0.9), Quality = 40, Format = MediaType.Avif, Background = "ffaa00" });
        RenditionCommand.TryRead(Query("?width=5000"), signed: true, out _).ShouldBeFalse();
        RenditionCommand.TryRead(Query("?width=100&rxy=2,0"), signed: true, out _).ShouldBeFalse();
    }

    [Fact]
    public void A_signature_covers_the_path_the_names_and_the_values()
    {
        var signer = new UrlSigner(new byte[32]);
        KeyValuePair<string, string>[] query = [new("width", "100"), new("height", "200")];
        var token = signer.Sign("a.jpg", query);

        signer.IsGood("a.jpg", query.Reverse(), token).ShouldBeTrue();
        signer.IsGood("b.jpg", query, token).ShouldBeFalse();
        signer.IsGood("a.jpg", [new("width", "200"), new("height", "100")], token).ShouldBeFalse();
        signer.IsGood("a.jpg", [new("width", "100")], token).ShouldBeFalse();
        signer.IsGood("a.jpg", [.. query, new("rmode", "crop")], token).ShouldBeFalse();
        signer.IsGood("a.jpg", [new("width", "100|6:height=3:200")], token).ShouldBeFalse();
        new UrlSigner([.. Enumerable.Repeat((byte)1, 32)]).IsGood("a.jpg", query, token).ShouldBeFalse();
    }

    [Fact]
    public async Task Many_who_ask_at_once_share_one_drawing()
    {
        var folder = Directory.CreateTempSubdirectory("flight").FullName;
        var blobs = new FileBlobStore(folder);
        await blobs.WriteAsync(BlobName.Of("originals/a.png"), new MemoryStream(SomeFiles.Png(600, 400)));
        using var renditions = new Renditions(blobs);
        var picture = new Picture("originals/a.png", new string('a', 64), 600, 400);

        var found = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => renditions.GetAsync(picture, new RenditionCommand { Width = 100 }, MediaType.WebP, CancellationToken.None))));

        found.Select(f => f.ETag).Distinct().Count().ShouldBe(1);
        renditions.Drawn.ShouldBe(1);
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData("Inzendingen/RV26-0001", "Écran (kopie) 3.JPG", "inzendingen/rv26-0001/ecran-kopie-3.jpg")]
    [InlineData("", "../../etc/passwd", "passwd.jpg")]
    [InlineData("a/../..", "…", "a/bestand.jpg")]
    public void Library_paths_are_lower_case_and_stay_inside(string folder, string name, string path) => MediaPath.Of(folder, name, MediaType.Jpeg).ShouldBe(path);

    private static QueryCollection Query(string query) => new(QueryHelpers.ParseQuery(query));
}
