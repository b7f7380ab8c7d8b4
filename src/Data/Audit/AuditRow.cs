using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace RadicaleVernieuwers.Data;

/// <summary>An entity whose changes are kept: who changed what, when, from what to what.</summary>
public interface IAudited
{
    /// <summary>What the row is about, such as <c>entry/0197…</c>. Rows of one subject are read together.</summary>
    string AuditSubject { get; }
}

/// <summary>Marks a property whose values stay out of the audit trail: answers of entrants, secrets, personal data.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class NotAuditedAttribute : Attribute;

/// <summary>One line of the audit trail.</summary>
public sealed class AuditRow
{
    public AuditId Id { get; private set; }
    public DateTimeOffset At { get; private set; }
    public UserId? By { get; private set; }
    public string Subject { get; private set; } = "";
    public string Action { get; private set; } = "";
    /// <summary>JSON: <c>{"Property":[from,to]}</c>, or the arguments of a noted action.</summary>
    public string Changes { get; private set; } = "{}";

    public static AuditRow Of(string subject, string action, object? arguments, UserId? by, DateTimeOffset at) => new()
    {
        Id = Data.Id.New<AuditId>(),
        At = at,
        By = by,
        Subject = subject,
        Action = action,
        Changes = arguments is null ? "{}" : JsonSerializer.Serialize(arguments),
    };

    internal static AuditRow? From(EntityEntry entry, UserId? by, DateTimeOffset at)
    {
        var audited = (IAudited)entry.Entity;
        var changes = new Dictionary<string, object?[]>();
        foreach (var property in entry.Properties)
        {
            var hidden = property.Metadata.PropertyInfo?.IsDefined(typeof(NotAuditedAttribute), true) ?? false;
            if (property.Metadata.Name == nameof(Entity.Version) || property.Metadata.IsPrimaryKey())
                continue;
            var before = entry.State == EntityState.Added ? null : property.OriginalValue;
            var after = entry.State == EntityState.Deleted ? null : property.CurrentValue;
            if (!Equals(before, after))
                changes[property.Metadata.Name] = hidden ? [] : [Plain(before), Plain(after)];
        }
        return changes.Count == 0 && entry.State == EntityState.Modified ? null
            : Of(audited.AuditSubject, $"{entry.Metadata.ClrType.Name}.{entry.State}", changes, by, at);
    }

    private static object? Plain(object? value) => value switch
    {
        null => null,
        string or bool or int or long or decimal or double or DateTimeOffset or Guid => value,
        _ => value.ToString(),
    };
}

internal sealed class AuditRowMapping : IEntityTypeConfiguration<AuditRow>
{
    public void Configure(EntityTypeBuilder<AuditRow> row)
    {
        row.ToTable("audit");
        row.Property(r => r.Subject).HasMaxLength(200);
        row.Property(r => r.Action).HasMaxLength(100);
        row.HasIndex(r => new { r.Subject, r.At });
    }
}
