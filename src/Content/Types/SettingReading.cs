using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace RadicaleVernieuwers.Content;

/// <summary>One row of a list of choices or steps, as the editor of types asks it.</summary>
public sealed record NamedRow(string Value, IReadOnlyDictionary<string, string> Names);

/// <summary>Shows settings as a form and reads them back. What was not touched is left as it is written, to the letter.</summary>
internal static class SettingReading
{
    internal static readonly string[] Languages = ["nl", "fr", "en"];
    private const string Ours = "RadicaleFieldSettings";

    /// <summary>The value as a box shows it; lists have a line each.</summary>
    public static string Shown(Setting setting, JsonObject settings)
    {
        var value = Bag(setting, settings)?[setting.Name];
        return value switch
        {
            JsonArray items => string.Join('\n', items.Select(i => i.AsText())),
            JsonValue text when text.TryGetValue<string>(out var written) => written,
            JsonValue other => other.GetValueKind() is JsonValueKind.True or JsonValueKind.False ? (other.GetValueKind() == JsonValueKind.True ? "true" : "false") : other.ToJsonString(),
            _ => setting.Otherwise,
        };
    }

    public static string Word(Setting setting, JsonObject settings, string language) => Bag(setting, settings)?[setting.Name] switch
    {
        JsonObject words => words.Text(language) ?? "",
        JsonValue text => language == "nl" ? text.AsText() ?? "" : "",
        _ => "",
    };

    /// <summary>The rows of a list of choices or steps.</summary>
    public static IReadOnlyList<NamedRow> Rows(Setting setting, JsonObject settings)
    {
        var labels = settings.Object(Ours).Object("Options");
        return [.. (Bag(setting, settings).Array(setting.Name) ?? []).OfType<JsonObject>().Select(r => setting.Kind == SettingKind.Steps
            ? new NamedRow(r.Text("Key") ?? "", r.Words("Label").Texts)
            : new NamedRow(r.Text("value") ?? "", LocalText.From(labels?[r.Text("value") ?? ""], r.Text("name")).Texts))];
    }

    /// <summary>Writes what was posted under <paramref name="name"/>. Inputs that were not sent change nothing.</summary>
    /// <returns>The text key of what is wrong; null where nothing is.</returns>
    public static string? Read(Setting setting, string name, PostedForm posted, JsonObject settings)
    {
        var field = new PostedField(posted, name);
        if (setting.Kind is SettingKind.Words)
            return ReadWords(setting, field, settings);
        if (setting.Kind is SettingKind.Options or SettingKind.Steps)
            return ReadRows(setting, field, settings);
        if (!field.Has())
            return null;
        var text = setting.Kind switch
        {
            SettingKind.Truth => field.All().Contains("true") ? "true" : "false",
            SettingKind.Types => string.Join('\n', field.Chosen()),
            SettingKind.Lines => string.Join('\n', (field.First() ?? "").Split(['\n', '\r', ','], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)),
            _ => (field.First() ?? "").Trim(),
        };
        var shown = Shown(setting, settings);
        if (text == shown || (setting.Kind == SettingKind.Truth && shown.Length == 0 && text == "false"))
            return null;
        return Write(setting, text, settings);
    }

    private static string? Write(Setting setting, string text, JsonObject settings)
    {
        JsonNode? value = text;
        switch (setting.Kind)
        {
            case SettingKind.Truth:
                value = text == "true";
                break;
            case SettingKind.Types or SettingKind.Lines:
                value = Json.ToArray(text.Split('\n', StringSplitOptions.RemoveEmptyEntries));
                break;
            case SettingKind.Number or SettingKind.Whole when text.Length == 0:
                value = null;
                break;
            case SettingKind.Number or SettingKind.Whole:
                if (NumericField.Parse(text) is not { } number)
                    return "Setting.NoNumber";
                if (setting.Kind == SettingKind.Whole && (number != decimal.Truncate(number) || number < 0 || number > 1_000_000))
                    return "Setting.NoWholeNumber";
                value = number;
                break;
            case SettingKind.Choice:
                if (!setting.Choices.Contains(text))
                    return "Field.Option";
                if (setting.Choices.All(c => int.TryParse(c, NumberStyles.None, CultureInfo.InvariantCulture, out _)))
                    value = int.Parse(text, CultureInfo.InvariantCulture);
                break;
            case SettingKind.Pattern when text.Length > 0 && Pattern.Fault(text) is not null:
                return "Setting.NoPattern";
        }
        Made(setting, settings)[setting.Name] = value;
        return null;
    }

    private static string? ReadWords(Setting setting, PostedField field, JsonObject settings)
    {
        foreach (var language in Languages.Where(l => field.Has("." + l)))
        {
            var text = field.First("." + language)!.Trim();
            if (text == Word(setting, settings, language))
                continue;
            var bag = Made(setting, settings);
            if (bag[setting.Name] is not JsonObject words)
                bag[setting.Name] = words = bag.Text(setting.Name) is { } plain ? new() { ["nl"] = plain } : [];
            words[language] = text;
        }
        return null;
    }

    private static string? ReadRows(Setting setting, PostedField field, JsonObject settings)
    {
        if (!field.Has(".Value"))
            return null;
        var values = field.All(".Value");
        string At(string language, int i) => field.All("." + language) is var all && i < all.Count ? all[i].Trim() : "";
        var rows = values.Select((v, i) => new NamedRow(v.Trim(), Languages.ToDictionary(l => l, l => At(l, i))))
            .Select(r => r.Value.Length == 0 && r.Names["nl"].Length > 0 ? r with { Value = Slug.Of(r.Names["nl"]) } : r).Where(r => r.Value.Length > 0).ToArray();
        if (rows.DistinctBy(r => r.Value).Count() != rows.Length)
            return "Setting.ValueTwice";
        if (Same(rows, Rows(setting, settings)))
            return null;
        var bag = Made(setting, settings);
        var before = (bag.Array(setting.Name) ?? []).OfType<JsonObject>().ToArray();
        var (key, labels) = (setting.Kind == SettingKind.Steps ? "Key" : "value", new JsonObject());
        var written = new JsonArray();
        foreach (var row in rows)
        {
            var node = before.FirstOrDefault(b => b.Text(key) == row.Value)?.Copy() ?? [];
            var names = new JsonObject(row.Names.Where(n => n.Value.Length > 0).Select(n => KeyValuePair.Create(n.Key, (JsonNode?)n.Value)));
            node[key] = row.Value;
            if (setting.Kind == SettingKind.Steps)
                node["Label"] = names;
            else
                (node["name"], labels[row.Value]) = (row.Names["nl"].Length > 0 ? row.Names["nl"] : row.Value, names);
            written.Add(node);
        }
        bag[setting.Name] = written;
        if (setting.Kind == SettingKind.Options)
            Made(setting with { Bag = Ours }, settings)["Options"] = labels;
        return null;
    }

    private static bool Same(NamedRow[] one, IReadOnlyList<NamedRow> other) =>
        one.Length == other.Count && one.Zip(other).All(p => p.First.Value == p.Second.Value && Languages.All(l => p.First.Names.GetValueOrDefault(l, "") == p.Second.Names.GetValueOrDefault(l, "")));

    /// <summary>The bag; a dot leads into it: <c>RadicaleFieldSettings.ShowIf</c>.</summary>
    private static JsonObject? Bag(Setting setting, JsonObject settings) => setting.Bag.Split('.').Aggregate((JsonObject?)settings, (bag, name) => bag.Object(name));

    private static JsonObject Made(Setting setting, JsonObject settings)
    {
        var bag = settings;
        foreach (var name in setting.Bag.Split('.'))
        {
            if (bag[name] is not JsonObject inner)
                bag[name] = inner = [];
            bag = inner;
        }
        return bag;
    }
}
