using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Jury.Reports;

/// <summary>Sealed reports as files that <c>report verify</c> reads.</summary>
internal static class ReportFiles
{
    /// <summary>With the names, titles and reasons that are still here. Not for someone with a conflict: it says everything.</summary>
    public static async Task<IResult> WholeAsync(string edition, Guid id, AppDb db, Actor actor, CancellationToken cancellationToken)
    {
        var book = await ReportBook.LoadAsync(db, edition, actor.User, cancellationToken);
        if (book.Hidden.Count > 0)
            throw new Refusal("Report.Conflicted");
        return File(book, await db.JuryReports.AsNoTracking().SingleOrDefaultAsync(r => r.Id == new JuryReportId(id) && r.EditionId == book.Edition.Id, cancellationToken) ?? throw new NotFound(), isPublic: false);
    }

    /// <summary>The last sealed report without a name, for everyone, once the results are out.</summary>
    public static async Task<IResult> PublicAsync(string edition, AppDb db, TimeProvider clock, CancellationToken cancellationToken)
    {
        var book = await ReportBook.LoadAsync(db, edition, null, cancellationToken);
        if (book.Edition.ResultsEmbargo is not { } embargo || embargo > clock.Instant())
            throw new NotFound();
        var last = await db.JuryReports.AsNoTracking().Where(r => r.EditionId == book.Edition.Id).OrderByDescending(r => r.At).FirstOrDefaultAsync(cancellationToken);
        return File(book, last ?? throw new NotFound(), isPublic: true);
    }

    private static IResult File(ReportBook book, JuryReport report, bool isPublic) =>
        Results.File(Encoding.UTF8.GetBytes(ReportChain.Write(book.Opened(report, isPublic))), "application/json; charset=utf-8", $"juryverslag-{book.Edition.Slug}.json");
}
