using RadicaleVernieuwers.Content;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Media;

namespace RadicaleVernieuwers.Site;

/// <summary>A piece of a draft that can be remarked on: its safe HTML, and its words.</summary>
internal sealed record DraftPiece(int Number, string Html, string Words);

/// <summary>A draft in pieces, its pictures at addresses that are good for a while, as they are not public yet.</summary>
internal sealed class DraftPieces(MediaUrls urls, TimeProvider clock)
{
    private static readonly TimeSpan PictureLife = TimeSpan.FromHours(4);

    public IReadOnlyList<DraftPiece> Of(ContentItem item) =>
        [.. RichText.Pieces(PublicContent.From(item, picture: Address).BodyHtml).Select((html, i) => new DraftPiece(i + 1, html, RichText.Plain(html)))];

    public string Address(string path, int width) => urls.Private(path, width, null, "max", clock.Instant() + PictureLife);
}
