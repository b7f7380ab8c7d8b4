using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Jury.Papers;
using RadicaleVernieuwers.Liquid;
using RadicaleVernieuwers.Media;

namespace RadicaleVernieuwers.Jury;

/// <summary>What a dossier is made with.</summary>
internal sealed record DossierParts(AppDb Db, Seats Seats, Readings Readings, EntryPictures Pictures, Texts Texts, TimeProvider Clock);

/// <summary>All that a juror reads in one round as one PDF.</summary>
internal static class DossierFile
{
    public static async Task<IResult> PdfAsync(Guid round, DossierParts parts, HttpContext http)
    {
        var (seat, cancellationToken) = (await parts.Seats.InAsync(new RoundId(round), http.RequestAborted), http.RequestAborted);
        var (entries, language) = (await parts.Readings.OfAsync(seat, cancellationToken), CultureInfo.CurrentUICulture.TwoLetterISOLanguageName);
        var edition = await parts.Db.Editions.Where(e => e.Id == seat.Round.EditionId).Select(e => e.Name).SingleAsync(cancellationToken);
        var files = await parts.Pictures.FindAsync(entries.SelectMany(entry => entry.Pictures), cancellationToken);
        var title = parts.Texts["Dossier.Title", seat.Round.NameIn(language)];
        using var paper = new Paper(new(title, language, parts.Texts["Paper.Page", "{0}", "{1}"], parts.Clock.Instant())) { Contents = parts.Texts["Dossier.Contents"] };
        paper.Heading(1, title);
        paper.Paragraph(edition);
        paper.Paragraph(parts.Texts["Dossier.Secret", seat.Juror.Name]);
        paper.Note(parts.Texts["Dossier.Made", parts.Clock.Instant()]);
        foreach (var entry in entries)
            await WriteAsync(paper, entry, seat.Round, files, parts, cancellationToken);
        http.Response.Headers.CacheControl = "private, no-store";
        return Results.File(paper.Save(), Paper.Type, "dossier.pdf");
    }

    private static async Task WriteAsync(Paper paper, Reading entry, Round round, IReadOnlyDictionary<string, MediaFile> files, DossierParts parts, CancellationToken cancellationToken)
    {
        paper.NewPage();
        paper.Heading(2, entry.Name);
        if (entry.Facts.Length > 0)
            paper.Note(entry.Facts);
        if (!entry.IsOpen)
        {
            paper.Paragraph(parts.Texts["Dossier.NotCleared"]);
            return;
        }
        foreach (var picture in entry.Pictures)
            if (files.GetValueOrDefault(picture.Path) is { } file)
                paper.Picture(await parts.Pictures.ReadAsync(file, cancellationToken), picture.Text);
        foreach (var field in entry.Fields)
        {
            paper.Heading(3, field.Label);
            paper.Paragraph(field.Text);
        }
        var language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        paper.Table([new(parts.Texts["Dossier.Criterion"], 3), new(parts.Texts["Dossier.Scale"], 2), new(parts.Texts["Dossier.Mark"], 2)],
            round.Criteria.Select(criterion => (IReadOnlyList<string>)[criterion.Label.In(language), parts.Texts["Score.Range", criterion.Minimum, criterion.Maximum, criterion.Step], ""]));
    }
}
