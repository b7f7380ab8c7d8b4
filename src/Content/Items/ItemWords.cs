using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace RadicaleVernieuwers.Content;

/// <summary>The words that a version is found by, beside it and not in it: a search reads them all and nothing else.</summary>
internal sealed partial class ItemWords
{
    public string VersionId { get; private set; } = "";
    /// <summary>Each word once, as <see cref="TitleKey"/> writes it, parted by spaces.</summary>
    public string Words { get; private set; } = "";

    public static ItemWords Of(ContentItem item) => new() { VersionId = item.VersionId, Words = Written(item) };

    public void Follow(ContentItem item) => Words = Written(item);

    private static string Written(ContentItem item) =>
        string.Join(' ', Texts(item.Parts()).Prepend(item.DisplayText).SelectMany(t => TitleKey.Words(WebUtility.HtmlDecode(Tags().Replace(t, " ")))).Distinct(StringComparer.Ordinal));

    // Ids and addresses of pictures are no words, but a few of them do no harm: nobody looks for them, and whoever does, finds.
    private static IEnumerable<string> Texts(JsonNode? node) => node switch
    {
        JsonObject properties => properties.Where(p => p.Key is not ("LocalizationPart" or "CommonPart" or "ContentItemIds" or "ContentItemId" or "ContentItemVersionId" or "ContentType")).SelectMany(p => Texts(p.Value)),
        JsonArray items => items.SelectMany(Texts),
        JsonValue value when value.AsText() is { Length: > 0 } text => [text],
        _ => [],
    };

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();
}

internal sealed class ItemWordsMapping : IEntityTypeConfiguration<ItemWords>
{
    public void Configure(EntityTypeBuilder<ItemWords> words)
    {
        words.ToTable("content_words");
        words.HasKey(w => w.VersionId);
        words.Property(w => w.VersionId).HasMaxLength(50);
        words.HasOne<ContentItem>().WithOne().HasForeignKey<ItemWords>(w => w.VersionId).OnDelete(DeleteBehavior.Cascade);
    }
}

/// <summary>Whoever writes a version writes its words: in the same save, wherever it is done.</summary>
internal sealed class KeepWords : SaveChangesInterceptor
{
    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is { } db)
            Keep(db);
        return ValueTask.FromResult(result);
    }

    private static void Keep(DbContext db)
    {
        var written = db.ChangeTracker.Entries<ContentItem>().Where(e => e.State == EntityState.Added || e.State == EntityState.Modified && e.Property(i => i.Json).IsModified).Select(e => (Item: e.Entity, e.State)).ToArray();
        foreach (var (item, state) in written)
        {
            if (db.Set<ItemWords>().Local.FindEntry(item.VersionId) is { } known)
                known.Entity.Follow(item);
            else if (state == EntityState.Added)
                db.Add(ItemWords.Of(item));
            else
                db.Update(ItemWords.Of(item));
        }
    }
}
