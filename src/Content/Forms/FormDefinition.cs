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
            return field.Type.Check(field, value).Concat(WordCount.Check(field, value, moment));
        return field.Required == Requirement.Always || (field.Required == Requirement.Submit && moment == Moment.Submit)
            ? [new FieldError(field.Key, field.Type.MissingKey)] : [];
    }

    /// <summary>The same form with other choices for one field: what a picker found.</summary>
    public FormDefinition With(string key, IReadOnlyList<FieldOption> options) => this with
    {
        Steps = [.. Steps.Select(s => s with { Fields = [.. s.Fields.Select(f => f.Key == key ? f with { Options = options } : f)] })],
    };

    /// <summary>The content without what a translator writes anew: the words go, choices, pictures and dates stay.</summary>
    internal JsonObject WithoutWords(JsonObject content)
    {
        foreach (var field in Fields.Where(f => f.Part != "LocalizationPart" && f.Type is TextField or MarkdownField or HtmlField && f.Options.Count == 0 && !f.IsEmptyIn(content)))
            field.Write(content, []);
        return content;
    }

    /// <summary>Only some fields, in the same steps; empty steps fall away.</summary>
    public FormDefinition Only(Func<FormField, bool> keep) => this with
    {
        Steps = [.. Steps.Select(s => s with { Fields = [.. s.Fields.Where(keep)] }).Where(s => s.Fields.Count > 0)],
    };
}
