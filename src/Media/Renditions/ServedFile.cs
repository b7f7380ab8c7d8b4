using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Media;

/// <summary>What has to be known of a file to serve it.</summary>
internal sealed record ServedFile
{
    public required string Path { get; init; }
    public required string Blob { get; init; }
    public required string ContentType { get; init; }
    public required string Sha256 { get; init; }
    public required long Bytes { get; init; }
    public required int Width { get; init; }
    public required int Height { get; init; }
    public required double FocalX { get; init; }
    public required double FocalY { get; init; }
    public required DateTimeOffset? PublicFrom { get; init; }
    public required UserId? AddedBy { get; init; }
    public required PressWords Words { get; init; }
    /// <summary>The roles that its folder at the top is limited to.</summary>
    public required string? RoleNames { get; init; }

    public Picture Picture => new(Blob, Sha256, Width, Height);
    public string Stem => System.IO.Path.GetFileNameWithoutExtension(Path);
}
