using Microsoft.EntityFrameworkCore;

namespace RadicaleVernieuwers.Data;

/// <summary>Gives each job that recurs the row it starts from. From then on the row moves itself.</summary>
public static class RecurringWork
{
    public const string Subject = "all";

    public static async Task PlanAsync(this AppDb db, IEnumerable<IDueJob> jobs, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var planned = await db.Dues.Where(d => d.Subject == Subject).Select(d => d.Kind).ToListAsync(cancellationToken);
        foreach (var job in jobs.Where(j => !planned.Contains(j.Kind)))
        {
            if (job.NextAfter(now) is { } next)
                db.Dues.Add(Due.Work(job.Kind, Subject, next));
        }
        await db.SaveChangesAsync(cancellationToken);
    }
}
