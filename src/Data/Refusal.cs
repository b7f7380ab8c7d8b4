namespace RadicaleVernieuwers.Data;

/// <summary>A rule said no. The key is worded at the edge, in the reader's language; <see cref="Field"/> names the input it belongs to, if any.</summary>
#pragma warning disable CA1032 // A refusal without a key cannot be worded.
public sealed class Refusal(string key, params object?[] arguments) : Exception(key)
#pragma warning restore CA1032
{
    public string Key { get; } = key;
    public IReadOnlyList<object?> Arguments { get; } = arguments;
    public string? Field { get; init; }
}

/// <summary>What was asked for is not there, or not for this reader: status 404.</summary>
public class NotFound() : Exception("Not found");
