using Fluid;
using RadicaleVernieuwers.Media;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.Specs.Media;

public sealed class MediaFiltersTests
{
    private static readonly UrlSigner Signer = new(new byte[32]);

    [Theory]
    [InlineData("{{ 'a/b.jpg' | resize_url: width: 480, height: 320, mode: 'crop' }}", "/media/a/b.jpg?width=480&height=320&rmode=crop&token=")]
    [InlineData("{{ 'a/b.jpg' | resize_url: 480, 320 }}", "/media/a/b.jpg?width=480&height=320&token=")]
    [InlineData("{{ '/media/a/b.jpg?width=50' | resize_url: width: 480, quality: 50, format: 'webp' }}", "/media/a/b.jpg?width=480&quality=50&format=webp&token=")]
    [InlineData("{{ 'a/b.jpg' | media_url }}", "/media/a/b.jpg?token=")]
    public void A_theme_asks_for_pictures_in_the_names_of_Orchard(string template, string start)
    {
        var url = Render(template);

        url.ShouldStartWith(start);
        var query = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(url[url.IndexOf('?')..]).Select(q => KeyValuePair.Create(q.Key, q.Value.ToString())).ToArray();
        Signer.IsGood("a/b.jpg", query, query.Single(q => q.Key == "token").Value).ShouldBeTrue();
    }

    [Fact]
    public void No_picture_is_no_address() => Render("{{ nothing | resize_url: width: 480 }}").ShouldBe("");

    private static string Render(string template)
    {
        var options = new TemplateOptions();
        new MediaFilters(new MediaUrls(Signer)).Register(options);
        return new FluidParser().Parse(template).Render(new TemplateContext(options));
    }
}
