using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Accounts;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Liquid;
using RadicaleVernieuwers.Mail;

namespace RadicaleVernieuwers.Content;

/// <summary>Makes links to drafts, finds them by their secret and takes remarks in. Nothing is saved here.</summary>
public sealed class PreviewRoom(AppDb db, Mailer mailer, SiteAddress site, TimeProvider clock)
{
    public static string PathOf(string secret) => $"/preview/{secret}";

    /// <summary>Adds a link.</summary>
    /// <returns>Its absolute address, which can be shown this once.</returns>
    public string Open(string itemId, string forWhom, int days, UserId? by)
    {
        var (link, secret) = PreviewLink.Make(itemId, forWhom, days, by, clock.Instant());
        db.Add(link);
        db.Dues.Add(Due.Work(ForgetPreview.DueKind, link.Id.Value.ToString(), link.Expires + ForgetPreview.Kept));
        return site.Absolute(PathOf(secret));
    }

    /// <summary>The link with this secret, open or not any more.</summary>
    /// <exception cref="NotFound">There is none.</exception>
    public async Task<PreviewLink> FindAsync(string secret, CancellationToken cancellationToken)
    {
        var key = PreviewLink.Hash(secret);
        return await db.Set<PreviewLink>().SingleOrDefaultAsync(l => l.Key == key, cancellationToken) ?? throw new NotFound();
    }

    /// <summary>Keeps what a reader said, and tells whoever made the link, whose item it is and who works on it.</summary>
    /// <exception cref="Refusal"><c>Remark.TooMany</c> and those of <see cref="Remark.Of"/>.</exception>
    public async Task<Remark> TakeAsync(PreviewLink link, ContentItem item, int paragraph, string quote, string text, CancellationToken cancellationToken)
    {
        var remark = Remark.Of(link, item, paragraph, quote, text, clock.Instant());
        if (await db.Set<Remark>().CountAsync(r => r.LinkId == link.Id, cancellationToken) >= Remark.MostPerLink)
            throw new Refusal("Remark.TooMany", Remark.MostPerLink);
        db.Add(remark);
        UserId?[] told = [link.MadeBy, item.Assignee, Guid.TryParse(item.Owner, out var owner) ? Data.Id.From<UserId>(owner) : null];
        foreach (var user in await db.Users.Where(u => told.Contains(u.Id) && u.Blocked == null).ToListAsync(cancellationToken))
            mailer.Queue(db, new("RemarkMade", user.Email!, user.Language)
            {
                About = item.Subject,
                Link = site.Absolute($"/admin/content/{item.ItemId}/previews"),
                Arguments = [item.DisplayText, remark.ByWhom, remark.Quote, remark.Text],
            });
        return remark;
    }
}

/// <summary>Ninety days after its end a link goes, and with it who read along and what they said.</summary>
internal sealed class ForgetPreview : IDueJob
{
    public const string DueKind = "forget-preview";
    public static readonly TimeSpan Kept = TimeSpan.FromDays(90);

    public string Kind => DueKind;

    public async Task RunAsync(Due due, AppDb db, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(due);
        ArgumentNullException.ThrowIfNull(db);
        var id = Data.Id.From<PreviewLinkId>(Guid.Parse(due.Subject));
        db.RemoveRange(await db.Set<Remark>().Where(r => r.LinkId == id).ToListAsync(cancellationToken));
        db.RemoveRange(await db.Set<PreviewLink>().Where(l => l.Id == id).ToListAsync(cancellationToken));
    }
}
