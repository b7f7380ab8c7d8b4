using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Content;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Liquid;

namespace RadicaleVernieuwers.Campaign;

/// <summary>Says which types are forms that people fill in, a nomination's or an edition's, and warns whoever changes one that was handed in.</summary>
internal sealed class FormsInUse(AppDb db, Texts texts) : ITypeUse, IAnswerTypes
{
    public async Task<IReadOnlyCollection<string>> OfAsync(CancellationToken cancellationToken) =>
        [Nomination.FormType, .. await db.Set<Edition>().Select(e => e.FormType).Distinct().ToListAsync(cancellationToken)];

    public async Task<IReadOnlyList<string>> OfAsync(string contentType, CancellationToken cancellationToken)
    {
        if (contentType == Nomination.FormType)
            return await db.Set<Nomination>().CountAsync(n => n.Sent != null, cancellationToken) is var sent and > 0 ? [texts.Count("Edition.NominationsInUse", sent)] : [];
        var editions = await db.Set<Edition>().AsNoTracking().Where(e => e.FormType == contentType)
            .Select(e => new { e.Name, Entries = db.Set<Entry>().Count(n => n.EditionId == e.Id && n.Submission != null) }).Where(e => e.Entries > 0).ToListAsync(cancellationToken);
        return [.. editions.OrderBy(e => e.Name).Select(e => texts.Count("Edition.FormInUse", e.Entries, e.Name))];
    }
}
