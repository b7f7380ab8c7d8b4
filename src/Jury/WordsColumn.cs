using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace RadicaleVernieuwers.Jury;

internal static class WordsColumn
{
    /// <summary>Stores short words without spaces in one column.</summary>
    public static PropertyBuilder<IReadOnlyList<string>> HasWords(this PropertyBuilder<IReadOnlyList<string>> property) => property.HasConversion(
        words => string.Join(' ', words),
        stored => stored.Split(' ', StringSplitOptions.RemoveEmptyEntries),
        new ValueComparer<IReadOnlyList<string>>((a, b) => a == b || (a != null && b != null && a.SequenceEqual(b)), words => words.Count, words => words));
}
