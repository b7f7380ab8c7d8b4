using System.Globalization;
using Microsoft.AspNetCore.Http;
using RadicaleVernieuwers.Admin;
using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Jury;

/// <summary>What changed on a sheet: a mark (null or empty blanks it), how sure the juror is, the comment, the note, the sentence beside a mark (with its criterion), why there is no score (empty: there will be one after all), or why the juror stands aside. What is left out stays as it is.</summary>
/// <param name="Juror">Whose desk sends it: a tab may outlive its sign-in, and the next one is not to get its marks. Null where a form is sent.</param>
/// <param name="Was">What it held before in the tab that sends it; null takes it over whatever is stored.</param>
internal sealed record SheetChange(string? Criterion, string? Value, string? Comment, string? PrivateNote, string? Was, string? Confidence = null, string? Remark = null, string? Abstain = null, string? Conflict = null, Guid? Juror = null)
{
    public bool IsOfAnother(Actor actor) => Juror is { } juror && juror != actor.User?.Value;
}

/// <summary>Saves while the juror works. 204 means that it is on the server; anything else leaves it in the browser.</summary>
internal static class SaveScore
{
    public static async Task<IResult> HandleAsync(Guid round, Guid entry, SheetChange change, AppDb db, Seats seats, Actor actor, TimeProvider clock, CancellationToken cancellationToken)
    {
        var received = clock.Instant();
        if (change.IsOfAnother(actor))
            return Results.Unauthorized();
        var seat = await seats.InAsync(new RoundId(round), cancellationToken);
        var desk = await Desk.OpenAsync(db, seat, new EntryId(entry), cancellationToken);
        if (change.Conflict is { } reason)
        {
            await db.DeclareConflictAsync(desk.Entry.Id, seat.Juror, reason, "Gate.Reason", received, cancellationToken);
            return Results.NoContent();
        }
        var sheet = desk.SheetFor(db, received);
        if (change is { Criterion: { } about, Remark: { } remark })
            Remark(sheet, seat.Round, about, remark, change.Was, received);
        else if (change.Criterion is { } criterion)
            Give(sheet, seat.Round, criterion, change.Value ?? "", change.Was, received);
        if (change.Confidence is { } confidence)
            BeSure(sheet, confidence, change.Was, received);
        if (change.Abstain is { } why)
            Abstain(sheet, why, change.Was, received);
        Write(sheet, seat.Round, change.Comment, change.Was, change.PrivateNote, change.Was, received);
        return Results.NoContent();
    }

    /// <summary>Gives a mark as it was typed, unless the tab did not touch it.</summary>
    public static void Give(ScoreSheet sheet, Round round, string criterion, string typed, string? was, DateTimeOffset received)
    {
        if (IsNew(criterion, typed, was, sheet.ValueOf(criterion), out var value))
            sheet.Give(round, criterion, value, received);
    }

    /// <summary>Whether a mark as it was typed is to be written, and what it is.</summary>
    /// <exception cref="Refusal"><c>Score.NoNumber</c>, or another tab gave another.</exception>
    public static bool IsNew(string criterion, string typed, string? was, decimal? stored, out decimal? value)
    {
        value = Read(criterion, typed);
        var present = stored is { } kept ? Criterion.Write(kept) : "";
        // A tab says what it held as it was typed: "3,5" is what is stored as 3.5.
        var before = StrictNumber.TryParse(was, out var held) ? Criterion.Write(held) : was;
        return Touched.IsNew(before, value is { } given ? Criterion.Write(given) : "", present, FieldOf(criterion));
    }

    /// <summary>Notes how sure the juror is, unless the tab did not touch it.</summary>
    public static void BeSure(ScoreSheet sheet, string typed, string? was, DateTimeOffset received)
    {
        var value = typed.Length == 0 ? (int?)null : int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
        if (Touched.IsNew(was, typed, sheet.Confidence?.ToString(CultureInfo.InvariantCulture) ?? "", "Input.Confidence"))
            sheet.BeSure(value, received);
    }

    /// <summary>Gives no score, for this reason; an empty one takes that back.</summary>
    private static void Abstain(ScoreSheet sheet, string typed, string? was, DateTimeOffset received)
    {
        if (!Touched.IsNew(was, typed, sheet.AbstainReason, "Input.AbstainReason"))
            return;
        if (typed.Length == 0)
            sheet.JudgeAfterAll(received);
        else
            sheet.Abstain(typed, received);
    }

    /// <summary>Keeps the sentence beside a mark, unless the tab did not touch it.</summary>
    public static void Remark(ScoreSheet sheet, Round round, string criterion, string typed, string? was, DateTimeOffset received)
    {
        if (Touched.IsNew(was, typed, sheet.RemarkOn(criterion), $"Input.Remarks[{criterion}]"))
            sheet.Remark(round, criterion, typed, received);
    }

    /// <summary>Writes the words that the tab touched; null is left as it is.</summary>
    public static void Write(ScoreSheet sheet, Round round, string? comment, string? wasComment, string? note, string? wasNote, DateTimeOffset received)
    {
        var (newComment, newNote) = (comment is not null && Touched.IsNew(wasComment, comment, sheet.Comment, "Input.Comment"), note is not null && Touched.IsNew(wasNote, note, sheet.PrivateNote, "Input.PrivateNote"));
        if (newComment || newNote)
            sheet.Write(round, newComment ? comment : null, newNote ? note : null, received);
    }

    /// <exception cref="Refusal"><c>Score.NoNumber</c>.</exception>
    public static decimal? Read(string criterion, string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed))
            return null;
        return StrictNumber.TryParse(typed, out var value) ? value : throw new Refusal("Score.NoNumber", typed) { Field = FieldOf(criterion) };
    }

    private static string FieldOf(string criterion) => $"Input.Values[{criterion}]";
}
