using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Media;

/// <summary>Somewhere a media file is shown or kept.</summary>
/// <param name="Kind">A key of the word for it, such as <c>Media.Place.Item</c>.</param>
/// <param name="Url">Where the team looks at it.</param>
/// <param name="IsInitiative">Whether the title is the name of the initiative that the picture is of: the press file is called after it.</param>
public sealed record MediaPlace(string Kind, string Title, string Url, bool IsInitiative = false);

/// <summary>A module that refers to media files says where it does.</summary>
public interface IFindMediaPlaces
{
    /// <param name="paths">The file's path and those that it had before.</param>
    /// <returns>At most a few dozen places, in a fixed number of queries.</returns>
    Task<IReadOnlyList<MediaPlace>> FindAsync(AppDb db, IReadOnlyList<string> paths, CancellationToken cancellationToken);
}
