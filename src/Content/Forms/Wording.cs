using System.Globalization;
using RadicaleVernieuwers.Liquid;

namespace RadicaleVernieuwers.Content;

/// <summary>The house's texts in one reader's language.</summary>
public sealed record Wording(Texts House, string Language)
{
    public CultureInfo Culture { get; } = Languages.Culture(Language);

    public string this[string key, params object?[] arguments] => House.Get(Culture, key, arguments);

    /// <summary>In the language of the present request.</summary>
    public static Wording Here(Texts house) => new(house, CultureInfo.CurrentUICulture.TwoLetterISOLanguageName);

    /// <summary>What is wrong with a field, as a sentence.</summary>
    public string Say(FieldError error) => this[error.Key, [.. error.Arguments]];
}

/// <summary>What is wrong with one field: a text key, its arguments.</summary>
/// <param name="Field">The <see cref="FormField.Key"/>.</param>
public sealed record FieldError(string Field, string Key, params IReadOnlyList<object?> Arguments);
