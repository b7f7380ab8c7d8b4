using System.Globalization;
using Microsoft.AspNetCore.Http;
using RadicaleVernieuwers.Content;
using RadicaleVernieuwers.Liquid;

namespace RadicaleVernieuwers.Site;

/// <summary>What an editor's draft looks like in the theme. Nobody else sees it.</summary>
internal static class Preview
{
    public static async Task<IResult> ShowAsync(string id, HttpContext http, ContentItems items, Forms forms, Texts texts)
    {
        var item = await items.GetLatestAsync(id, http.RequestAborted);
        if (item.Culture is { } culture)
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Languages.Culture(culture);
        http.Response.Headers.CacheControl = "no-store";
        var form = await forms.GetAsync(item.ContentType, http.RequestAborted);
        var wording = Wording.Here(texts);
        return item.ContentType == "Story"
            ? new LiquidView("Content-Story", new StoryPageModel { Title = item.DisplayText, Story = ShowStory.Model(PublicContent.From(item), wording.Language) })
            : new LiquidView("Page", new PagePageModel { Title = item.DisplayText, Page = new(item.DisplayText, new SafeHtml(Body(item, form, wording))) });
    }

    private static string Body(ContentItem item, FormDefinition form, Wording wording) =>
        form.Field("Body") is not null ? PublicContent.From(item).BodyHtml
            : string.Concat(form.Display(item.Parts(), wording, Audience.Public).Where(d => d.Name != "Title").Select(d => $"<h2>{Verbatim.Encode(d.Label)}</h2><div>{d.Html}</div>"));
}
