using System.Text.Json.Nodes;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Media;

namespace RadicaleVernieuwers.Content;

/// <summary>Opens the pictures of an item to the public when the item is.</summary>
public sealed class ShowPictures(AppDb db, TimeProvider clock)
{
    public async Task OfAsync(ContentItem item, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(item);
        var from = item.VisibleFrom ?? clock.Instant();
        var paths = Paths(item.Parts()).Distinct().ToArray();
        // What entrants handed in is shown when their entry is, and by nothing else.
        foreach (var file in (await db.MediaAtAsync(paths, cancellationToken)).Values.Where(f => !(f.PublicFrom <= from) && !f.Path.StartsWith(MediaFolder.Entries + "/", StringComparison.Ordinal)))
            file.Publish(from);
    }

    internal static IEnumerable<string> Paths(JsonNode? node) => node switch
    {
        JsonObject properties => properties.SelectMany(p => p.Key == "Paths" ? properties.Texts(p.Key) : p.Key == "Html" ? RichText.Pictures(p.Value.AsText() ?? "") : Paths(p.Value)),
        JsonArray items => items.SelectMany(Paths),
        _ => [],
    };
}
