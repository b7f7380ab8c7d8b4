namespace RadicaleVernieuwers.Jury.Assignments;

/// <summary>A juror on the ring.</summary>
/// <param name="Piece">From 1; 0 for who reads nothing.</param>
internal sealed record PanelSeat(string Name, int Piece, int Reads, double X, double Y);

/// <summary>Entries that two jurors both read: the more, the surer one scale can be told from the other.</summary>
internal sealed record PanelLink(int One, int Other, int Shared);

/// <summary>The jurors in a ring, those of one piece beside each other, and a line between two who read the same entries.</summary>
internal sealed record PanelPicture(IReadOnlyList<PanelSeat> Seats, IReadOnlyList<PanelLink> Links, int Pieces)
{
    public const double Width = 640;
    public const double Height = 400;
    private const double Radius = 150;

    public static PanelPicture Of(IReadOnlyList<(string Key, string Name)> jurors, IEnumerable<Reading> readings)
    {
        var columns = jurors.Index().ToDictionary(juror => juror.Item.Key, juror => juror.Index, StringComparer.Ordinal);
        bool[][] reads = [.. readings.Where(reading => columns.ContainsKey(reading.Juror)).GroupBy(reading => reading.Entry, StringComparer.Ordinal)
            .Select(entry => entry.Select(reading => columns[reading.Juror]).ToHashSet()).Select(readers => jurors.Select((_, juror) => readers.Contains(juror)).ToArray())];
        var graph = new PanelGraph(reads, jurors.Count);
        // Pieces are numbered by who comes first in them: the order of the readings is nobody's business.
        var pieces = graph.JurorGroup.Where(group => group >= 0).Distinct().Index().ToDictionary(group => group.Item, group => group.Index + 1);
        int PieceOf(int juror) => pieces.GetValueOrDefault(graph.JurorGroup[juror]);
        int[] order = [.. Enumerable.Range(0, jurors.Count).OrderBy(juror => PieceOf(juror) is 0 ? int.MaxValue : PieceOf(juror)).ThenBy(juror => jurors[juror].Name, StringComparer.CurrentCulture)];
        var links = from one in Enumerable.Range(0, order.Length)
                    from other in Enumerable.Range(one + 1, order.Length - one - 1)
                    let shared = reads.Count(row => row[order[one]] && row[order[other]])
                    where shared > 0
                    select new PanelLink(one, other, shared);
        return new([.. order.Select((juror, place) => Seat(jurors[juror].Name, PieceOf(juror), reads.Count(row => row[juror]), place, order.Length))], [.. links], graph.Groups);
    }

    private static PanelSeat Seat(string name, int piece, int reads, int place, int of)
    {
        var angle = 2 * Math.PI * place / Math.Max(1, of) - Math.PI / 2;
        return new(name, piece, reads, Width / 2 + Radius * Math.Cos(angle), Height / 2 + Radius * Math.Sin(angle));
    }
}
