using System.Globalization;

namespace RadicaleVernieuwers.Liquid;

/// <summary>The languages of the site, the first one leading. A language is a .po file per module and theme plus a word in the configuration.</summary>
public sealed record Languages(IReadOnlyList<string> All)
{
    public string Leading => All[0];

    public bool Has(string? language) => language is not null && All.Contains(language);

    /// <summary>The Belgian culture of a language, for dates and numbers.</summary>
    public static CultureInfo Culture(string language) => CultureInfo.GetCultureInfo(language switch { "nl" => "nl-BE", "fr" => "fr-BE", "de" => "de-BE", _ => language == "en" ? "en-GB" : language });
}
