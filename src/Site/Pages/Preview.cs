using System.Globalization;
using Microsoft.AspNetCore.Http;
using RadicaleVernieuwers.Content;
using RadicaleVernieuwers.Liquid;

namespace RadicaleVernieuwers.Site;

/// <summary>What an editor's draft looks like in the theme. Nobody else sees it.</summary>
internal static class Preview
{
    public static async Task<IResult> ShowAsync(string id, HttpContext http, ContentItems items, ContentDisplay display)
    {
        var item = await items.GetLatestAsync(id, http.RequestAborted);
        if (item.Culture is { } culture)
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Languages.Culture(culture);
        http.Response.Headers.CacheControl = "no-store";
        return await PageAsync(item, display, http.RequestAborted);
    }

    /// <summary>Any version of any type, as its page would be.</summary>
    internal static async Task<IResult> PageAsync(ContentItem item, ContentDisplay display, CancellationToken cancellationToken)
    {
        var shape = await display.BuildAsync(item, cancellationToken: cancellationToken);
        var content = PublicContent.From(item);
        return item.ContentType == "Story"
            ? new LiquidView(shape, new StoryPageModel { Title = item.DisplayText, Story = ShowStory.Model(content, CultureInfo.CurrentUICulture.TwoLetterISOLanguageName) })
            : new LiquidView(shape, new PagePageModel { Title = item.DisplayText, Page = new(item.DisplayText, new SafeHtml(content.BodyHtml)) });
    }
}
