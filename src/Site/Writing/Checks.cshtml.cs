using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using RadicaleVernieuwers.Content;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Site.Writing;

/// <summary>What could be better in a draft before it goes out, each with a link to its place. The editor shows the same beside the text.</summary>
internal sealed class ChecksModel(ContentItems items, ContentTypes types, Forms forms, SiteLinkCheck links) : Microsoft.AspNetCore.Mvc.RazorPages.PageModel
{
    private const int MostLinks = 50;

    [BindProperty(SupportsGet = true)] public string Id { get; set; } = "";

    public PublicContent Draft { get; private set; } = null!;
    public int Words { get; private set; }
    public IReadOnlyList<Finding> Findings { get; private set; } = [];

    public async Task OnGetAsync()
    {
        Response.Headers.CacheControl = "no-store";
        var item = await items.GetLatestAsync(Id, HttpContext.RequestAborted);
        if (await types.FindAsync(item.ContentType, HttpContext.RequestAborted) is not { IsCreatable: true })
            throw new NotFound();
        var (form, parts) = (await forms.GetAsync(item.ContentType, HttpContext.RequestAborted), item.Parts());
        Draft = PublicContent.From(item, form: form);
        Words = WordCount.Of(Draft.BodyText);
        Findings = [.. TextChecks.Of(form, parts, item.Culture ?? "nl"), .. await DeadAsync(form, parts)];
    }

    private async Task<IReadOnlyList<Finding>> DeadAsync(FormDefinition form, JsonObject parts)
    {
        var dead = new List<Finding>();
        foreach (var (address, anchor) in TextChecks.InternalLinks(form, parts).Distinct().Take(MostLinks))
        {
            if (!await links.LeadsSomewhereAsync(address, HttpContext.RequestAborted))
                dead.Add(new("Check.DeadLink", anchor, address));
        }
        return dead;
    }
}
