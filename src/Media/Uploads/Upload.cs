using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Media;

/// <summary>A file that is arriving.</summary>
public readonly record struct UploadId(Guid Value) : IId<UploadId>;

/// <summary>A file that is arriving in pieces. What has arrived, and who is receiving the next piece, stands here, so that any node goes on with it.</summary>
internal sealed class Upload : Entity
{
    /// <summary>How long an upload may be taken up again after it was last heard of.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);
    /// <summary>How long an expired upload is remembered as expired.</summary>
    public static readonly TimeSpan Remembered = TimeSpan.FromDays(7);
    /// <summary>A node that is silent for so long has lost its turn.</summary>
    public static readonly TimeSpan Turn = TimeSpan.FromSeconds(15);
    public const int LongestName = 250;
    public const int LongestExtensions = 500;

    public UploadId Id { get; private set; }
    public string Folder { get; private set; } = "";
    public string Name { get; private set; } = "";
    public MediaUse Use { get; private set; }
    public bool IsShown { get; private set; }
    /// <summary>The only kinds of file, parted by spaces; empty for all that the use allows.</summary>
    public string Extensions { get; private set; } = "";
    public UserId? By { get; private set; }
    public long Length { get; private set; }
    public long Offset { get; private set; }
    /// <summary>The offsets of the staged blocks, parted by spaces.</summary>
    public string Blocks { get; private set; } = "";
    public DateTimeOffset Expires { get; private set; }
    /// <summary>Until when whoever receives a piece has the turn.</summary>
    public DateTimeOffset TurnUntil { get; private set; }
    /// <summary>What it became.</summary>
    public MediaId? Became { get; private set; }

    /// <summary>Whether a field that asks for certain kinds takes this one, as it came or as it is kept.</summary>
    /// <exception cref="Refusal"><c>Media.Refused.Kind</c>.</exception>
    public void MustTake(MediaType came, MediaType kept)
    {
        var kinds = Extensions.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (kinds.Length > 0 && !kinds.Any(k => MediaType.OfExtension(k) is var name && (name == came.Name || name == kept.Name)))
            throw new Refusal("Media.Refused.Kind", came.Extension, string.Join(", ", kinds));
    }

    public BlobName Blob => BlobName.Of($"uploads/{Id.Value:N}");
    public bool IsWhole => Offset == Length;
    public IReadOnlyList<long> Offsets => [.. Blocks.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(b => long.Parse(b, System.Globalization.CultureInfo.InvariantCulture))];

    public static Upload Begin(UploadTicket ticket, string name, long length, DateTimeOffset now) => new()
    {
        Id = Data.Id.New<UploadId>(),
        Folder = ticket.Folder,
        Name = ticket.Name ?? (name.Length > LongestName ? name[..LongestName] : name),
        Use = ticket.Use,
        IsShown = ticket.IsShown,
        Extensions = ticket.Extensions,
        By = ticket.By,
        Length = length,
        Expires = (now + Lifetime).Cut(),
        TurnUntil = DateTimeOffset.UnixEpoch,
    };

    public bool IsExpiredAt(DateTimeOffset now) => now >= Expires;

    /// <summary>Begins to receive a piece. The version token makes it once: of two who try, one save fails.</summary>
    /// <returns>False while somebody else's piece is arriving.</returns>
    public bool TakeTurn(DateTimeOffset now)
    {
        if (TurnUntil > now)
            return false;
        TurnUntil = (now + Turn).Cut();
        return true;
    }

    /// <summary>Still receiving.</summary>
    public void KeepTurn(DateTimeOffset now) => TurnUntil = (now + Turn).Cut();

    /// <summary>These blocks are stored.</summary>
    public void Receive(IEnumerable<long> offsets, long upTo, DateTimeOffset now)
    {
        Blocks = string.Join(' ', Offsets.Concat(offsets));
        Offset = upTo;
        Expires = (now + Lifetime).Cut();
        KeepTurn(now);
    }

    public void EndTurn() => TurnUntil = DateTimeOffset.UnixEpoch;

    public void Become(MediaId file) => Became = file;

    /// <summary>Its blocks are gone; the row only remembers that there was such an upload.</summary>
    public void Forget() => Blocks = "";
}

internal sealed class UploadMapping : IEntityTypeConfiguration<Upload>
{
    public void Configure(EntityTypeBuilder<Upload> upload)
    {
        upload.ToTable("uploads");
        upload.Property(u => u.Folder).HasMaxLength(MediaPath.Longest);
        upload.Property(u => u.Extensions).HasMaxLength(Upload.LongestExtensions);
        upload.Property(u => u.Name).HasMaxLength(Upload.LongestName);
        upload.Ignore(u => u.Blob);
        upload.Ignore(u => u.Offsets);
        upload.HasIndex(u => u.Expires);
    }
}
