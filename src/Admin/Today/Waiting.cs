using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Admin;

/// <summary>Something that waits for a person: what, for whom, since when.</summary>
/// <param name="Label">A text key with <c>.One</c> and <c>.Other</c>; <c>{0}</c> is the number.</param>
/// <param name="For">A text key: who has to act.</param>
/// <param name="Since">Since when the oldest waits; null where that means nothing.</param>
public sealed record Waiting(string Label, int Count, string Url, string For, DateTimeOffset? Since, bool IsUrgent = false);

/// <summary>Tells what waits in one module, for <c>/admin</c>. A few queries each, however much waits.</summary>
public interface ITodaySource
{
    /// <summary>Only shown to whoever has this permission.</summary>
    string Permission { get; }

    Task<IReadOnlyList<Waiting>> WaitingAsync(AppDb db, DateTimeOffset now, CancellationToken cancellationToken);
}
