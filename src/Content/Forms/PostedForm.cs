using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace RadicaleVernieuwers.Content;

/// <summary>What a browser sent, name by name, as it was typed.</summary>
public sealed class PostedForm
{
    private readonly Dictionary<string, string[]> _values;

    private PostedForm(Dictionary<string, string[]> values) => _values = values;

    public static PostedForm Empty { get; } = new([]);

    public static PostedForm From(IFormCollection form) => From((IEnumerable<KeyValuePair<string, StringValues>>)form);

    public static PostedForm From(IEnumerable<KeyValuePair<string, StringValues>> values) =>
        new(values.ToDictionary(v => v.Key, v => v.Value.Select(t => t ?? "").ToArray(), StringComparer.Ordinal));

    /// <summary>Plain texts by field key, as an import has them. Choices are found by value or by label; several are separated by a semicolon or a bar.</summary>
    public static PostedForm FromTexts(FormDefinition form, IReadOnlyDictionary<string, string> texts)
    {
        var values = new Dictionary<string, string[]>(StringComparer.Ordinal);
        foreach (var (key, text) in texts)
        {
            if (form.Field(key) is not { } field)
                continue;
            foreach (var (name, posted) in field.Type.FromText(field, text))
                values[field.InputName + name] = posted;
        }
        return new(values);
    }

    internal bool Has(FormField field) => _values.ContainsKey(field.InputName) || _values.Keys.Any(k => k.StartsWith(field.InputName + ".", StringComparison.Ordinal));

    internal PostedField For(FormField field) => new(this, field.InputName);

    internal bool TryGet(string name, [NotNullWhen(true)] out string[]? values) => _values.TryGetValue(name, out values);

    internal IEnumerable<string> AllOf(FormField field) =>
        _values.Where(v => v.Key == field.InputName || v.Key.StartsWith(field.InputName + ".", StringComparison.Ordinal)).SelectMany(v => v.Value);
}

/// <summary>The inputs of one field. A suffix such as <c>.Url</c> names one of several.</summary>
public readonly record struct PostedField(PostedForm Form, string Name)
{
    public bool Has(string suffix = "") => Form.TryGet(Name + suffix, out _);

    /// <summary>The first value, or null where the input was not sent.</summary>
    public string? First(string suffix = "") => Form.TryGet(Name + suffix, out var values) ? values.FirstOrDefault() ?? "" : null;

    public IReadOnlyList<string> All(string suffix = "") => Form.TryGet(Name + suffix, out var values) ? values : [];

    /// <summary>What was chosen, without the empty value that says that the choices were on the page.</summary>
    public IReadOnlyList<string> Chosen(string suffix = "") => [.. All(suffix).Where(v => v.Length > 0).Distinct()];
}
