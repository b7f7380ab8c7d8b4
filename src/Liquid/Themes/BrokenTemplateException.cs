using System.Globalization;
using System.Text.RegularExpressions;

namespace RadicaleVernieuwers.Liquid;

/// <summary>A template is missing, cannot be read, or failed while it was rendered. Says where, as far as that is known.</summary>
#pragma warning disable CA1032 // Without a reason it would say nothing.
public sealed partial class BrokenTemplateException(string reason, Exception? cause = null) : Exception(reason, cause)
#pragma warning restore CA1032
{
    private const int LinesAround = 2;

    /// <summary>The file within the theme, such as <c>Content-Story.liquid</c>, or the template's name where it lies in the database.</summary>
    public string? File { get; private set; }

    /// <summary>From 1; 0 where it is not known.</summary>
    public int Line { get; init; }

    /// <summary>From 1; 0 where it is not known.</summary>
    public int Column { get; init; }

    /// <summary>The line and those around it, with their numbers.</summary>
    public IReadOnlyList<SourceLine> Around { get; private set; } = [];

    public override string Message => File is null ? base.Message : Line == 0 ? $"{File}: {base.Message}" : $"{File}({Line},{Column}): {base.Message}";

    /// <summary>What is wrong, without the place.</summary>
    public string Reason => base.Message;

    /// <summary>The parser says its place at the end of its sentence.</summary>
    internal static BrokenTemplateException Parsed(string error, string file, string text)
    {
        var place = Place().Match(error);
        var broken = place.Success
            ? new BrokenTemplateException(error[..place.Index]) { Line = Number(place.Groups[1].Value), Column = Number(place.Groups[2].Value) }
            : new BrokenTemplateException(error);
        return broken.In(file, text);
    }

    /// <summary>Notes the file, where no file inside it has been noted yet.</summary>
    internal BrokenTemplateException In(string file, string text)
    {
        if (File is not null)
            return this;
        File = file;
        if (Line > 0)
            Around = [.. text.Split('\n').Select((line, i) => new SourceLine(i + 1, line.TrimEnd('\r'), i + 1 == Line)).Where(line => Math.Abs(line.Number - Line) <= LinesAround)];
        return this;
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\s+at \((\d+):(\d+)\)(?:\s*Source:.*)?\s*$", RegexOptions.Singleline)]
    private static partial Regex Place();
}

/// <summary>A line of a template.</summary>
public sealed record SourceLine(int Number, string Text, bool IsBroken) : ILiquidModel;
