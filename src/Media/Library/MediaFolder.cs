using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Media;

/// <summary>A folder of the library that somebody made.</summary>
public readonly record struct MediaFolderId(Guid Value) : IId<MediaFolderId>;

/// <summary>A folder that stands by itself: an empty one, or one with rights of its own. A folder with files in it needs no row.</summary>
public sealed class MediaFolder : Entity, IAudited
{
    /// <summary>Where entrants' files lie: their place says whose they are, so it is never moved.</summary>
    public const string Entries = "entries";
    public const int LongestRoles = 500;

    public MediaFolderId Id { get; private set; }
    public string Path { get; private set; } = "";
    /// <summary>The only roles that see what is in here, parted by |; empty for no such limit. Only a folder at the top has them.</summary>
    public string RoleNames { get; private set; } = "";

    public string AuditSubject => $"media-folder/{Id.Value}";
    public IReadOnlyList<string> Roles => Split(RoleNames);

    public static MediaFolder Make(string path) => new() { Id = Data.Id.New<MediaFolderId>(), Path = path };

    public void StandAt(string path) => Path = path;

    /// <exception cref="Refusal"><c>Media.Folder.OnlyTop</c>: Orchard Core's secure media, too, knows first-level folders only.</exception>
    public void LimitTo(IEnumerable<string> roles)
    {
        if (Path.Contains('/', StringComparison.Ordinal))
            throw new Refusal("Media.Folder.OnlyTop");
        RoleNames = string.Join('|', roles.Order(StringComparer.Ordinal));
    }

    internal static string[] Split(string names) => names.Split('|', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The folder at the top that a path lies in; empty for a file at the top itself.</summary>
    internal static string TopOf(string path) => path.IndexOf('/', StringComparison.Ordinal) is var slash and > 0 ? path[..slash] : "";
}

internal sealed class MediaFolderMapping : IEntityTypeConfiguration<MediaFolder>
{
    public void Configure(EntityTypeBuilder<MediaFolder> folder)
    {
        folder.ToTable("media_folders");
        folder.Property(f => f.Path).HasMaxLength(MediaPath.Longest);
        folder.Property(f => f.RoleNames).HasMaxLength(MediaFolder.LongestRoles);
        folder.Ignore(f => f.Roles);
        folder.HasIndex(f => f.Path).IsUnique();
    }
}
