using System.Diagnostics.CodeAnalysis;

namespace RadicaleVernieuwers.Media;

/// <summary>The name of a blob: a relative path with forward slashes, that can leave its store on no system.</summary>
public readonly record struct BlobName : IParsable<BlobName>
{
    public const int Longest = 400;
    private const int LongestSegment = 200;
    private readonly string? _value;

    private BlobName(string value) => _value = value;

    public string Value => _value ?? throw new InvalidOperationException("A blob without a name.");

    /// <summary>Told from the extension, so that every store says the same.</summary>
    public string ContentType => MediaType.OfExtension(Path.GetExtension(Value));

    public override string ToString() => Value;

    /// <exception cref="FormatException">Not a name that every store can hold.</exception>
    public static BlobName Of(string value) => TryParse(value, null, out var name) ? name : throw new FormatException($"Not a blob name: {value}");

    public static BlobName Parse(string s, IFormatProvider? provider) => Of(s);

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out BlobName result)
    {
        var valid = s is { Length: > 0 and <= Longest } && s.Split('/').All(IsSegment);
        result = valid ? new BlobName(s!) : default;
        return valid;
    }

    // A leading dot is kept for what a store makes for itself.
    private static bool IsSegment(string segment) =>
        segment.Length is > 0 and <= LongestSegment && segment[0] != '.' && segment[^1] is not ('.' or ' ')
        && !segment.Any(c => char.IsControl(c) || char.IsSurrogate(c) || c is '\\' or ':' or '*' or '?' or '"' or '<' or '>' or '|');
}
