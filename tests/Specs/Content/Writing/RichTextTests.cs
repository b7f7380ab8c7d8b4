using RadicaleVernieuwers.Content;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.Specs.Content.Writing;

public sealed class RichTextTests
{
    [Fact]
    public void A_picture_of_the_library_comes_in_three_widths_with_its_caption_and_credit()
    {
        var html = RichText.Safe("""<figure class="picture"><img src="/media/story/een%20straat.jpg?token=oud" alt="Een straat"><figcaption>De straat <small class="credit">An</small></figcaption></figure>""");

        html.ShouldContain("src=\"/media/story/een%20straat.jpg?width=1024\"");
        html.ShouldContain("/media/story/een%20straat.jpg?width=480 480w");
        html.ShouldContain("alt=\"Een straat\"");
        html.ShouldContain("<small class=\"credit\">An</small>");
        html.ShouldNotContain("token");
    }

    [Fact]
    public void What_is_written_cannot_run_frame_or_dress_itself()
    {
        var html = RichText.Safe("""<p style="color:red" class="button evil" onclick="x()">a<script>x()</script><iframe src="https://a.example"></iframe><a href="javascript:x()">b</a></p><figure class="embed" data-player="https://evil.example"><a href="https://evil.example/watch">c</a></figure>""");

        html.ShouldNotContain("script");
        html.ShouldNotContain("iframe");
        html.ShouldNotContain("style");
        html.ShouldNotContain("evil\"");
        html.ShouldNotContain("data-player");
        html.ShouldNotContain("embed");
    }

    [Theory]
    [InlineData("https://www.youtube.com/watch?v=abcdefghijk", "https://www.youtube-nocookie.com/embed/abcdefghijk?autoplay=1")]
    [InlineData("https://www.youtube.com/watch?list=x&v=abcdefghijk&t=3", "https://www.youtube-nocookie.com/embed/abcdefghijk?autoplay=1")]
    [InlineData("https://youtu.be/abcdefghijk?si=x", "https://www.youtube-nocookie.com/embed/abcdefghijk?autoplay=1")]
    [InlineData("https://vimeo.com/123456789", "https://player.vimeo.com/video/123456789?autoplay=1&dnt=1")]
    [InlineData("https://evil.example/www.youtube.com/watch?v=abcdefghijk", null)]
    [InlineData("javascript:alert(1)", null)]
    [InlineData(null, null)]
    public void A_video_is_known_by_its_address(string? address, string? player) => (Video.Of(address)?.Player).ShouldBe(player);

    [Fact]
    public void A_text_falls_apart_into_its_pieces() =>
        RichText.Pieces(RichText.Safe("<h2>Kop</h2><p>Een <b>alinea</b>.</p>los<ul><li>a</li></ul>")).ShouldBe(["<h2>Kop</h2>", "<p>Een <b>alinea</b>.</p>", "<p>los</p>", "<ul><li>a</li></ul>"]);
}
