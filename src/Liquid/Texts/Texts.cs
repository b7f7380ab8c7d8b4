using System.Globalization;
using System.Reflection;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Liquid;

/// <summary>Every text of the product, by key and language: a .po file per module (embedded) and one per theme.</summary>
public sealed class Texts
{
    private readonly Dictionary<string, Dictionary<string, string>> _byLanguage = [];

    public Texts(ModelAssemblies modules, Languages languages, ThemeFolder theme)
    {
        foreach (var language in languages.All)
        {
            var texts = _byLanguage[language] = [];
            foreach (var assembly in modules.Assemblies)
                AddEmbedded(texts, assembly, language);
            foreach (var folder in theme.Paths.Reverse())
                AddFile(texts, Path.Combine(folder, "Localization", language + ".po"));
            if (language == "fr")
                KeepMarksOnTheirLine(texts);
        }
    }

    /// <summary>The text in the language of the present request; the key itself where no text is.</summary>
    public string this[string key, params object?[] arguments] => Get(CultureInfo.CurrentUICulture, key, arguments);

    /// <summary>The text for a number: <c>Key.One</c> or <c>Key.Other</c>, with the number as <c>{0}</c>.</summary>
    public string Count(string key, int count, params object?[] arguments) =>
        this[count == 1 ? key + ".One" : key + ".Other", [count, .. arguments]];

    public string Get(CultureInfo culture, string key, params object?[] arguments)
    {
        var text = Find(culture.TwoLetterISOLanguageName, key) ?? Find("nl", key) ?? key;
        return arguments.Length == 0 ? text : string.Format(culture, text, [.. arguments.Select(a => Word(a, culture))]);
    }

    public bool Has(string language, string key) => Find(language, key) is not null;

    /// <summary>All keys and texts of a language, for the test that compares languages.</summary>
    public IReadOnlyDictionary<string, string> Of(string language) => _byLanguage[language];

    private string? Find(string language, string key) => _byLanguage.GetValueOrDefault(language)?.GetValueOrDefault(key);

    /// <summary>French sets a space before its double marks; it must not break the line there.</summary>
    private static void KeepMarksOnTheirLine(Dictionary<string, string> texts)
    {
        foreach (var (key, text) in texts.ToArray())
            texts[key] = text.Replace(" :", "\u00a0:", StringComparison.Ordinal).Replace(" ?", "\u202f?", StringComparison.Ordinal).Replace(" !", "\u202f!", StringComparison.Ordinal)
                .Replace(" ;", "\u202f;", StringComparison.Ordinal).Replace("« ", "«\u00a0", StringComparison.Ordinal).Replace(" »", "\u00a0»", StringComparison.Ordinal);
    }

    private static object? Word(object? argument, CultureInfo culture) => argument switch
    {
        DateTimeOffset instant => Brussels.Say(instant, culture, zone: true),
        DateTime local => local.ToString("d MMMM yyyy HH:mm", culture),
        _ => argument,
    };

    private static void AddEmbedded(Dictionary<string, string> texts, Assembly assembly, string language)
    {
        using var stream = assembly.GetManifestResourceStream("Localization." + language);
        if (stream is null)
            return;
        using var reader = new StreamReader(stream);
        Add(texts, reader, assembly.GetName().Name!);
    }

    private static void AddFile(Dictionary<string, string> texts, string file)
    {
        if (!File.Exists(file))
            return;
        using var reader = new StreamReader(file);
        Add(texts, reader, file);
    }

    private static void Add(Dictionary<string, string> texts, TextReader reader, string source)
    {
        try
        {
            foreach (var (key, text) in PoFile.Read(reader))
                texts[key] = text;
        }
        catch (FormatException exception)
        {
            throw new FormatException($"{source}: {exception.Message}", exception);
        }
    }
}
