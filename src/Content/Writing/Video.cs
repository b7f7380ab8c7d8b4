using System.Text.RegularExpressions;

namespace RadicaleVernieuwers.Content;

/// <summary>A video of YouTube or Vimeo: where it is watched, and the player that a page may load once its reader says so.</summary>
public sealed partial record Video(string Page, string Player)
{
    /// <summary>The hosts of the players, for the frames that our pages may hold.</summary>
    public static IReadOnlyList<string> Hosts { get; } = ["https://www.youtube-nocookie.com", "https://player.vimeo.com"];

    /// <summary>The video at an address; null where it is none of theirs.</summary>
    public static Video? Of(string? address)
    {
        if (address is null)
            return null;
        if (YouTube().Match(address) is { Success: true } tube)
            return new($"https://www.youtube.com/watch?v={tube.Groups[1].Value}", $"{Hosts[0]}/embed/{tube.Groups[1].Value}?autoplay=1");
        return Vimeo().Match(address) is { Success: true } vimeo
            ? new($"https://vimeo.com/{vimeo.Groups[1].Value}", $"{Hosts[1]}/video/{vimeo.Groups[1].Value}?autoplay=1&dnt=1") : null;
    }

    [GeneratedRegex(@"^https?://(?:(?:(?:www\.|m\.)?youtube(?:-nocookie)?\.com/(?:watch\?(?:[^#]*&)?v=|embed/|shorts/|live/))|youtu\.be/)([\w-]{6,20})", RegexOptions.IgnoreCase)]
    private static partial Regex YouTube();

    [GeneratedRegex(@"^https?://(?:www\.|player\.)?vimeo\.com/(?:video/)?(\d{5,12})", RegexOptions.IgnoreCase)]
    private static partial Regex Vimeo();
}
