using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Jury.Papers;
using RadicaleVernieuwers.Liquid;

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
        return File(book, await db.PublicReportAsync(book.Edition.Id, cancellationToken) ?? throw new NotFound(), isPublic: true);
    }

    /// <summary>As it stands now, on paper, for whoever may read all of it.</summary>
    public static async Task<IResult> PaperAsync(string edition, AppDb db, Actor actor, Texts texts, TimeProvider clock, CancellationToken cancellationToken)
    {
        var book = await ReportBook.LoadAsync(db, edition, actor.User, cancellationToken);
        var paper = new ReportPaper(book.Facts.Without(book.Hidden), texts, commitment => commitment.Length == 0 ? "–" : book.Texts.Open(commitment)) { Prizes = book.Edition.Prizes };
        return Results.File(paper.Write(clock.Instant()), Paper.Type, $"juryverslag-{book.Edition.Slug}.pdf");
    }

    /// <summary>For everyone, once the results are out and a report is sealed: no juror's name and no reason from inside.</summary>
    public static async Task<IResult> PublicPaperAsync(string edition, AppDb db, Texts texts, TimeProvider clock, CancellationToken cancellationToken)
    {
        var book = await ReportBook.LoadAsync(db, edition, null, cancellationToken);
        var isOut = book.Edition.ResultsEmbargo is { } embargo && embargo <= clock.Instant();
        if (!isOut || await db.PublicReportAsync(book.Edition.Id, cancellationToken) is null)
            throw new NotFound();
        var titles = book.Facts.Decisions.Where(decision => decision.Published.Length > 0).Select(decision => decision.Title).ToHashSet(StringComparer.Ordinal);
        var paper = new ReportPaper(book.Facts, texts, commitment => titles.Contains(commitment) ? book.Texts.Open(commitment) : "–") { IsPublic = true, Prizes = book.Edition.Prizes };
        return Results.File(paper.Write(clock.Instant()), Paper.Type, $"juryverslag-{book.Edition.Slug}.pdf");
    }

    private static IResult File(ReportBook book, JuryReport report, bool isPublic) =>
        Results.File(Encoding.UTF8.GetBytes(ReportChain.Write(book.Opened(report, isPublic))), "application/json; charset=utf-8", $"juryverslag-{book.Edition.Slug}.json");
}
