using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Content;

/// <summary>Somebody has an item open to write in it. The row says so until it was not refreshed for a while.</summary>
public sealed class Presence
{
    /// <summary>A page that is open says so every minute; twice unheard is gone.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromMinutes(2);
    public const int LongestName = 200;

    private Presence() { }

    public string ItemId { get; private set; } = "";
    public UserId UserId { get; private set; }
    public string Name { get; private set; } = "";
    public DateTimeOffset Since { get; private set; }
    public DateTimeOffset Seen { get; private set; }

    public static Presence Of(string itemId, UserId user, string name, DateTimeOffset now) =>
        new() { ItemId = itemId, UserId = user, Name = name.Length > LongestName ? name[..LongestName] : name, Since = now, Seen = now };

    public bool IsHereAt(DateTimeOffset now) => now - Seen < Lasts;

    /// <summary>Still here; or here again, after having been away.</summary>
    public void See(DateTimeOffset now)
    {
        if (!IsHereAt(now))
            Since = now;
        Seen = now;
    }
}

internal sealed class PresenceMapping : IEntityTypeConfiguration<Presence>
{
    public void Configure(EntityTypeBuilder<Presence> presence)
    {
        presence.ToTable("content_presence");
        presence.HasKey(p => new { p.ItemId, p.UserId });
        presence.Property(p => p.ItemId).HasMaxLength(50);
        presence.Property(p => p.Name).HasMaxLength(Presence.LongestName);
        presence.HasIndex(p => p.Seen);
    }
}
