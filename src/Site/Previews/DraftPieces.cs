using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using RadicaleVernieuwers.Content;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Liquid;
using RadicaleVernieuwers.Media;

namespace RadicaleVernieuwers.Site.Previews;

/// <summary>A piece of a draft that can be remarked on: its safe HTML, and its words.</summary>
internal sealed record DraftPiece(int Number, string Html, string Words);

/// <summary>A draft in pieces: the paragraphs of its text, then its blocks. Its pictures are at addresses that are good for a while, as they are not public yet.</summary>
internal sealed class DraftPieces(MediaUrls urls, ContentDisplay display, Theme theme, TimeProvider clock)
{
    private static readonly TimeSpan PictureLife = TimeSpan.FromHours(4);

    public async Task<IReadOnlyList<DraftPiece>> OfAsync(ContentItem item, HttpContext http)
    {
        var pieces = RichText.Pieces(PublicContent.From(item, picture: Address).BodyHtml).ToList();
        foreach (var block in (item.Parts()["FlowPart"]?["Widgets"] as JsonArray ?? []).OfType<JsonObject>())
        {
            // As the theme makes it, without its dress: what counts here are the words and the pictures.
            var html = RichText.Safe(await theme.RenderAsync(await display.BuildAsync(block, cancellationToken: http.RequestAborted), http), Address);
            if (!string.IsNullOrWhiteSpace(html))
                pieces.Add(html);
        }
        return [.. pieces.Select((html, i) => new DraftPiece(i + 1, html, RichText.Plain(html)))];
    }

    public string Address(string path, int width) => urls.Private(path, width, null, "max", clock.Instant() + PictureLife);
}
