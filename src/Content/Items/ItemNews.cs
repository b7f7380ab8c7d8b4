using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Accounts;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Liquid;
using RadicaleVernieuwers.Mail;

namespace RadicaleVernieuwers.Content;

/// <summary>Tells the owner of an item what happened to it while nobody was looking.</summary>
internal sealed class ItemNews(Mailer mailer, SiteAddress site)
{
    public Task PublishedAsync(AppDb db, ContentItem item, CancellationToken cancellationToken) => TellAsync(db, item, "ItemPublished", item.Published, cancellationToken);

    public Task ArchivedAsync(AppDb db, ContentItem item, CancellationToken cancellationToken) => TellAsync(db, item, "ItemArchived", item.HiddenFrom, cancellationToken);

    private async Task TellAsync(AppDb db, ContentItem item, string letter, DateTimeOffset? at, CancellationToken cancellationToken)
    {
        if (!Guid.TryParse(item.Owner, out var id))
            return;
        var owner = Id.From<UserId>(id);
        if (await db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.Id == owner && u.Blocked == null, cancellationToken) is not { Email: { } email } user)
            return;
        mailer.Queue(db, new Letter(letter, email, user.Language) { About = item.Subject, Link = site.Absolute($"/admin/content/{item.ItemId}"), Arguments = [item.DisplayText, at] });
    }
}
