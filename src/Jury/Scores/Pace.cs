namespace RadicaleVernieuwers.Jury;

/// <summary>How far a juror is, and about how long the rest takes at the juror's own pace.</summary>
/// <param name="PerEntry">The median time from one finished sheet to the next.</param>
internal readonly record struct Pace(int Done, int All, TimeSpan PerEntry)
{
    private const int Enough = 3;
    private static readonly TimeSpan Usual = TimeSpan.FromMinutes(9);
    private static readonly TimeSpan UsualSift = TimeSpan.FromMinutes(3);
    // Sheets that came in together, from a device that was offline, say nothing about reading; neither does a night's sleep.
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(45);

    /// <summary>In whole steps of five minutes, of ten from an hour on: more would be pretending.</summary>
    public TimeSpan Left
    {
        get
        {
            var minutes = (All - Done) * PerEntry.TotalMinutes;
            var step = minutes < 60 ? 5 : 10;
            return TimeSpan.FromMinutes(Math.Ceiling(minutes / step) * step);
        }
    }

    public static Pace Of(IReadOnlyList<SeatLine> lines, IReadOnlyList<Criterion> criteria) =>
        new(lines.Count(line => line.IsDone), lines.Count, PerEntryOf(lines.Select(line => line.Finished).OfType<DateTimeOffset>(), IsSift(criteria)));

    /// <summary>One question with a few answers: a first sift.</summary>
    public static bool IsSift(IReadOnlyList<Criterion> criteria) => criteria is [{ Values: <= 3 }];

    /// <summary>Until there are a few of one's own, what jurors usually take.</summary>
    public static TimeSpan PerEntryOf(IEnumerable<DateTimeOffset> finished, bool sift)
    {
        DateTimeOffset[] instants = [.. finished.Order()];
        TimeSpan[] gaps = [.. instants.Zip(instants.Skip(1), (one, next) => next - one).Where(gap => gap >= Shortest && gap <= Longest).Order()];
        return gaps.Length < Enough ? (sift ? UsualSift : Usual)
            : gaps.Length % 2 == 1 ? gaps[gaps.Length / 2] : (gaps[gaps.Length / 2 - 1] + gaps[gaps.Length / 2]) / 2;
    }
}
