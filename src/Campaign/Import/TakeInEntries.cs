using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Content;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Campaign;

/// <summary>How far an entry that comes from elsewhere has got.</summary>
public enum TakenAs { Draft, Submitted, Admitted, Published }

/// <summary>An entry that comes from elsewhere: a row of a file.</summary>
/// <param name="Key">What makes it the same entry next time.</param>
internal sealed record Incoming(string Key, JsonObject Answers, TakenAs As);

/// <summary>What became of it.</summary>
internal enum TakenOutcome { Added, Changed, Unchanged }

/// <summary>Takes in entries that come from elsewhere, a batch at a time: known ones are changed, new ones added. The caller saves.</summary>
internal sealed class TakeInEntries(AppDb db, ContentItems items, EntryAnswers answers, TimeProvider clock)
{
    /// <summary>The outcome of each, in their order.</summary>
    public async Task<IReadOnlyList<TakenOutcome>> RunAsync(Edition edition, FormDefinition form, IReadOnlyList<Incoming> batch, CancellationToken cancellationToken)
    {
        var keys = batch.Select(b => b.Key).ToArray();
        var known = await db.Entries.Of(edition.Id).Where(e => e.SourceKey != null && keys.Contains(e.SourceKey)).ToDictionaryAsync(e => e.SourceKey!, cancellationToken);
        var itemIds = known.Values.Select(e => e.ContentItemId).ToArray();
        var latest = await items.All.Where(i => i.IsLatest && itemIds.Contains(i.ItemId)).ToDictionaryAsync(i => i.ItemId, cancellationToken);
        var numbers = await NumbersAsync(edition, batch.Count(b => b.As != TakenAs.Draft && known.GetValueOrDefault(b.Key)?.Number is null), cancellationToken);
        var unnamed = new List<Entry>();
        var outcomes = new List<TakenOutcome>();
        foreach (var incoming in batch)
        {
            var entry = known.GetValueOrDefault(incoming.Key);
            var content = entry is null ? incoming.Answers : Over(latest[entry.ContentItemId].Parts(), incoming.Answers);
            var item = entry is null ? items.Draft(edition.FormType, content) : items.SaveDraft(latest[entry.ContentItemId], content);
            var isChanged = entry is not null && db.Entry(item).State != EntityState.Unchanged;
            if (entry is null)
            {
                entry = Begin(edition, item, incoming);
                outcomes.Add(TakenOutcome.Added);
            }
            else
            {
                outcomes.Add(isChanged || Lacks(entry, incoming.As) ? TakenOutcome.Changed : TakenOutcome.Unchanged);
                if (outcomes[^1] == TakenOutcome.Unchanged)
                    continue;
            }
            entry.Show(answers.CardOf(form, content), clock.Instant());
            if (Advance(edition, entry, item, incoming.As, numbers))
                unnamed.Add(entry);
        }
        await EntryAddresses.NameAsync(db, edition.Id, unnamed, cancellationToken);
        return outcomes;
    }

    /// <summary>The answers of the file over those that are there. What the file has no column for stays.</summary>
    private static JsonObject Over(JsonObject present, JsonObject answers)
    {
        foreach (var (part, fields) in answers)
        {
            var under = present[part] as JsonObject ?? [];
            foreach (var (field, value) in fields as JsonObject ?? [])
                under[field] = value?.DeepClone();
            present[part] = under;
        }
        return present;
    }

    private Entry Begin(Edition edition, ContentItem item, Incoming incoming)
    {
        var now = clock.Instant();
        var initiative = Initiative.Of(item.DisplayText, now);
        var entry = Entry.Begin(edition, initiative.Id, null, item.ItemId, "nl", now);
        entry.ComesFrom(incoming.Key);
        db.Add(initiative);
        db.Add(entry);
        return entry;
    }

    /// <returns>Whether it has just been given its number, and so wants an address.</returns>
    private bool Advance(Edition edition, Entry entry, ContentItem item, TakenAs wanted, Queue<string> numbers)
    {
        var now = clock.Instant();
        if (wanted == TakenAs.Draft && entry.Submission is null)
            return false;
        item.Seal();
        var isNew = entry.Number is null;
        entry.TakeIn(isNew ? numbers.Dequeue() : entry.Number, item.VersionId, null, now);
        if (wanted >= TakenAs.Admitted && entry.State != EntryState.Admitted)
            entry.Decide(Verdict.Admitted, null, now, "");
        if (wanted == TakenAs.Published && entry.Publication is null)
            entry.Publish(null, now, whole: true);
        return isNew;
    }

    private static bool Lacks(Entry entry, TakenAs wanted) => wanted switch
    {
        TakenAs.Submitted => entry.Submission is null,
        TakenAs.Admitted => entry.State != EntryState.Admitted,
        TakenAs.Published => entry.Publication is null,
        _ => false,
    };

    private async Task<Queue<string>> NumbersAsync(Edition edition, int count, CancellationToken cancellationToken)
    {
        if (count == 0)
            return new();
        var last = await EditionCounter.TakeAsync(db, edition.Id, Term.Entries, cancellationToken, count);
        return new(Enumerable.Range(last - count + 1, count).Select(edition.NumberOf));
    }
}
