using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Jury.Papers;
using RadicaleVernieuwers.Liquid;

namespace RadicaleVernieuwers.Jury.Meetings;

/// <summary>The meeting on paper as a PDF: the same as its page, for the printer.</summary>
internal static class MeetingPaper
{
    public static async Task<IResult> HandleAsync(Guid round, AppDb db, Actor actor, Texts texts, TimeProvider clock, HttpContext http, CancellationToken cancellationToken)
    {
        var agenda = await Agenda.LoadAsync(db, new RoundId(round), actor.User, cancellationToken);
        if (agenda.Meeting is null)
            throw new NotFound();
        http.Response.Headers.CacheControl = "no-store";
        var summaries = await db.EntriesOf(agenda.Round).Select(e => new { e.Id, e.Summary }).ToDictionaryAsync(e => e.Id, e => e.Summary, cancellationToken);
        var language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        using var paper = new Paper(new(texts["Meeting.Of", agenda.Round.NameIn(language)], language, texts["Report.Paper.Page"], clock.Instant())) { Contents = texts["Meeting.Agenda"] };
        Head(paper, agenda, texts, agenda.Round.NameIn(language), clock.Instant());
        foreach (var line in agenda.Lines)
            Of(paper, line, texts, summaries.GetValueOrDefault(line.Entry.Id, ""));
        return Results.File(paper.Save(), Paper.Type, $"vergadering-{agenda.Round.Id.Value:N}.pdf");
    }

    private static void Head(Paper paper, Agenda agenda, Texts texts, string name, DateTimeOffset made)
    {
        paper.Heading(1, texts["Meeting.Of", name]);
        paper.Note(texts["Meeting.Made", made]);
        if (agenda.HiddenEntries > 0)
            paper.Paragraph(texts.Count("Jury.Incomplete", agenda.HiddenEntries));
        paper.Paragraph(agenda.Meeting!.Quorum is { } quorum ? texts["Meeting.QuorumIs", quorum] : texts["Meeting.NoQuorum"]);
        paper.List(agenda.Jurors.Select(juror => juror.Name));
    }

    private static void Of(Paper paper, AgendaLine line, Texts texts, string summary)
    {
        paper.Heading(2, $"{line.Entry.Number} {line.Entry.Title}".Trim());
        paper.Note(string.Join(" · ", new[] { line.Entry.Organisation, line.Entry.Municipality }.Where(word => word.Length > 0)));
        if (line.Aside.Count > 0)
            paper.Paragraph($"{texts["Meeting.MustLeave"]} {string.Join(", ", line.Aside)}");
        if (summary.Length > 0)
            paper.Paragraph(summary);
        paper.Table([new(texts["Ranking.Place"], 1, true), new(texts["Ranking.Adjusted"], 1, true), new(texts["Ranking.Spread"], 1, true), new(texts["Ranking.N"], 1, true)],
            [[line.Figures?.Rank?.ToString(CultureInfo.CurrentCulture) ?? "–", Digits(line.Figures?.Adjusted), Digits(line.Figures?.Sd), (line.Figures?.N ?? 0).ToString(CultureInfo.CurrentCulture)]]);
        paper.Table([new(texts["Note.Label"], 1)], [["\n\n\n\n\n"]]);
    }

    private static string Digits(double? value) => value?.ToString("0.00", CultureInfo.CurrentCulture) ?? "–";
}
