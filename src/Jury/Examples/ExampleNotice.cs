using RadicaleVernieuwers.Campaign;

namespace RadicaleVernieuwers.Jury.Examples;

/// <summary>One plot with its words.</summary>
/// <param name="Example">Which example of its page it belongs to.</param>
internal sealed record SpreadFigure(Spread Spread, int Example)
{
    public string Id => $"spread-{Example}-{Spread.Criterion.Key}";
}

/// <summary>What the desk says of the examples of its round.</summary>
/// <param name="HasBegun">Whether the juror already did an entry that counts: then practice does not stand first any more.</param>
internal sealed record ExampleNotice(RoundId Round, IReadOnlyList<ExampleLine> Lines, bool IsClosed, bool HasBegun)
{
    public int All => Lines.Count;
    public int Done => Lines.Count(line => line.IsDone);

    /// <summary>What to practise on now; null where nothing is left or the round is over.</summary>
    public EntryId? Next => IsClosed ? null : Lines.FirstOrDefault(line => !line.IsDone)?.Entry;

    public bool IsFirst => Next is not null && !HasBegun;
}
