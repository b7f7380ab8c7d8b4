using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Content;

/// <summary>A field or a part of a type that is being edited. <see cref="Input"/> stands before the names of its inputs: <c>Field.Lead</c>, <c>Part.TitlePart</c>.</summary>
internal sealed record Element(string Input, string Name, string Kind, JsonObject Settings, IReadOnlyList<Setting> Asked, bool IsField);

/// <summary>A type while it is edited: its own record and the part that holds its fields, as Orchard writes them. Changes make a new one.</summary>
internal sealed partial record EditedType(JsonObject Type, JsonObject Own)
{
    private const string Parts = "ContentTypePartDefinitionRecords";
    private const string FieldsList = "ContentPartFieldDefinitionRecords";
    private const string NameKey = "Name";
    public const string TypeInput = "Type";

    public string Name => Type.Text(NameKey) ?? "";

    /// <summary>Which state this is: a page that was made from another is noticed.</summary>
    public string Stamp => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(Type.Write() + Own.Write())))[..16];

    public JsonObject TypeSettings => Settings(Type);

    public IReadOnlyList<Element> Fields => [.. Sorted(Own.Array(FieldsList), "ContentPartFieldSettings").Select(f =>
        new Element("Field." + f.Text(NameKey), f.Text(NameKey) ?? "", f.Text("FieldName") ?? "", Settings(f), CommonSettings.OfField(f.Text("FieldName") ?? "", Settings(f), Steps), true))];

    public IReadOnlyList<Element> Attached => [.. Sorted(Type.Array(Parts), "ContentTypePartSettings").Select(p =>
        new Element("Part." + p.Text(NameKey), p.Text(NameKey) ?? "", p.Text("PartName") ?? "", Settings(p), CommonSettings.OfPart(p.Text("PartName") ?? "", Settings(p), Steps), false))];

    private IReadOnlyList<string> Steps => [.. (TypeSettings.Object("RadicaleFormSettings").Array("Steps") ?? []).OfType<JsonObject>().Select(s => s.Text("Key")).OfType<string>()];

    /// <exception cref="NotFound">No such type.</exception>
    public static EditedType Of(ContentDefinitions definitions, string name) => new(
        definitions.TypesAsJson.GetValueOrDefault(name)?.Copy() ?? throw new NotFound(),
        definitions.PartsAsJson.GetValueOrDefault(name)?.Copy() ?? new JsonObject { [NameKey] = name, ["Settings"] = new JsonObject(), [FieldsList] = new JsonArray() });

    /// <summary>A new type with a title and room for fields.</summary>
    /// <exception cref="Refusal"><c>Type.NoName</c>, <c>Type.NameTaken</c>.</exception>
    public static EditedType New(ContentDefinitions definitions, string label, string name)
    {
        name = NameOf(label, name);
        if (name.Length == 0)
            throw new Refusal("Type.NoName") { Field = "NewLabel" };
        if (definitions.TypesAsJson.Keys.Concat(definitions.PartsAsJson.Keys).Contains(name, StringComparer.OrdinalIgnoreCase) || PartTypes.Find(name) is not null)
            throw new Refusal("Type.NameTaken", name) { Field = "NewLabel" };
        var type = new JsonObject
        {
            [NameKey] = name,
            ["DisplayName"] = label,
            ["Settings"] = new JsonObject
            {
                ["ContentTypeSettings"] = new JsonObject { ["Creatable"] = true, ["Listable"] = true, ["Draftable"] = true, ["Versionable"] = true, ["Securable"] = true },
                ["RadicaleFormSettings"] = new JsonObject { ["Label"] = new JsonObject { ["nl"] = label } },
            },
            [Parts] = new JsonArray(Attachment("TitlePart", 0), Attachment(name, 1)),
        };
        return new(type, new JsonObject { [NameKey] = name, ["Settings"] = new JsonObject(), [FieldsList] = new JsonArray() });
    }

    /// <summary>The same definitions with this type as it is now.</summary>
    public ContentDefinitions In(ContentDefinitions definitions) =>
        definitions.Replace(new JsonObject { ["ContentTypes"] = new JsonArray(Type.Copy()), ["ContentParts"] = new JsonArray(Own.Copy()) });

    /// <summary>Takes over all settings that were posted.</summary>
    /// <returns>What is wrong: the name of an input and a text key.</returns>
    public (EditedType Type, IReadOnlyList<(string Input, string Key)> Wrong) Read(PostedForm posted)
    {
        var read = new EditedType(Type.Copy(), Own.Copy());
        var wrong = new List<(string, string)>();
        foreach (var (input, settings, asked) in read.Fields.Concat(read.Attached).Select(e => (e.Input, e.Settings, e.Asked)).Append((TypeInput, read.TypeSettings, CommonSettings.OfTypes)).ToArray())
        {
            foreach (var setting in asked)
            {
                if (SettingReading.Read(setting, InputOf(input, setting), posted, settings) is { } key)
                    wrong.Add((InputOf(input, setting), key));
            }
        }
        foreach (var (field, _) in read.Fields.Zip(Fields).Where(f => !JsonNode.DeepEquals(f.First.Settings, f.Second.Settings)))
            AsOrchardSays(field);
        foreach (var element in read.Fields.Concat(read.Attached))
            WithoutEmptyCondition(element.Settings);
        if (!JsonNode.DeepEquals(read.TypeSettings, TypeSettings) && read.TypeSettings.Object("RadicaleFormSettings").Words("Label").In("nl") is { Length: > 0 } label)
            read.Type["DisplayName"] = label;
        return (read, wrong);
    }

    /// <summary>Moves a field or part one place up (-1) or down (1).</summary>
    public EditedType Move(string input, int by)
    {
        var moved = new EditedType(Type.Copy(), Own.Copy());
        var isField = input.StartsWith("Field.", StringComparison.Ordinal);
        var (list, bag) = isField ? (moved.Own.Array(FieldsList), "ContentPartFieldSettings") : (moved.Type.Array(Parts), "ContentTypePartSettings");
        var sorted = Sorted(list, bag).ToList();
        var at = sorted.FindIndex(r => r.Text(NameKey) == input[(input.IndexOf('.', StringComparison.Ordinal) + 1)..]);
        if (at < 0 || at + by < 0 || at + by >= sorted.Count)
            return this;
        (sorted[at], sorted[at + by]) = (sorted[at + by], sorted[at]);
        Place(sorted, bag);
        return moved;
    }

    /// <summary>Without a field or part. The part with the type's own fields stays.</summary>
    public EditedType Without(string input)
    {
        var less = new EditedType(Type.Copy(), Own.Copy());
        var name = input[(input.IndexOf('.', StringComparison.Ordinal) + 1)..];
        var list = input.StartsWith("Field.", StringComparison.Ordinal) ? less.Own.Array(FieldsList) : name == Name ? null : less.Type.Array(Parts);
        if (list?.OfType<JsonObject>().FirstOrDefault(r => r.Text(NameKey) == name) is { } record)
            list.Remove(record);
        return less;
    }

    /// <summary>With one more field, at the end.</summary>
    /// <exception cref="Refusal"><c>Type.NoName</c>, <c>Type.FieldTaken</c>, <c>Type.NoKind</c>.</exception>
    public EditedType WithField(string label, string name, string kind)
    {
        name = NameOf(label, name);
        if (name.Length == 0)
            throw new Refusal("Type.NoName") { Field = "AddLabel" };
        if (Fields.Any(f => string.Equals(f.Name, name, StringComparison.OrdinalIgnoreCase)))
            throw new Refusal("Type.FieldTaken", name) { Field = "AddLabel" };
        if (FieldTypes.All.All(f => f.Name != kind))
            throw new Refusal("Type.NoKind") { Field = "AddKind" };
        var more = new EditedType(Type.Copy(), Own.Copy());
        var list = more.Own.Array(FieldsList) ?? (JsonArray)(more.Own[FieldsList] = new JsonArray());
        Place(Sorted(list, "ContentPartFieldSettings"), "ContentPartFieldSettings");
        list.Add(new JsonObject
        {
            ["FieldName"] = kind,
            [NameKey] = name,
            ["Settings"] = new JsonObject
            {
                ["ContentPartFieldSettings"] = new JsonObject { ["DisplayName"] = label, ["Position"] = Position(list.Count) },
                ["RadicaleFieldSettings"] = new JsonObject { ["Label"] = new JsonObject { ["nl"] = label }, ["Required"] = "never", ["Public"] = false },
            },
        });
        return more.Type.Array(Parts)?.OfType<JsonObject>().Any(p => p.Text("PartName") == Name) == true ? more : more.WithPart(Name);
    }

    /// <summary>With one more part, at the end. One that is there is not added twice.</summary>
    public EditedType WithPart(string part)
    {
        if (Attached.Any(p => p.Name == part))
            return this;
        var more = new EditedType(Type.Copy(), Own.Copy());
        var list = more.Type.Array(Parts) ?? (JsonArray)(more.Type[Parts] = new JsonArray());
        Place(Sorted(list, "ContentTypePartSettings"), "ContentTypePartSettings");
        list.Add(Attachment(part, list.Count));
        return more;
    }

    /// <summary>The name of the input that asks a setting.</summary>
    public static string InputOf(string element, Setting setting) => $"{element}.{setting.Bag}.{setting.Name}";

    private static JsonObject Attachment(string part, int at) => new()
    {
        ["PartName"] = part,
        [NameKey] = part,
        ["Settings"] = new JsonObject { ["ContentTypePartSettings"] = new JsonObject { ["Position"] = Position(at) } },
    };

    /// <summary>What Orchard reads follows what we ask: its display name, hint and required.</summary>
    private static void AsOrchardSays(Element field)
    {
        var ours = field.Settings.Object("RadicaleFieldSettings");
        if (ours is null)
            return;
        if (ours.Words("Label").In("nl") is { Length: > 0 } label && field.Settings.Object("ContentPartFieldSettings") is { } settings)
            settings["DisplayName"] = label;
        if (field.Settings[field.Kind + "Settings"] is not JsonObject own)
            field.Settings[field.Kind + "Settings"] = own = [];
        if (ours.Words("Hint").In("nl") is { Length: > 0 } hint)
            own["Hint"] = hint;
        if (ours.Text("Required") is { } required)
            own["Required"] = required != "never";
    }

    private static void WithoutEmptyCondition(JsonObject settings)
    {
        if (settings.Object("RadicaleFieldSettings") is { } ours && ours.Object("ShowIf") is { } condition && string.IsNullOrEmpty(condition.Text("Field")))
            ours["ShowIf"] = null;
    }

    private static IReadOnlyList<JsonObject> Sorted(JsonArray? records, string bag) =>
        [.. (records ?? []).OfType<JsonObject>().OrderBy(r => ContentPartDefinition.ToPosition(r.Object("Settings").Object(bag).Text("Position")))];

    private static void Place(IReadOnlyList<JsonObject> records, string bag)
    {
        foreach (var (record, i) in records.Select((r, i) => (r, i)))
        {
            var settings = Settings(record);
            if (settings[bag] is not JsonObject own)
                settings[bag] = own = [];
            own["Position"] = Position(i);
        }
    }

    private static string Position(int at) => at.ToString(CultureInfo.InvariantCulture);

    private static JsonObject Settings(JsonObject record)
    {
        if (record["Settings"] is not JsonObject settings)
            record["Settings"] = settings = [];
        return settings;
    }

    /// <summary>A name for machines: the one given, or one made of the words for people; empty where neither will do.</summary>
    private static string NameOf(string label, string name)
    {
        if (name.Length > 0)
            return AName().IsMatch(name) ? name : "";
        var made = string.Concat(Slug.Of(label).Split('-', StringSplitOptions.RemoveEmptyEntries).Select(w => char.ToUpperInvariant(w[0]) + w[1..]));
        return AName().IsMatch(made) ? made : "";
    }

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9]{0,79}$")]
    private static partial Regex AName();
}
