namespace RadicaleVernieuwers.Data;

/// <summary>A truth about the database that no page can break. Walked after every App test, nightly, and by <c>check</c>.</summary>
public interface IInvariant
{
    /// <summary>A sentence per breach; none when all is well.</summary>
    Task<IReadOnlyList<string>> BreachesAsync(AppDb db, CancellationToken cancellationToken);
}
