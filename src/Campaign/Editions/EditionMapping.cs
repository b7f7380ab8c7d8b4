using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace RadicaleVernieuwers.Campaign;

internal sealed class EditionMapping : IEntityTypeConfiguration<Edition>, IEntityTypeConfiguration<Prize>, IEntityTypeConfiguration<EditionCounter>
{
    public void Configure(EntityTypeBuilder<Edition> edition)
    {
        edition.ToTable("editions");
        edition.Property(e => e.Name).HasMaxLength(Edition.LongestName);
        edition.Property(e => e.Slug).HasMaxLength(Edition.LongestSlug);
        edition.HasIndex(e => e.Slug).IsUnique();
        edition.ComplexProperty(e => e.Nominations);
        edition.ComplexProperty(e => e.Entries);
        edition.ComplexProperty(e => e.Publication);
        edition.Property(e => e.Themes).HasWords();
        edition.Property(e => e.Rules).HasConversion(rules => Rule.Write(rules), stored => Rule.Read(stored),
            new ValueComparer<IReadOnlyList<Rule>>((a, b) => a == b || (a != null && b != null && a.SequenceEqual(b)), rules => rules.Count, rules => rules));
        edition.Property(e => e.Languages).HasWords();
        edition.Property(e => e.FormType).HasMaxLength(100);
        edition.Property(e => e.Chair).HasMaxLength(Edition.LongestName);
        edition.HasMany(e => e.Prizes).WithOne().HasForeignKey(p => p.EditionId);
        edition.Navigation(e => e.Prizes).AutoInclude().UsePropertyAccessMode(PropertyAccessMode.Field);
        edition.HasOne<EditionCounter>().WithOne().HasForeignKey<EditionCounter>(c => c.EditionId);
    }

    public void Configure(EntityTypeBuilder<Prize> prize)
    {
        prize.ToTable("prizes");
        prize.Property(p => p.Key).HasMaxLength(60);
        prize.HasIndex(p => new { p.EditionId, p.Key }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<EditionCounter> counter)
    {
        counter.ToTable("edition_counters");
        counter.HasKey(c => c.EditionId);
    }
}

internal static class Words
{
    /// <summary>Stores short words without spaces in one column, framed by spaces, so that one of them can be asked for with LIKE.</summary>
    public static PropertyBuilder<IReadOnlyList<string>> HasWords(this PropertyBuilder<IReadOnlyList<string>> property) => property.HasConversion(
        words => words.Count == 0 ? "" : " " + string.Join(' ', words) + " ",
        stored => stored.Split(' ', StringSplitOptions.RemoveEmptyEntries),
        new ValueComparer<IReadOnlyList<string>>((a, b) => a == b || (a != null && b != null && a.SequenceEqual(b)), words => words.Count, words => words));
}
