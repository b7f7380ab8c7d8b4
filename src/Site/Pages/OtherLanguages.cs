using RadicaleVernieuwers.Content;
using RadicaleVernieuwers.Liquid;

namespace RadicaleVernieuwers.Site;

/// <summary>Where an item is in the other languages; where it has no translation, the list it stands in.</summary>
internal sealed class OtherLanguages(PublicContents contents, Languages languages, Texts texts)
{
    public async Task<IReadOnlyList<AlternateModel>> OfAsync(PublicContent item, string list, CancellationToken cancellationToken)
    {
        var translations = await contents.TranslationsAsync(item, cancellationToken);
        return [.. languages.All.Select(l => new AlternateModel(l, Address(l, translations.FirstOrDefault(t => t.Culture == l)?.Slug, list), texts.Get(Languages.Culture(l), "Language.Name")))];
    }

    private static string Address(string language, string? slug, string list) => "/" + string.Join('/', new[] { language, list, slug }.Where(p => !string.IsNullOrEmpty(p)));
}
