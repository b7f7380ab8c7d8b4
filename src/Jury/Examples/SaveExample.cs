using Microsoft.AspNetCore.Http;
using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Jury;

/// <summary>Saves the marks for an example while the juror works, as <see cref="SaveScore"/> does those that count.</summary>
internal static class SaveExample
{
    public static async Task<IResult> HandleAsync(Guid round, Guid entry, SheetChange change, AppDb db, Seats seats, Actor actor, TimeProvider clock, CancellationToken cancellationToken)
    {
        var received = clock.Instant();
        if (change.IsOfAnother(actor))
            return Results.Unauthorized();
        var seat = await seats.InAsync(new RoundId(round), cancellationToken);
        var sheet = (await ExampleDesk.OpenAsync(db, seat, new EntryId(entry), cancellationToken)).SheetFor(db, received);
        if (change is { Criterion: { } criterion, Remark: null })
            Give(sheet, seat.Round, criterion, change.Value ?? "", change.Was, received);
        return Results.NoContent();
    }

    /// <summary>Gives a mark as it was typed, unless the tab did not touch it.</summary>
    public static void Give(ExampleSheet sheet, Round round, string criterion, string typed, string? was, DateTimeOffset received)
    {
        if (SaveScore.IsNew(criterion, typed, was, sheet.ValueOf(criterion), out var value))
            sheet.Give(round, criterion, value, received);
    }
}
