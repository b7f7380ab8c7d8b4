using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Content;

public readonly record struct SavedFilterId(Guid Value) : IId<SavedFilterId>;

/// <summary>A question to the list of items that somebody wants to ask again.</summary>
public sealed class SavedFilter : Entity
{
    public const int LongestName = 80;
    public const int LongestQuery = 1000;

    private SavedFilter() { }

    public SavedFilterId Id { get; private set; }
    public UserId Owner { get; private set; }
    public string Name { get; private set; } = "";
    /// <summary>What stands after the question mark of the address.</summary>
    public string Query { get; private set; } = "";
    /// <summary>All editors see it.</summary>
    public bool IsShared { get; private set; }

    /// <exception cref="Refusal"><c>Filter.NameMissing</c>, <c>Filter.NameLong</c> or <c>Filter.Empty</c>.</exception>
    public static SavedFilter Of(UserId owner, string name, string query, bool isShared)
    {
        name = name.Trim();
        if (name.Length == 0)
            throw new Refusal("Filter.NameMissing") { Field = "FilterName" };
        if (name.Length > LongestName)
            throw new Refusal("Filter.NameLong", LongestName) { Field = "FilterName" };
        if (query.Length is 0 or > LongestQuery)
            throw new Refusal("Filter.Empty") { Field = "FilterName" };
        return new() { Id = Data.Id.New<SavedFilterId>(), Owner = owner, Name = name, Query = query, IsShared = isShared };
    }
}

internal sealed class SavedFilterMapping : IEntityTypeConfiguration<SavedFilter>
{
    public void Configure(EntityTypeBuilder<SavedFilter> filter)
    {
        filter.ToTable("content_filters");
        filter.Property(f => f.Name).HasMaxLength(SavedFilter.LongestName);
        filter.Property(f => f.Query).HasMaxLength(SavedFilter.LongestQuery);
        filter.HasIndex(f => new { f.Owner, f.Name }).IsUnique();
    }
}
