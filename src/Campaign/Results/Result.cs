using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Campaign;

/// <summary>A prize that an entry won.</summary>
public readonly record struct ResultId(Guid Value) : IId<ResultId>;

/// <summary>An entry won a prize. Nobody outside the house knows before <see cref="VisibleFrom"/>.</summary>
public sealed class Result : Entity, IAudited, IFed
{
    public ResultId Id { get; private set; }
    public EntryId EntryId { get; private set; }
    public EditionId EditionId { get; private set; }
    public PrizeId PrizeId { get; private set; }
    /// <summary>The public motivation.</summary>
    public string MotivationJson { get; private set; } = "{}";
    public DateTimeOffset VisibleFrom { get; private set; }

    public string AuditSubject => Entry.SubjectOf(EntryId);
    public string FeedSubject => AuditSubject;

    public static Result Of(Entry entry, PrizeId prize, IReadOnlyDictionary<string, string> motivation, DateTimeOffset visibleFrom)
    {
        var result = new Result { Id = Data.Id.New<ResultId>(), EntryId = entry.Id, EditionId = entry.EditionId, PrizeId = prize };
        result.Word(motivation, visibleFrom);
        return result;
    }

    public void Word(IReadOnlyDictionary<string, string> motivation, DateTimeOffset visibleFrom) =>
        (MotivationJson, VisibleFrom) = (InLanguages.Write(motivation), visibleFrom.Cut());

    /// <summary>Moves the instant, and leaves the words.</summary>
    public void ShowFrom(DateTimeOffset instant) => VisibleFrom = instant.Cut();

    public string MotivationIn(string language) => InLanguages.Read(MotivationJson, language);
}

internal sealed class ResultMapping : IEntityTypeConfiguration<Result>
{
    public void Configure(EntityTypeBuilder<Result> result)
    {
        result.ToTable("results");
        result.HasIndex(r => new { r.EntryId, r.PrizeId }).IsUnique();
        result.HasIndex(r => new { r.EditionId, r.VisibleFrom });
        result.HasOne<Entry>().WithMany().HasForeignKey(r => r.EntryId);
        result.HasOne<Prize>().WithMany().HasForeignKey(r => r.PrizeId).OnDelete(DeleteBehavior.Restrict);
    }
}
