using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Content;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Jury.Redactions;
using RadicaleVernieuwers.Liquid;

namespace RadicaleVernieuwers.Jury;

/// <summary>One entry as its juror may read it. Until the juror has said to have no conflict, there are no answers and no pictures.</summary>
internal sealed record Reading(SeatLine Line, IReadOnlyList<DisplayedField> Fields, IReadOnlyList<MediaItem> Pictures)
{
    public bool IsOpen => Line.Cleared is not null;

    public string Name => Line.Name;

    public string Facts => Line.Facts;
}

/// <summary>Reads all that lies on a juror's desk at once: in the same number of queries for one entry and for a thousand.</summary>
internal sealed class Readings(AppDb db, Seats seats, Forms forms, Texts texts)
{
    public async Task<IReadOnlyList<Reading>> OfAsync(Seat seat, CancellationToken cancellationToken) =>
        await OfAsync(seat, await seats.LinesAsync(seat, cancellationToken), cancellationToken);

    /// <exception cref="NotFound">It does not lie on this desk.</exception>
    public async Task<Reading> OneAsync(Seat seat, EntryId entry, CancellationToken cancellationToken)
    {
        var line = (await seats.LinesAsync(seat, cancellationToken)).FirstOrDefault(line => line.Entry == entry) ?? throw new NotFound();
        return (await OfAsync(seat, [line], cancellationToken))[0];
    }

    private async Task<IReadOnlyList<Reading>> OfAsync(Seat seat, IReadOnlyList<SeatLine> lines, CancellationToken cancellationToken)
    {
        var open = lines.Where(line => line.Cleared is not null).Select(line => line.Entry).ToArray();
        var formType = await db.Editions.Where(e => e.Id == seat.Round.EditionId).Select(e => e.FormType).SingleAsync(cancellationToken);
        var (form, wording, answers) = (seat.Round.Shown(await forms.GetAsync(formType, cancellationToken)), Wording.Here(texts), await AnswersAsync(seat.Round.Id, open, cancellationToken));
        return [.. lines.Select(line =>
        {
            var (fields, pictures) = answers.GetValueOrDefault(line.Entry) is { } content ? form.Read(content, wording, seat.Redactors[line.Entry]) : ([], []);
            return new Reading(line, fields, pictures);
        })];
    }

    /// <summary>The answers that a round shows, with no passage taken out: what the team redacts.</summary>
    public async Task<(IReadOnlyList<DisplayedField> Fields, IReadOnlyList<MediaItem> Pictures)> WholeAsync(Round round, EntryId entry, CancellationToken cancellationToken)
    {
        // An example comes from another edition, and has that one's form.
        var formType = await db.Entries.Where(e => e.Id == entry).Join(db.Editions, e => e.EditionId, edition => edition.Id, (_, edition) => edition.FormType).SingleAsync(cancellationToken);
        var content = (await AnswersAsync(round.Id, [entry], cancellationToken)).GetValueOrDefault(entry);
        return content is null ? ([], []) : round.Shown(await forms.GetAsync(formType, cancellationToken)).Read(content, Wording.Here(texts), Redactor.None);
    }

    // What was pinned for the round; else what was handed in; else the newest there is.
    private async Task<Dictionary<EntryId, JsonObject>> AnswersAsync(RoundId round, EntryId[] entries, CancellationToken cancellationToken)
    {
        var pinned = db.PinnedEntries.Where(p => p.RoundId == round);
        var rows = await db.Entries.Where(e => entries.Contains(e.Id))
            .Select(e => new { e.Id, e.ContentItemId, Pinned = pinned.Where(p => p.EntryId == e.Id).Select(p => p.VersionId).FirstOrDefault(), Submitted = e.Submission == null ? null : e.Submission.VersionId })
            .ToListAsync(cancellationToken);
        var versions = rows.Select(row => row.Pinned ?? row.Submitted).ToArray();
        var items = rows.Select(row => row.ContentItemId).ToArray();
        var found = await db.Set<ContentItem>().AsNoTracking().Where(i => versions.Contains(i.VersionId) || (i.IsLatest && items.Contains(i.ItemId))).ToListAsync(cancellationToken);
        var byVersion = found.ToDictionary(i => i.VersionId);
        var latest = found.Where(i => i.IsLatest).ToDictionary(i => i.ItemId);
        return rows.Select(row => (row.Id, Item: byVersion.GetValueOrDefault(row.Pinned ?? row.Submitted ?? "") ?? latest.GetValueOrDefault(row.ContentItemId)))
            .Where(row => row.Item is not null).ToDictionary(row => row.Id, row => row.Item!.Parts());
    }
}

/// <summary>What a round shows of answers.</summary>
internal static class ShownAnswers
{
    /// <summary>The form without what the round hides.</summary>
    public static FormDefinition Shown(this Round round, FormDefinition form) => form.Only(field => !round.Hidden.Contains(field.Key));

    /// <summary>The answers and pictures that a juror may see. There is no other way to them: what is taken out is out everywhere.</summary>
    public static (IReadOnlyList<DisplayedField> Fields, IReadOnlyList<MediaItem> Pictures) Read(this FormDefinition shown, JsonObject content, Wording wording, Redactor redactor) => (
        [.. shown.Display(content, wording, Audience.Juror).Where(field => shown.Field(field.Name)?.Type is not MediaField).Select(redactor.Field)],
        [.. shown.Fields.Where(field => field.Type is MediaField && FormDefinition.IsFor(field, Audience.Juror)).SelectMany(field => MediaField.Items(field.Value(content))).Select(redactor.Picture)]);
}
