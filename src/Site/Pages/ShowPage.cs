using Microsoft.AspNetCore.Http;
using RadicaleVernieuwers.Content;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Liquid;

namespace RadicaleVernieuwers.Site;

public sealed record PageModel(string Title, SafeHtml BodyHtml) : ILiquidModel;

public record PagePageModel : PublicModel
{
    public required PageModel Page { get; init; }
}

/// <summary>A page that knows where its translations are.</summary>
public sealed record TranslatedPageModel : PagePageModel
{
    public IReadOnlyList<AlternateModel> Alternates { get; init; } = [];
}

/// <summary>A part of the site that has nothing to show now, and where to go meanwhile.</summary>
public sealed record AnnouncedModel : PublicModel
{
    public IReadOnlyList<NamedLink> Ways { get; init; } = [];
}

/// <summary>Editors' pages: about, rules, privacy, accessibility, and whatever else they publish.</summary>
internal static class ShowPage
{
    public static async Task<IResult> ShowAsync(string culture, string slug, HttpContext http, PublicContents contents, OtherLanguages languages, ContentDisplay display)
    {
        var (item, moved) = await contents.FindPlainAsync(culture, slug, http.RequestAborted);
        if (moved is not null)
            return Results.Redirect($"/{culture}/{moved}", permanent: true);
        if (item is null)
        {
            (item, var elsewhere) = await languages.ElsewhereAsync("Page", culture, slug, "", http.RequestAborted);
            if (elsewhere is not null)
                return Results.Redirect(elsewhere);
        }
        return new LiquidView(await display.BuildAsync((item ?? throw new NotFound()).Version, cancellationToken: http.RequestAborted), languages.Said(new TranslatedPageModel
        {
            Title = item.Title,
            Description = PublicModel.Describe(item.Lead.Length > 0 ? item.Lead : item.BodyText),
            Page = new(item.Title, new SafeHtml(item.BodyHtml)),
            Alternates = await languages.OfAsync(item, "", http.RequestAborted),
        }, item, culture, ""));
    }

    /// <summary>A part of the site that has nothing to show now: says so and where to go, unless editors published a page there.</summary>
    /// <param name="ways">Pages, by their piece of the address.</param>
    public static Func<string, HttpContext, PublicContents, OtherLanguages, ContentDisplay, Texts, Task<IResult>> Announced(string name, params string[] ways) => async (culture, http, contents, languages, display, texts) =>
    {
        var slug = name.ToLowerInvariant();
        if ((await contents.FindAsync("Page", culture, slug, http.RequestAborted)).Item is not null)
            return await ShowAsync(culture, slug, http, contents, languages, display);
        return new LiquidView("Announced", new AnnouncedModel
        {
            Title = texts[$"Site.{name}.Title"],
            Description = texts[$"Site.{name}.Body"],
            Ways = [.. ways.Select(way => new NamedLink(texts[$"Site.Way.{way}"], $"/{culture}/{way}"))],
        });
    };
}
