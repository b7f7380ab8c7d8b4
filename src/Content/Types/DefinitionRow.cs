using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Content;

internal enum DefinitionKind { Type, Part }

/// <summary>One type or part as Orchard writes it.</summary>
internal sealed class DefinitionRow : Entity, IAudited
{
    public DefinitionKind Kind { get; private set; }
    public string Name { get; private set; } = "";
    public string Json { get; private set; } = "{}";
    /// <summary>Milliseconds of the last change: with the number of rows and their versions it says whether a copy in memory is still right.</summary>
    public long Changed { get; private set; }

    public string AuditSubject => SubjectOf(Kind, Name);

    public static string SubjectOf(DefinitionKind kind, string name) => $"definition/{kind}/{name}";

    public static DefinitionRow Of(DefinitionKind kind, string name, JsonObject json, DateTimeOffset now)
    {
        var row = new DefinitionRow { Kind = kind, Name = name };
        row.Write(json, now);
        return row;
    }

    public void Write(JsonObject json, DateTimeOffset now)
    {
        var text = json.Write();
        if (text == Json)
            return;
        Json = text;
        Changed = now.ToUnixTimeMilliseconds();
    }
}

internal sealed class DefinitionMapping : IEntityTypeConfiguration<DefinitionRow>
{
    public void Configure(EntityTypeBuilder<DefinitionRow> row)
    {
        row.ToTable("content_definitions");
        row.HasKey(r => new { r.Kind, r.Name });
        row.Property(r => r.Name).HasMaxLength(200);
    }
}
