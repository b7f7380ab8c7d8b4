using System.Globalization;

namespace RadicaleVernieuwers.Workflows;

/// <summary>A box of the drawing. <paramref name="Left"/> and <paramref name="Top"/> in its own units.</summary>
internal sealed record Box(ActivityNode Node, int Left, int Top);

/// <summary>A way between two boxes.</summary>
/// <param name="Path">What SVG calls <c>d</c>.</param>
internal sealed record Line(Transition Way, string Path, int LabelX, int LabelY);

/// <summary>A definition as a drawing: boxes where somebody put them, or one below the other where nobody did.</summary>
internal sealed record Diagram(IReadOnlyList<Box> Boxes, IReadOnlyList<Line> Lines, int Width, int Height)
{
    public const int BoxWidth = 250;
    public const int BoxHeight = 60;
    private const int Margin = 70;
    private const int Between = 110;

    public static Diagram Of(WorkflowDefinition definition)
    {
        var placed = definition.Activities.Select(a => (a.X, a.Y)).Distinct().Count() == definition.Activities.Count;
        var (left, top) = placed && definition.Activities.Count > 0 ? (definition.Activities.Min(a => a.X), definition.Activities.Min(a => a.Y)) : (0, 0);
        List<Box> boxes = [.. definition.Activities.Select((a, i) => new Box(a, Margin + (placed ? a.X - left : 0), 10 + (placed ? a.Y - top : i * Between)))];
        var byId = boxes.ToDictionary(b => b.Node.Id, StringComparer.Ordinal);
        List<Line> lines = [.. definition.Transitions.Select(t => LineOf(t, byId[t.Source], byId[t.Destination], [.. definition.From(t.Source)]))];
        return new(boxes, lines, boxes.Select(b => b.Left + BoxWidth + Margin).DefaultIfEmpty(Margin).Max(), boxes.Select(b => b.Top + BoxHeight + 20).DefaultIfEmpty(20).Max());
    }

    private static Line LineOf(Transition way, Box from, Box to, IReadOnlyList<Transition> all)
    {
        // Several ways out leave from places of their own.
        var place = all.ToList().FindIndex(t => t.Id == way.Id && t.Outcome == way.Outcome && t.Destination == way.Destination);
        var x = from.Left + (BoxWidth * (place + 1) / (all.Count + 1));
        var (bottom, middle) = (from.Top + BoxHeight, to.Top + (BoxHeight / 2));
        if (to.Top > from.Top)
        {
            var target = to.Left == from.Left ? to.Left + (BoxWidth * (place + 1) / (all.Count + 1)) : to.Left + (BoxWidth / 2);
            var half = Math.Max(18, (to.Top - bottom) / 2);
            return new(way, Written($"M{x} {bottom} C{x} {bottom + half} {target} {to.Top - half} {target} {to.Top - 4}"), x + 6, bottom + 16);
        }
        var height = from.Top + (BoxHeight / 2);
        if (to.Top == from.Top)
        {
            var isRight = to.Left > from.Left;
            var (start, end) = isRight ? (from.Left + BoxWidth, to.Left - 4) : (from.Left, to.Left + BoxWidth + 4);
            return new(way, Written($"M{start} {height} L{end} {height}"), Math.Min(start, end) + 6, height - 6);
        }
        // Back up: around the left, or into the right side of a box that lies to the left.
        var isBeside = from.Left > to.Left;
        var (leaves, enters, bend) = isBeside ? (from.Left + (BoxWidth / 2), to.Left + BoxWidth + 4, from.Left + (BoxWidth / 2)) : (from.Left, to.Left - 4, to.Left - 45 - (place * 8));
        return isBeside
            ? new(way, Written($"M{leaves} {from.Top} C{bend} {middle} {bend} {middle} {enters} {middle}"), leaves + 6, from.Top - 6)
            : new(way, Written($"M{leaves} {height} C{bend} {height} {bend} {middle} {enters} {middle}"), bend + 4, height + 14);
    }

    private static string Written(FormattableString path) => path.ToString(CultureInfo.InvariantCulture);
}

/// <summary>What the drawing and its twin, the list, show.</summary>
/// <param name="Here">Ids of the steps where an instance stands.</param>
internal sealed record DiagramView(WorkflowDefinition Definition, IReadOnlySet<string> Here, Func<string, string> TitleOf);
