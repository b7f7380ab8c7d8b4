using RadicaleVernieuwers.Content;
using RadicaleVernieuwers.Liquid;

namespace RadicaleVernieuwers.Site;

/// <summary>Where an item is in the other languages; where it has no translation, the page in that language that shows it as it is.</summary>
internal sealed class OtherLanguages(PublicContents contents, Languages languages, Texts texts)
{
    public async Task<IReadOnlyList<AlternateModel>> OfAsync(PublicContent item, string list, CancellationToken cancellationToken)
    {
        var translations = await contents.TranslationsAsync(item, cancellationToken);
        var first = languages.All.FirstOrDefault(l => l == languages.Leading && translations.Any(t => t.Culture == l)) ?? item.Culture;
        return [.. languages.All.Select(l => (Language: l, Slug: translations.FirstOrDefault(t => t.Culture == l)?.Slug ?? (l == item.Culture ? item.Slug : null)))
            .Select(a => new AlternateModel(a.Language, Address(a.Language, a.Slug ?? item.Slug, list), texts.Get(Languages.Culture(a.Language), "Language.Name")) { IsFallback = a.Slug is null, IsDefault = a.Language == first })];
    }

    /// <summary>What a page says when it shows an item in another language than its own.</summary>
    public TPage Said<TPage>(TPage page, PublicContent item, string culture, string list) where TPage : PublicModel => item.Culture is null || item.Culture == culture ? page : page with
    {
        TextCulture = item.Culture,
        OnlyIn = texts["Site.OnlyIn", texts[$"Site.In.{item.Culture}"]],
        OriginalUrl = Address(item.Culture, item.Slug, list),
    };

    /// <summary>The item under an address of another language: to be shown there, or where its own translation is.</summary>
    /// <returns>Nothing where no language knows the address; an address to go to where the item is translated after all, or has moved.</returns>
    public async Task<(PublicContent? Item, string? GoTo)> ElsewhereAsync(string contentType, string culture, string slug, string list, CancellationToken cancellationToken)
    {
        foreach (var language in languages.All.Where(l => l != culture))
        {
            var (item, moved) = await contents.FindAsync(contentType, language, slug, cancellationToken);
            if (moved is not null)
                return (null, Address(culture, moved, list));
            if (item is null)
                continue;
            var here = (await contents.TranslationsAsync(item, cancellationToken)).FirstOrDefault(t => t.Culture == culture);
            return here is null ? (item, null) : (null, Address(culture, here.Slug, list));
        }
        return (null, null);
    }

    private static string Address(string language, string? slug, string list) => "/" + string.Join('/', new[] { language, list, slug }.Where(p => !string.IsNullOrEmpty(p)));
}
