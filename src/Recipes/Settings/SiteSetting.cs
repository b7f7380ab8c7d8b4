using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Recipes;

/// <summary>A setting of the site by Orchard Core's name, as JSON: <c>SiteName</c>, <c>TimeZoneId</c>, <c>LocalizationSettings</c> … What we do not know is kept for the way back.</summary>
public sealed class SiteSetting : Entity, IAudited
{
    public const int LongestName = 200;

    public string Name { get; private set; } = "";
    public string Value { get; private set; } = "null";

    public string AuditSubject => "setting/" + Name;

    public static SiteSetting Of(string name, string json) => new() { Name = name, Value = json };

    public void Set(string json) => Value = json;
}

internal sealed class SiteSettingMapping : IEntityTypeConfiguration<SiteSetting>
{
    public void Configure(EntityTypeBuilder<SiteSetting> setting)
    {
        setting.ToTable("site_settings");
        setting.HasKey(s => s.Name);
        setting.Property(s => s.Name).HasMaxLength(SiteSetting.LongestName);
    }
}

/// <summary>The tables of this module.</summary>
public static class RecipesData
{
    extension(AppDb db)
    {
        public DbSet<SiteSetting> SiteSettings => db.Set<SiteSetting>();

        public DbSet<RecipeRunRow> RecipeRuns => db.Set<RecipeRunRow>();
    }
}
