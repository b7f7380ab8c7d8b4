using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Content;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Jury;

/// <summary>One example before one juror.</summary>
internal sealed record ExampleDesk(Seat Seat, Example Example, ExampleSheet? Sheet)
{
    /// <exception cref="NotFound">No example of this round, or not for this juror: one cannot tell which.</exception>
    public static async Task<ExampleDesk> OpenAsync(AppDb db, Seat seat, EntryId id, CancellationToken cancellationToken)
    {
        var (round, juror) = (seat.Round.Id, seat.Juror.Id);
        var example = await db.ExamplesFor(seat).AsNoTracking().SingleOrDefaultAsync(x => x.EntryId == id, cancellationToken) ?? throw new NotFound();
        return new(seat, example, await db.ExampleSheets.SingleOrDefaultAsync(s => s.RoundId == round && s.EntryId == id && s.JurorId == juror, cancellationToken));
    }

    /// <summary>The sheet to write on, begun where there is none.</summary>
    /// <exception cref="Refusal">Why nobody scores in the round now.</exception>
    public ExampleSheet SheetFor(AppDb db, DateTimeOffset received)
    {
        Seat.Round.RefuseUnlessScoring(received);
        if (Sheet is not null)
            return Sheet;
        var sheet = ExampleSheet.Begin(Example, Seat.Juror.Id, received);
        db.Add(sheet);
        return sheet;
    }

    /// <summary>The answers as a juror of this round may see them, in the form that they were written in.</summary>
    public async Task<(IReadOnlyList<DisplayedField> Fields, IReadOnlyList<MediaItem> Pictures)> ReadAsync(ContentItems items, Forms forms, Wording wording, string formType, CancellationToken cancellationToken) =>
        await items.VersionAsync(Example.VersionId, cancellationToken) is { } item
            ? Seat.Round.Shown(await forms.GetAsync(formType, cancellationToken)).Read(item.Parts(), wording, Seat.Redactors[Example.EntryId])
            : ([], []);
}
