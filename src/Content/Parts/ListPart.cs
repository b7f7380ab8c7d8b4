using System.Text.Json.Nodes;

namespace RadicaleVernieuwers.Content;

/// <summary><c>{}</c>: other items stand in the list of this one; they say so themselves, in <see cref="ContainedPart"/>.</summary>
public sealed record ListPart() : Silent("ListPart"), IPart
{
    public string Key => "List";

    public override IReadOnlyList<Setting> Settings =>
    [
        new("ListPartSettings", "ContainedContentTypes", SettingKind.Types),
        new("ListPartSettings", "PageSize", SettingKind.Whole) { Otherwise = "10" },
        new("ListPartSettings", "EnableOrdering", SettingKind.Truth),
        new("ListPartSettings", "ShowHeader", SettingKind.Truth),
    ];

    /// <summary>The types whose items may stand in the list.</summary>
    internal static IReadOnlyList<string> TypesIn(JsonObject settings) => settings.Object("ListPartSettings").Texts("ContainedContentTypes");

    internal static bool IsOrdered(JsonObject settings) => settings.Object("ListPartSettings").Truth("EnableOrdering") ?? false;
}

/// <summary><c>{"ListContentItemId":id,"ListContentType":s,"Order":n}</c>: in which list the item stands, and where.</summary>
public sealed record ContainedPart() : Silent("ContainedPart"), IPart
{
    public string Key => "Contained";
}
