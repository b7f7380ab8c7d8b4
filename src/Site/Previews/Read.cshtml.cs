using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Admin;
using RadicaleVernieuwers.Content;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Liquid;

namespace RadicaleVernieuwers.Site.Previews;

/// <summary>A draft for somebody without an account, by a link that ends. They see it as it is now, with a mark over it, and leave remarks.</summary>
[EnableRateLimiting(RemarkLimit.Policy)]
internal sealed class ReadModel(AppDb db, PreviewRoom room, ContentItems items, DraftPieces pieces, TimeProvider clock) : Microsoft.AspNetCore.Mvc.RazorPages.PageModel, IReload
{
    [BindProperty(SupportsGet = true)] public string Token { get; set; } = "";
    [BindProperty] public int Paragraph { get; set; }
    [BindProperty] public string Text { get; set; } = "";

    public PreviewLink Link { get; private set; } = null!;
    public bool IsOpen { get; private set; }
    public ContentItem Item { get; private set; } = null!;
    public PublicContent Draft { get; private set; } = null!;
    public IReadOnlyList<DraftPiece> Pieces { get; private set; } = [];
    public ILookup<int, Remark> Mine { get; private set; } = Array.Empty<Remark>().ToLookup(r => r.Paragraph);

    public Task OnGetAsync() => ReloadAsync();

    public async Task ReloadAsync()
    {
        Response.Headers.CacheControl = "no-store";
        Response.Headers["X-Robots-Tag"] = "noindex, nofollow, noarchive";
        Link = await room.FindAsync(Token, HttpContext.RequestAborted);
        IsOpen = Link.IsOpenAt(clock.Instant());
        if (!IsOpen)
        {
            Response.StatusCode = StatusCodes.Status410Gone;
            return;
        }
        Item = await items.GetLatestAsync(Link.ItemId, HttpContext.RequestAborted);
        if (Item.Culture is { } culture)
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Languages.Culture(culture);
        Draft = PublicContent.From(Item);
        Pieces = await pieces.OfAsync(Item, HttpContext);
        Mine = (await db.Set<Remark>().AsNoTracking().Where(r => r.LinkId == Link.Id).OrderBy(r => r.At).ToListAsync(HttpContext.RequestAborted)).ToLookup(r => r.Paragraph);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await ReloadAsync();
        if (!IsOpen)
            return Page();
        if (Paragraph < 0 || Paragraph > Pieces.Count)
            throw new NotFound();
        await room.TakeAsync(Link, Item, Paragraph, Paragraph == 0 ? Item.DisplayText : Pieces[Paragraph - 1].Words, Text, HttpContext.RequestAborted);
        return this.Done("Read.WasSent", $"{PreviewRoom.PathOf(Token)}#piece-{Paragraph}");
    }

    public string Picture(int width) => pieces.Address(Draft.Picture!.Path, width);
}
