using System.Buffers;
using System.Text.Json.Nodes;

namespace RadicaleVernieuwers.Content;

/// <summary><c>{"Path":s,"SetHomepage":b,"Disabled":b,"RouteContainedItems":b,"Absolute":b}</c>: the address of an item. Empty asks for one, made by the pattern or of the title.</summary>
public sealed record AutoroutePart() : TextField("AutoroutePart", "Path"), IPart
{
    private static readonly SearchValues<char> NotInAddresses = SearchValues.Create(":?#[]@!$&'()*+,.;=<>\\|%");
    private static readonly string[] Flags = ["SetHomepage", "Disabled"];

    public string Key => "Path";

    public override IReadOnlyList<string> Editors => [];

    public override IReadOnlyList<Setting> Settings =>
    [
        new("AutoroutePartSettings", "AllowCustomPath", SettingKind.Truth),
        new("AutoroutePartSettings", "AllowUpdatePath", SettingKind.Truth),
        new("AutoroutePartSettings", "Pattern", SettingKind.Pattern),
        new("AutoroutePartSettings", "ShowHomepageOption", SettingKind.Truth),
        new("AutoroutePartSettings", "AllowDisabled", SettingKind.Truth),
    ];

    public override string? EditorOf(FormField field) => "/Content/Parts/Autoroute.cshtml";

    /// <summary>Its flags count as nothing: only a path can be wrong.</summary>
    public override bool IsEmpty(JsonObject value) => string.IsNullOrWhiteSpace(value.Text("Path"));

    public override void Read(FormField field, PostedField posted, JsonObject value)
    {
        if (AllowsPath(field) && posted.First() is { } path)
            value["Path"] = path;
        foreach (var flag in Flags.Where(f => Allows(field, f) && posted.Has("." + f)))
            value[flag] = posted.All("." + flag).Contains("true");
    }

    public override IEnumerable<FieldError> Check(FormField field, JsonObject value)
    {
        var path = value.Text("Path")!;
        if (path.Length > ContentRoute.LongestSlug)
            yield return Wrong(field, "Field.TooManyCharacters", path.Length, ContentRoute.LongestSlug);
        else if (path.AsSpan().ContainsAny(NotInAddresses) || path.Contains("//", StringComparison.Ordinal))
            yield return Wrong(field, "Field.Path", path);
    }

    internal override bool IsGroup(FormField field) => false;

    /// <summary>When the item is published: what the pattern says where no path was given, or where nobody may choose one.</summary>
    public void Complete(FormField field, JsonObject parts, PatternItem item, Moment moment)
    {
        // A draft's title is still being thought of.
        if (moment != Moment.Submit || field.Own.Text("Pattern") is not { Length: > 0 } pattern || !(field.IsEmptyIn(parts) || (!AllowsPath(field) && field.Own.Truth("AllowUpdatePath") == true)))
            return;
        var path = Pattern.Line(pattern, parts, item).Trim('/', ' ');
        if (path.Length == 0 || path.EndsWith('/') || path.Length > ContentRoute.LongestSlug)
            return;
        var value = field.ValueOrEmpty(parts).Copy();
        value["Path"] = path;
        field.Write(parts, value);
    }

    internal static bool AllowsPath(FormField field) => field.Own.Truth("AllowCustomPath") ?? true;

    internal static bool Allows(FormField field, string flag) => field.Own.Truth(flag == "SetHomepage" ? "ShowHomepageOption" : "AllowDisabled") ?? false;
}
