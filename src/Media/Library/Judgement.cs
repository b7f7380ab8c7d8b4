using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Media;

/// <summary>What a file is wanted for: a document field takes PDF as well, the library films too.</summary>
public enum MediaUse { Picture, Document, Library }

public enum IntakeOutcome { Accepted, Converted, Refused }

/// <summary>What the intake decided about a file.</summary>
public sealed record Judgement
{
    public required IntakeOutcome Outcome { get; init; }
    /// <summary>What the file is now, after a conversion; for a refused file what it seemed to be.</summary>
    public required MediaType Type { get; init; }
    /// <summary>The bytes to keep; empty for a refused file.</summary>
    public byte[] Content { get; init; } = [];
    /// <summary>In bytes. A film is never in memory as a whole: for it only this is told.</summary>
    public long Length { get => _length ?? Content.Length; init => _length = value; }
    private readonly long? _length;
    /// <summary>As it is seen, with the orientation applied; 0 for a document.</summary>
    public int Width { get; init; }
    public int Height { get; init; }
    /// <summary>Why it was converted or refused: a key of a sentence and its arguments.</summary>
    public string? Reason { get; init; }
    public IReadOnlyList<object?> Arguments { get; init; } = [];

    internal static Judgement Refuse(MediaType seemed, string reason, params object?[] arguments) =>
        new() { Outcome = IntakeOutcome.Refused, Type = seemed, Reason = reason, Arguments = arguments };

    /// <exception cref="Refusal">The file was refused; the sentence belongs beside this field.</exception>
    public Judgement OrThrow(string? field) =>
        Outcome == IntakeOutcome.Refused ? throw new Refusal(Reason!, [.. Arguments]) { Field = field } : this;
}
