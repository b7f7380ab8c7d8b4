using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace RadicaleVernieuwers.Recipes;

/// <summary>How far a recipe came on this site. Saved together with each step, so a killed run goes on where it was.</summary>
public sealed class RecipeRunRow
{
    public const int LongestName = 200;

    public string Name { get; private set; } = "";
    public string Hash { get; private set; } = "";
    public int StepsDone { get; private set; }
    public DateTimeOffset Started { get; private set; }
    public DateTimeOffset? Finished { get; private set; }

    public static RecipeRunRow Of(Recipe recipe, DateTimeOffset now) => new() { Name = Key(recipe.Name), Hash = recipe.Hash, Started = now };

    public static string Key(string name) => name.Length > LongestName ? name[..LongestName] : name;

    /// <summary>Begins again, for a recipe whose text has changed since it was left half-way, or that someone asks for anew.</summary>
    public void Begin(Recipe recipe, DateTimeOffset now) => (Hash, StepsDone, Started, Finished) = (recipe.Hash, 0, now, null);

    /// <summary>How many pieces of it are done by now.</summary>
    public void Did(int pieces) => StepsDone = pieces;

    public void Finish(DateTimeOffset now) => Finished = now;
}

internal sealed class RecipeRunMapping : IEntityTypeConfiguration<RecipeRunRow>
{
    public void Configure(EntityTypeBuilder<RecipeRunRow> run)
    {
        run.ToTable("recipe_runs");
        run.HasKey(r => r.Name);
        run.Property(r => r.Name).HasMaxLength(RecipeRunRow.LongestName);
        run.Property(r => r.Hash).HasMaxLength(64);
    }
}
