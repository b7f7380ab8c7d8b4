using Microsoft.EntityFrameworkCore;

namespace RadicaleVernieuwers.Data;

/// <summary>Plans work of which one subject has one row at most.</summary>
public static class PlannedWork
{
    /// <summary>Makes the row, or moves the one that is there.</summary>
    public static async Task PlanAsync(this AppDb db, string kind, string subject, DateTimeOffset at, CancellationToken cancellationToken = default)
    {
        if (await FindAsync(db, kind, subject, cancellationToken) is not { } planned)
        {
            db.Dues.Add(Due.Work(kind, subject, at));
            return;
        }
        if (db.Entry(planned).State == EntityState.Deleted)
            db.Entry(planned).State = EntityState.Modified;
        planned.MoveTo(at);
    }

    /// <summary>Takes the row away, where there is one.</summary>
    public static async Task UnplanAsync(this AppDb db, string kind, string subject, CancellationToken cancellationToken = default)
    {
        if (await FindAsync(db, kind, subject, cancellationToken) is { } planned)
            db.Dues.Remove(planned);
    }

    private static async Task<Due?> FindAsync(AppDb db, string kind, string subject, CancellationToken cancellationToken) =>
        db.Dues.Local.FirstOrDefault(d => d.Kind == kind && d.Subject == subject) ?? await db.Dues.SingleOrDefaultAsync(d => d.Kind == kind && d.Subject == subject, cancellationToken);
}
