using System.Globalization;
using System.Text.Json.Nodes;

namespace RadicaleVernieuwers.Content;

/// <summary>What a kind of content consists of, in Orchard Core's shape. The settings are an open bag: keys that nobody here knows survive.</summary>
/// <param name="Settings">Orchard's <c>ContentTypeSettings</c> and ours: <c>RadicaleFormSettings</c>.</param>
public sealed record ContentTypeDefinition(string Name, string DisplayName, JsonObject Settings, IReadOnlyList<ContentTypePartDefinition> Parts)
{
    /// <summary>Whether editors make items of this type themselves.</summary>
    public bool IsCreatable => Settings.Object("ContentTypeSettings").Truth("Creatable") ?? false;

    /// <summary>Whether items of this type stand in the editors' list.</summary>
    public bool IsListable => Settings.Object("ContentTypeSettings").Truth("Listable") ?? false;

    /// <summary>The name of the type for people; Orchard's display name where no language has one.</summary>
    public LocalText Label => Settings.Object("RadicaleFormSettings").Words("Label", DisplayName);

    public bool Has(string part) => Parts.Any(p => p.PartName == part);

    internal static ContentTypeDefinition From(JsonObject json, IReadOnlyDictionary<string, ContentPartDefinition> parts) => new(
        json.Text("Name") ?? "", json.Text("DisplayName") ?? json.Text("Name") ?? "", json.Object("Settings") ?? [],
        [.. (json.Array("ContentTypePartDefinitionRecords") ?? []).OfType<JsonObject>().Select(p => ContentTypePartDefinition.From(p, parts)).OrderBy(p => p.Position)]);
}

/// <summary>A part as one type uses it.</summary>
public sealed record ContentTypePartDefinition(string Name, string PartName, JsonObject Settings, ContentPartDefinition Part)
{
    internal decimal Position => ContentPartDefinition.ToPosition(Settings.Object("ContentTypePartSettings").Text("Position"));

    internal static ContentTypePartDefinition From(JsonObject json, IReadOnlyDictionary<string, ContentPartDefinition> parts)
    {
        var part = json.Text("PartName") ?? "";
        return new(json.Text("Name") ?? part, part, json.Object("Settings") ?? [], parts.GetValueOrDefault(part) ?? new(part, [], []));
    }
}

/// <summary>A named group of fields. The fields of a type itself are in the part that is named like the type.</summary>
public sealed record ContentPartDefinition(string Name, JsonObject Settings, IReadOnlyList<ContentFieldDefinition> Fields)
{
    internal static ContentPartDefinition From(JsonObject json) => new(json.Text("Name") ?? "", json.Object("Settings") ?? [],
        [.. (json.Array("ContentPartFieldDefinitionRecords") ?? []).OfType<JsonObject>()
            .Select(f => new ContentFieldDefinition(f.Text("Name") ?? "", f.Text("FieldName") ?? "", f.Object("Settings") ?? []))
            .OrderBy(f => f.Position)]);

    internal static decimal ToPosition(string? position) =>
        decimal.TryParse(position, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : 1_000_000;
}

/// <summary>One field: its own name, the name of its field type, and its settings.</summary>
public sealed record ContentFieldDefinition(string Name, string FieldType, JsonObject Settings)
{
    internal decimal Position => ContentPartDefinition.ToPosition(Settings.Object("ContentPartFieldSettings").Text("Position"));
}
