using System.Diagnostics;

namespace RadicaleVernieuwers.Data;

/// <summary>How far long work is: a bar that moves on a terminal, a plain line each second elsewhere.</summary>
public sealed class WorkBar(TextWriter output, bool isTerminal)
{
    private const int Width = 30;
    private static readonly TimeSpan Redraw = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Line = TimeSpan.FromSeconds(1);
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private TimeSpan _said;
    private int _drawn;

    /// <param name="part">From 0 to 1.</param>
    /// <param name="say">What is said beside the bar, or alone where there is none; asked only when it is shown.</param>
    public void Show(double part, Func<string> say)
    {
        ArgumentNullException.ThrowIfNull(say);
        if (_watch.Elapsed - _said < (isTerminal ? Redraw : Line))
            return;
        _said = _watch.Elapsed;
        if (isTerminal)
            Draw(part, say());
        else
            output.WriteLine(say());
    }

    /// <summary>Takes the bar away, so that something else can be said in its place.</summary>
    public void Clear()
    {
        if (_drawn > 0)
            output.Write("\r" + new string(' ', _drawn) + "\r");
        _drawn = 0;
    }

    private void Draw(double part, string said)
    {
        var full = (int)Math.Round(Math.Clamp(part, 0, 1) * Width);
        var line = $"[{new string('#', full)}{new string('.', Width - full)}] {said}";
        output.Write("\r" + line.PadRight(_drawn));
        _drawn = Math.Max(_drawn, line.Length);
    }
}
