using System.Text.Json.Nodes;

namespace RadicaleVernieuwers.Content;

/// <summary>A form is checked while it is being typed, and once more when it is handed in.</summary>
public enum Moment { Autosave, Submit }

/// <summary>A page of a form.</summary>
public sealed record FormStep(string Key, LocalText Label, IReadOnlyList<FormField> Fields);

/// <summary>What one content type asks, step by step. The same definition reads, checks, shows, indexes and exports the answers.</summary>
public sealed partial record FormDefinition(string TypeName, LocalText Label, IReadOnlyList<FormStep> Steps)
{
    private readonly Dictionary<string, FormField> _byKey = Steps.SelectMany(s => s.Fields).ToDictionary(f => f.Key);

    public IEnumerable<FormField> Fields => Steps.SelectMany(s => s.Fields);

    public FormField? Field(string key) => _byKey.GetValueOrDefault(key);

    public FormStep? Step(string? key) => Steps.FirstOrDefault(s => s.Key == key);

    /// <summary>Whether the answers so far ask for this field.</summary>
    public bool Asks(FormField field, JsonObject content) =>
        field.ShowIf is not { } condition || Field(condition.Field) is not { } other
            || (Asks(other, content) && other.Type.Keywords(other, other.ValueOrEmpty(content)).Any(condition.Values.Contains));

    /// <summary>What is wrong with the answers. While typing nothing is missing yet; what is there must be sound.</summary>
    public IReadOnlyList<FieldError> Validate(JsonObject content, Moment moment) => [.. Fields.SelectMany(f => Validate(f, content, moment))];

    /// <summary>What is wrong with the answers of one step.</summary>
    public IReadOnlyList<FieldError> Validate(FormStep step, JsonObject content, Moment moment) => [.. step.Fields.SelectMany(f => Validate(f, content, moment))];

    internal IEnumerable<FieldError> Validate(FormField field, JsonObject content, Moment moment)
    {
        if (!Asks(field, content))
            return [];
        var value = field.ValueOrEmpty(content);
        if (!field.Type.IsEmpty(value))
            return field.Type.Check(field, value).Concat(WordCount.Check(field, value, moment)).Concat(ValidateHeld(field, value, moment));
        return field.Required == Requirement.Always || (field.Required == Requirement.Submit && moment == Moment.Submit)
            ? [new FieldError(field.Key, field.Type.MissingKey)] : [];
    }

    private static IEnumerable<FieldError> ValidateHeld(FormField field, JsonObject value, Moment moment) =>
        field.Type is IPart part ? part.Items(value).SelectMany(item => field.FormOf(item)?.Validate(item, moment) ?? []) : [];

    /// <summary>The same form with other choices for one field: what a picker found.</summary>
    public FormDefinition With(string key, IReadOnlyList<FieldOption> options) => this with
    {
        Steps = [.. Steps.Select(s => s with { Fields = [.. s.Fields.Select(f => f.Key == key ? f with { Options = options } : f)] })],
    };

    /// <summary>The content without what a translator writes anew: the words go, choices, pictures and dates stay.</summary>
    internal JsonObject WithoutWords(JsonObject content)
    {
        foreach (var (field, own) in Everything(content).Where(e => e.Field.Part != "LocalizationPart" && e.Field.Type is TextField or MarkdownField or HtmlField && e.Field.Options.Count == 0 && !e.Field.IsEmptyIn(e.Content)).ToArray())
            field.Write(own, []);
        return content;
    }

    /// <summary>Only some fields, in the same steps; empty steps fall away. Items that are held lose theirs too.</summary>
    public FormDefinition Only(Func<FormField, bool> keep) => this with
    {
        Steps = [.. Steps.Select(s => s with { Fields = [.. s.Fields.Where(keep).Select(f => f with { Around = f.Around with { Keep = keep } })] }).Where(s => s.Fields.Count > 0)],
    };

    /// <summary>The same form for an item that is held by another: names, keys and conditions start with the prefix.</summary>
    internal FormDefinition Within(string prefix, IReadOnlyDictionary<string, IReadOnlyList<FieldOption>> found) => this with
    {
        Steps = [.. Steps.Select(s => s with { Fields = [.. s.Fields.Select(f => Within(f, prefix, found))] })],
    };

    /// <summary>Choices that were looked up for fields anywhere in the form, by the name of their input.</summary>
    public FormDefinition With(IReadOnlyDictionary<string, IReadOnlyList<FieldOption>> found) => this with
    {
        Steps = [.. Steps.Select(s => s with { Fields = [.. s.Fields.Select(f => f with { Options = found.GetValueOrDefault(f.InputName) ?? f.Options, Around = f.Around with { Found = found } })] })],
    };

    /// <summary>Every field with the parts that hold its value, those of held items too. The nodes are live: a change to them changes <paramref name="content"/>.</summary>
    public IEnumerable<(FormField Field, JsonObject Content)> Everything(JsonObject content)
    {
        foreach (var field in Fields)
        {
            yield return (field, content);
            if (field.Type is not IPart part || field.Value(content) is not { } value)
                continue;
            foreach (var item in part.Items(value))
            {
                foreach (var below in field.FormOf(item)?.Everything(item) ?? [])
                    yield return below;
            }
        }
    }

    /// <summary>Fills in what follows from the rest, in items that are held too. Changes <paramref name="content"/>.</summary>
    public void Complete(JsonObject content, PatternItem item, Moment moment)
    {
        foreach (var field in Fields)
        {
            if (field.Type is not IPart part)
                continue;
            foreach (var held in field.Value(content) is { } value ? part.Items(value) : [])
                field.FormOf(held)?.Complete(held, new(held.Text("ContentType") ?? "", held.Text("ContentItemId") ?? "", item.Author, content.Object("TitlePart").Text("Title")), moment);
            part.Complete(field, content, item, moment);
        }
    }

    private static FormField Within(FormField field, string prefix, IReadOnlyDictionary<string, IReadOnlyList<FieldOption>> found)
    {
        var within = field with { Key = prefix + field.Key, Prefix = prefix, Around = field.Around with { Found = found }, ShowIf = field.ShowIf is { } condition ? condition with { Field = prefix + condition.Field } : null };
        return within with { Options = found.GetValueOrDefault(within.InputName) ?? field.Options };
    }
}
