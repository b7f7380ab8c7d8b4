using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Jury.Redactions;

internal readonly record struct RedactionId(Guid Value) : IId<RedactionId>;

/// <summary>A passage of an entry that jurors of a round which hides something do not read.</summary>
internal sealed class Redaction : Entity, IAudited
{
    public const int Longest = 4000;

    public RedactionId Id { get; private set; }
    public EntryId EntryId { get; private set; }
    [NotAudited]
    public string Passage { get; private set; } = "";
    public UserId? By { get; private set; }
    public DateTimeOffset At { get; private set; }

    public string AuditSubject => Entry.SubjectOf(EntryId);

    /// <exception cref="Refusal"><c>Redaction.Short</c> or <c>Redaction.Long</c>.</exception>
    public static Redaction Of(EntryId entry, string passage, UserId? by, DateTimeOffset at)
    {
        if (Redactor.LengthOf(passage) < Redactor.Shortest)
            throw new Refusal("Redaction.Short", Redactor.Shortest) { Field = "Passage" };
        if (passage.Length > Longest)
            throw new Refusal("Redaction.Long", Longest) { Field = "Passage" };
        return new() { Id = Data.Id.New<RedactionId>(), EntryId = entry, Passage = passage.Trim(), By = by, At = at };
    }
}

internal sealed class RedactionMapping : IEntityTypeConfiguration<Redaction>
{
    public void Configure(EntityTypeBuilder<Redaction> redaction)
    {
        redaction.ToTable("redactions");
        redaction.Property(r => r.Passage).HasMaxLength(Redaction.Longest);
        redaction.HasOne<Entry>().WithMany().HasForeignKey(r => r.EntryId);
        redaction.HasIndex(r => r.EntryId);
    }
}

/// <summary>The redactors of a round, one an entry. A round that hides nothing takes nothing out.</summary>
internal sealed class Redactors(IReadOnlyDictionary<EntryId, Redactor> redactors)
{
    public Redactor this[EntryId entry] => redactors.GetValueOrDefault(entry) ?? Redactor.None;

    /// <param name="mark">What stands in the place of a passage.</param>
    public static async Task<Redactors> LoadAsync(AppDb db, Round round, string mark, CancellationToken cancellationToken)
    {
        if (!round.IsBlind)
            return new(new Dictionary<EntryId, Redactor>());
        var (entries, examples) = (db.Entries.Where(e => e.EditionId == round.EditionId), db.Examples.Where(x => x.RoundId == round.Id));
        var rows = await db.Redactions.AsNoTracking().Where(r => entries.Any(e => e.Id == r.EntryId) || examples.Any(x => x.EntryId == r.EntryId)).Select(r => new { r.EntryId, r.Passage }).ToListAsync(cancellationToken);
        return new(rows.GroupBy(r => r.EntryId).ToDictionary(g => g.Key, g => new Redactor(g.Select(r => r.Passage), mark)));
    }
}
