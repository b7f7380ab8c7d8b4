using System.Net.Http.Headers;
using AngleSharp.Html.Dom;

namespace RadicaleVernieuwers.Testing.Media;

/// <summary>A form with a file in it.</summary>
public static class SendsFiles
{
    /// <summary>Sends a form of the page with a file and these texts, as a browser would, and follows where it leads.</summary>
    public static async Task<Page> Upload(this Visitor visitor, Page page, string form, (string Field, string Name, byte[] Content)? file, params (string Name, string Value)[] values)
    {
        ArgumentNullException.ThrowIfNull(visitor);
        ArgumentNullException.ThrowIfNull(page);
        var element = page.Document.QuerySelector(form) as IHtmlFormElement ?? throw new InvalidOperationException($"{page.Path} has no form '{form}': {page.Text}");
        using var content = new MultipartFormDataContent();
        foreach (var (name, value) in values.Where(v => element.QuerySelector($"[name='{v.Name}']") is not null))
            content.Add(new StringContent(value), name);
        if (file is var (field, fileName, bytes))
            content.Add(new ByteArrayContent(bytes) { Headers = { ContentType = new MediaTypeHeaderValue("image/jpeg") } }, field, fileName);
        using var response = await visitor.Http.PostAsync(new Uri(element.GetAttribute("action") is { Length: > 0 } action ? action : page.Path, UriKind.Relative), content);
        return response.Headers.Location is { } next ? await visitor.Visit(next.ToString()) : await Page.ReadAsync(response);
    }
}
