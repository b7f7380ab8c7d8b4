using System.Net;
using System.Net.Http.Headers;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace RadicaleVernieuwers.Testing;

/// <summary>Someone with a browser: keeps cookies, follows redirects, fills in the forms that the page really has.</summary>
public sealed class Visitor : IDisposable
{
    private readonly HttpClient _http;

    public Visitor(SiteFixture site, string? language)
    {
        ArgumentNullException.ThrowIfNull(site);
        Site = site;
        _http = new HttpClient(new SocketsHttpHandler { CookieContainer = Cookies, AllowAutoRedirect = false }) { BaseAddress = site.Url };
        if (language is not null)
            _http.DefaultRequestHeaders.AcceptLanguage.Add(new StringWithQualityHeaderValue(language));
    }

    public SiteFixture Site { get; }
    public CookieContainer Cookies { get; } = new();
    public HttpClient Http => _http;

    /// <summary>Opens a page and follows where it leads.</summary>
    public async Task<Page> Visit(string path)
    {
        var response = await _http.GetAsync(Address(path));
        return await FollowAsync(response);
    }

    /// <summary>Sends a form of the page as a browser would: all its fields as they stand, with these values in place.</summary>
    /// <param name="form">A CSS selector; the page's only form in <c>main</c> where it is left out.</param>
    /// <param name="values">Field names to values. A name that the form does not have is an error.</param>
    /// <param name="button">The name=value of the button that is pressed, if it has one.</param>
    public async Task<Page> Submit(Page page, IReadOnlyDictionary<string, string> values, string form = "main form", (string Name, string Value)? button = null)
    {
        ArgumentNullException.ThrowIfNull(page);
        ArgumentNullException.ThrowIfNull(values);
        var element = page.Document.QuerySelector(form) as IHtmlFormElement ?? throw new InvalidOperationException($"{page.Path} ({page.Status}) has no form '{form}':\n{page.Text}");
        var fields = Fields(element).Where(f => !values.ContainsKey(f.Key)).ToList();
        foreach (var (name, value) in values)
        {
            if (element.QuerySelector($"[name='{name}']") is null)
                throw new InvalidOperationException($"The form of {page.Path} has no field '{name}'; it has {string.Join(", ", element.Elements.Select(e => e.GetAttribute("name")).Distinct())}");
            fields.Add(new(name, value));
        }
        if (button is { } pressed)
            fields.Add(new(pressed.Name, pressed.Value));
        var action = element.GetAttribute("action") is { Length: > 0 } given ? given : page.Path;
        using HttpContent content = element.GetAttribute("enctype") == "multipart/form-data" ? Multipart(fields) : new FormUrlEncodedContent(fields);
        return await FollowAsync(await _http.PostAsync(Address(action), content));
    }

    public Task<Page> Submit(Page page, string form = "main form") => Submit(page, new Dictionary<string, string>(), form);

    public async Task<Page> Post(string path, params (string Name, string Value)[] fields)
    {
        using var content = new FormUrlEncodedContent(fields.Select(f => new KeyValuePair<string, string>(f.Name, f.Value)));
        return await FollowAsync(await _http.PostAsync(Address(path), content));
    }

    public void Dispose() => _http.Dispose();

    private static Uri Address(string path) => new(path, UriKind.RelativeOrAbsolute);

    private async Task<Page> FollowAsync(HttpResponseMessage response)
    {
        for (var hops = 0; hops < 10 && (int)response.StatusCode is 301 or 302 or 303 or 307 or 308; hops++)
        {
            var next = new Uri(response.RequestMessage!.RequestUri!, response.Headers.Location!);
            response.Dispose();
            response = await _http.GetAsync(next);
        }
        using (response)
            return await Page.ReadAsync(response);
    }

    private static IEnumerable<KeyValuePair<string, string>> Fields(IHtmlFormElement form) => form.Elements.OfType<IHtmlElement>()
        .Where(e => e.GetAttribute("name") is { Length: > 0 } && !e.HasAttribute("disabled"))
        .SelectMany(e => e switch
        {
            IHtmlInputElement { Type: "checkbox" or "radio" } box => box.IsChecked ? [new KeyValuePair<string, string>(box.Name!, box.Value)] : [],
            IHtmlInputElement { Type: "submit" or "button" or "file" or "image" } => [],
            IHtmlInputElement input => [new(input.Name!, input.Value)],
            IHtmlTextAreaElement area => [new(area.Name!, area.Value)],
            IHtmlSelectElement select => select.SelectedOptions.Select(o => new KeyValuePair<string, string>(select.Name!, o.Value)),
            _ => Array.Empty<KeyValuePair<string, string>>(),
        });

    private static MultipartFormDataContent Multipart(List<KeyValuePair<string, string>> fields)
    {
        var content = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
            content.Add(new StringContent(value), name);
        return content;
    }
}

/// <summary>What came back.</summary>
/// <param name="Path">Where it ended, with its query.</param>
public sealed record Page(HttpStatusCode Status, string Path, string Body, IHtmlDocument Document, HttpResponseHeaders Headers, string? Type)
{
    /// <summary>The words of the page's main part, white space folded.</summary>
    public string Text => string.Join(' ', ((Document.QuerySelector("main") ?? (AngleSharp.Dom.INode?)Document.Body)?.TextContent ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    public IReadOnlyList<string> All(string selector) =>
        [.. Document.QuerySelectorAll(selector).Select(e => string.Join(' ', e.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))];

    public string? Link(string selector) => Document.QuerySelector(selector)?.GetAttribute("href");

    internal static async Task<Page> ReadAsync(HttpResponseMessage response)
    {
        var body = await response.Content.ReadAsStringAsync();
        return new Page(response.StatusCode, response.RequestMessage!.RequestUri!.PathAndQuery, body, await new HtmlParser().ParseDocumentAsync(body), response.Headers, response.Content.Headers.ContentType?.MediaType);
    }
}
