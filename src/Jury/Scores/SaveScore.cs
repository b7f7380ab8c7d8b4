using Microsoft.AspNetCore.Http;
using RadicaleVernieuwers.Admin;
using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Jury;

/// <summary>What changed on a sheet: a mark (null or empty blanks it), the comment, the note. What is left out stays as it is.</summary>
internal sealed record SheetChange(string? Criterion, string? Value, string? Comment, string? PrivateNote);

/// <summary>Saves while the juror works. 204 means that it is on the server; anything else leaves it in the browser.</summary>
internal static class SaveScore
{
    public static async Task<IResult> HandleAsync(Guid round, Guid entry, SheetChange change, AppDb db, Seats seats, TimeProvider clock, CancellationToken cancellationToken)
    {
        var received = clock.Instant();
        var seat = await seats.InAsync(new RoundId(round), cancellationToken);
        var sheet = (await Desk.OpenAsync(db, seat, new EntryId(entry), cancellationToken)).SheetFor(db, received);
        if (change.Criterion is { } criterion)
            sheet.Give(seat.Round, criterion, Read(criterion, change.Value), received);
        if (change.Comment is not null || change.PrivateNote is not null)
            sheet.Write(change.Comment, change.PrivateNote, received);
        return Results.NoContent();
    }

    /// <exception cref="Refusal"><c>Score.NoNumber</c>.</exception>
    public static decimal? Read(string criterion, string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed))
            return null;
        return StrictNumber.TryParse(typed, out var value) ? value : throw new Refusal("Score.NoNumber", typed) { Field = $"Input.Values[{criterion}]" };
    }
}
