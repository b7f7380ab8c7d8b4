using System.Text;
using System.Text.RegularExpressions;

namespace RadicaleVernieuwers.Content;

/// <summary>What happened to a piece of text between two versions.</summary>
public enum PieceKind { Same, Gone, New }

/// <summary>Some words of one version, of the other, or of both, with the white space that follows them.</summary>
public sealed record Piece(PieceKind Kind, string Text);

/// <summary>Compares two texts in words: first paragraph by paragraph, then word by word where paragraphs differ.</summary>
public static partial class WordDiff
{
    /// <summary>Past so many differing words a passage is said to be another one altogether: the work stays in bounds, and so does the reader's patience.</summary>
    internal const int MostSteps = 1000;

    /// <summary>The pieces in the order of reading; neighbours are of different kinds, and what is gone comes before what is new.</summary>
    public static IReadOnlyList<Piece> Between(string one, string other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        var pieces = new Pieces();
        var (gone, added) = (new List<string>(), new List<string>());
        foreach (var (kind, paragraph) in Steps(Split(Paragraphs(), one), Split(Paragraphs(), other)))
        {
            if (kind != PieceKind.Same)
            {
                (kind == PieceKind.Gone ? gone : added).Add(paragraph);
                continue;
            }
            pieces.AddWords(gone, added);
            pieces.Add(PieceKind.Same, paragraph);
        }
        pieces.AddWords(gone, added);
        return pieces.ToList();
    }

    private static string[] Split(Regex into, string text) => [.. into.Matches(text).Select(m => m.Value)];

    /// <summary>The shortest way from one list to the other (E. W. Myers, An O(ND) Difference Algorithm, 1986).</summary>
    private static List<(PieceKind Kind, string Text)> Steps(string[] one, string[] other)
    {
        var start = 0;
        while (start < one.Length && start < other.Length && one[start] == other[start])
            start++;
        var end = 0;
        while (end < one.Length - start && end < other.Length - start && one[^(end + 1)] == other[^(end + 1)])
            end++;
        var steps = one[..start].Select(t => (PieceKind.Same, t)).ToList();
        steps.AddRange(Middle(one[start..^end], other[start..^end]));
        steps.AddRange(one[^end..].Select(t => (PieceKind.Same, t)));
        return steps;
    }

    private static IEnumerable<(PieceKind, string)> Middle(string[] one, string[] other)
    {
        var most = Math.Min(one.Length + other.Length, MostSteps);
        var reached = new int[(2 * most) + 2];
        var trail = new List<int[]>();
        for (var steps = 0; steps <= most; steps++)
        {
            trail.Add([.. reached]);
            for (var line = -steps; line <= steps; line += 2)
            {
                var x = Furthest(reached, line, steps, most);
                while (x < one.Length && x - line < other.Length && one[x] == other[x - line])
                    x++;
                reached[line + most] = x;
                if (x >= one.Length && x - line >= other.Length)
                    return Back(trail, one, other, most);
            }
        }
        return one.Select(t => (PieceKind.Gone, t)).Concat(other.Select(t => (PieceKind.New, t)));
    }

    private static int Furthest(int[] reached, int line, int steps, int most)
    {
        if (steps == 0)
            return 0;
        var comesDown = line == -steps || (line != steps && reached[line - 1 + most] < reached[line + 1 + most]);
        return comesDown ? reached[line + 1 + most] : reached[line - 1 + most] + 1;
    }

    private static Stack<(PieceKind, string)> Back(List<int[]> trail, string[] one, string[] other, int most)
    {
        var way = new Stack<(PieceKind, string)>();
        var (x, y) = (one.Length, other.Length);
        for (var steps = trail.Count - 1; steps > 0; steps--)
        {
            var line = x - y;
            var reached = trail[steps];
            var comesDown = line == -steps || (line != steps && reached[line - 1 + most] < reached[line + 1 + most]);
            var beforeX = reached[(comesDown ? line + 1 : line - 1) + most];
            var beforeY = beforeX - (comesDown ? line + 1 : line - 1);
            for (; x > beforeX && y > beforeY; x--, y--)
                way.Push((PieceKind.Same, one[x - 1]));
            way.Push(comesDown ? (PieceKind.New, other[y - 1]) : (PieceKind.Gone, one[x - 1]));
            (x, y) = (beforeX, beforeY);
        }
        for (; x > 0; x--)
            way.Push((PieceKind.Same, one[x - 1]));
        return way;
    }

    [GeneratedRegex(@"[^\n]*\n+|[^\n]+")]
    private static partial Regex Paragraphs();

    /// <summary>A word with its marks apart: <c>straat,</c> and <c>straat.</c> are the same word.</summary>
    [GeneratedRegex(@"[\p{L}\p{N}]+(?:['’\-][\p{L}\p{N}]+)*\s*|[^\p{L}\p{N}\s]\s*|\s+")]
    private static partial Regex Words();

    private sealed class Pieces
    {
        private readonly List<Piece> _pieces = [];
        private readonly StringBuilder _gone = new();
        private readonly StringBuilder _new = new();
        private readonly StringBuilder _both = new();

        public void AddWords(List<string> gone, List<string> added)
        {
            foreach (var (kind, word) in Steps(Split(Words(), string.Concat(gone)), Split(Words(), string.Concat(added))))
                Add(kind, word);
            gone.Clear();
            added.Clear();
        }

        public void Add(PieceKind kind, string text)
        {
            if (kind != PieceKind.Same)
                Flush(PieceKind.Same, _both);
            if (kind == PieceKind.Gone)
                _gone.Append(text);
            else if (kind == PieceKind.New)
                _new.Append(text);
            else
                AddSame(text);
        }

        public List<Piece> ToList()
        {
            Flush(PieceKind.Same, _both);
            FlushChanges();
            return _pieces;
        }

        private void AddSame(string text)
        {
            FlushChanges();
            _both.Append(text);
        }

        private void FlushChanges()
        {
            Flush(PieceKind.Gone, _gone);
            Flush(PieceKind.New, _new);
        }

        private void Flush(PieceKind kind, StringBuilder text)
        {
            if (text.Length > 0)
                _pieces.Add(new(kind, text.ToString()));
            text.Clear();
        }
    }
}
