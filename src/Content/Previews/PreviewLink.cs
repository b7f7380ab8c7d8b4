using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Content;

/// <summary>An address at which somebody without an account reads a draft.</summary>
public readonly record struct PreviewLinkId(Guid Value) : IId<PreviewLinkId>;

/// <summary>Lets one person read a draft for a while, and leave remarks. The database knows only the hash of the secret in the address.</summary>
public sealed class PreviewLink : Entity, IAudited
{
    public const int MostDays = 30;
    public const int LongestName = 100;

    private PreviewLink() { }

    public PreviewLinkId Id { get; private set; }
    public string ItemId { get; private set; } = "";
    /// <summary>Whom it was made for.</summary>
    [NotAudited]
    public string ForWhom { get; private set; } = "";
    public string Key { get; private set; } = "";
    public UserId? MadeBy { get; private set; }
    public DateTimeOffset Made { get; private set; }
    public DateTimeOffset Expires { get; private set; }
    public DateTimeOffset? Revoked { get; private set; }

    public string AuditSubject => ContentItem.SubjectOf(ItemId);

    /// <returns>The link, and the secret that its address carries: 32 random bytes that are kept nowhere.</returns>
    /// <exception cref="Refusal"><c>Preview.ForWhom</c> or <c>Preview.Days</c>.</exception>
    public static (PreviewLink Link, string Secret) Make(string itemId, string forWhom, int days, UserId? by, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(forWhom) || forWhom.Length > LongestName)
            throw new Refusal("Preview.ForWhom", LongestName) { Field = nameof(ForWhom) };
        if (days is < 1 or > MostDays)
            throw new Refusal("Preview.Days", MostDays) { Field = "Days" };
        var secret = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));
        return (new() { Id = Data.Id.New<PreviewLinkId>(), ItemId = itemId, ForWhom = forWhom.Trim(), Key = Hash(secret), MadeBy = by, Made = now, Expires = now.AddDays(days) }, secret);
    }

    public static string Hash(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    public bool IsOpenAt(DateTimeOffset now) => Revoked is null && now < Expires;

    public void Revoke(DateTimeOffset now) => Revoked ??= now;
}

/// <summary>What a reader of a preview said.</summary>
public readonly record struct RemarkId(Guid Value) : IId<RemarkId>;

/// <summary>Words of a reader beside a paragraph of a draft: plain text.</summary>
public sealed class Remark : Entity
{
    public const int Longest = 2000;
    public const int LongestQuote = 200;
    public const int MostPerLink = 200;

    private Remark() { }

    public RemarkId Id { get; private set; }
    public PreviewLinkId LinkId { get; private set; }
    public string ItemId { get; private set; } = "";
    public string VersionId { get; private set; } = "";
    /// <summary>Which piece of the text, counted from 0, and its first words: the text may have moved on since.</summary>
    public int Paragraph { get; private set; }
    public string Quote { get; private set; } = "";
    public string Text { get; private set; } = "";
    public string ByWhom { get; private set; } = "";
    public DateTimeOffset At { get; private set; }
    public DateTimeOffset? Resolved { get; private set; }

    /// <exception cref="Refusal"><c>Preview.Closed</c>, <c>Remark.Empty</c>, <c>Remark.TooLong</c>.</exception>
    public static Remark Of(PreviewLink link, ContentItem item, int paragraph, string quote, string text, DateTimeOffset now)
    {
        if (!link.IsOpenAt(now))
            throw new Refusal("Preview.Closed");
        text = text.Trim();
        if (text.Length == 0)
            throw new Refusal("Remark.Empty") { Field = $"Text_{paragraph}" };
        if (text.Length > Longest)
            throw new Refusal("Remark.TooLong", text.Length, Longest) { Field = $"Text_{paragraph}" };
        return new()
        {
            Id = Data.Id.New<RemarkId>(),
            LinkId = link.Id,
            ItemId = item.ItemId,
            VersionId = item.VersionId,
            Paragraph = paragraph,
            Quote = quote.Length <= LongestQuote ? quote : quote[..(LongestQuote - 1)] + "…",
            Text = text,
            ByWhom = link.ForWhom,
            At = now,
        };
    }

    public void Resolve(DateTimeOffset now) => Resolved ??= now;
}

internal sealed class PreviewMapping : IEntityTypeConfiguration<PreviewLink>, IEntityTypeConfiguration<Remark>
{
    private const int LongestId = 50;

    public void Configure(EntityTypeBuilder<PreviewLink> link)
    {
        link.ToTable("preview_links");
        link.Property(l => l.ItemId).HasMaxLength(LongestId);
        link.Property(l => l.ForWhom).HasMaxLength(PreviewLink.LongestName);
        link.Property(l => l.Key).HasMaxLength(64);
        link.HasIndex(l => l.Key).IsUnique();
        link.HasIndex(l => l.ItemId);
    }

    public void Configure(EntityTypeBuilder<Remark> remark)
    {
        remark.ToTable("remarks");
        remark.Property(r => r.ItemId).HasMaxLength(LongestId);
        remark.Property(r => r.VersionId).HasMaxLength(LongestId);
        remark.Property(r => r.Quote).HasMaxLength(Remark.LongestQuote);
        remark.Property(r => r.Text).HasMaxLength(Remark.Longest);
        remark.Property(r => r.ByWhom).HasMaxLength(PreviewLink.LongestName);
        remark.HasIndex(r => r.ItemId);
        remark.HasOne<PreviewLink>().WithMany().HasForeignKey(r => r.LinkId).OnDelete(DeleteBehavior.Cascade);
    }
}
