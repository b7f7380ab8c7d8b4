using System.Globalization;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Content;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Liquid;

namespace RadicaleVernieuwers.Jury.Meetings;

/// <summary>How many of the chosen, and of all, have one value.</summary>
internal sealed record MakeupBar(string Label, int Chosen, int All);

/// <summary>One way to look at a set. <paramref name="Key"/> is the end of a text key.</summary>
internal sealed record MakeupChart(string Key, IReadOnlyList<MakeupBar> Bars)
{
    public int Most => Math.Max(1, Bars.Max(bar => bar.Chosen));
}

/// <summary>Where the chosen come from, what they are about, who they are and how far they stand, beside all that was read.</summary>
internal sealed class Makeup(AppDb db, EntryAnswers answers, Texts texts)
{
    /// <summary>In the same number of queries whatever the sets.</summary>
    public async Task<IReadOnlyList<MakeupChart>> OfAsync(Round round, IReadOnlyCollection<EntryId> seen, IReadOnlySet<EntryId> chosen, CancellationToken cancellationToken)
    {
        var edition = await db.Editions.GetAsync(round.EditionId, cancellationToken);
        var form = await answers.FormAsync(edition, cancellationToken);
        var entries = (await db.EntriesOf(round).ToListAsync(cancellationToken)).Where(e => seen.Contains(e.Id)).ToList();
        var written = await answers.SubmittedAsync(entries, cancellationToken);
        return
        [
            Chart("Province", entry => [Provinces.Of(entry.Postcode) is { } province ? texts["Province." + province] : entry.Municipality]),
            Chart("Theme", entry => entry.Themes.Select(slug => Label("Themes", option => option.Slug == slug, slug))),
            Chart("ActorKind", entry => Said(entry, "ActorKind")),
            Chart("Stage", entry => Said(entry, "Stage")),
        ];

        MakeupChart Chart(string key, Func<Entry, IEnumerable<string>> values)
        {
            var all = entries.SelectMany(entry => values(entry).Distinct().DefaultIfEmpty("").Select(value => (Value: value.Length == 0 ? texts["Makeup.Unknown"] : value, IsChosen: chosen.Contains(entry.Id))));
            return new(key, [.. all.GroupBy(line => line.Value).Select(group => new MakeupBar(group.Key, group.Count(line => line.IsChosen), group.Count()))
                .OrderByDescending(bar => bar.Chosen).ThenByDescending(bar => bar.All).ThenBy(bar => bar.Label, StringComparer.CurrentCulture)]);
        }

        // What the round hides from its jurors is not drawn either.
        IEnumerable<string> Said(Entry entry, string key) => !round.Hidden.Contains(key) && form.Field(key) is { } field && written.TryGetValue(entry.Id, out var item)
            ? field.KeywordsIn(item.Parts()).Select(value => Label(key, option => option.Value == value || option.Slug == value, value)) : [];

        string Label(string key, Func<FieldOption, bool> isIt, string value) =>
            form.Field(key)?.Options.FirstOrDefault(isIt)?.Label.In(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName) ?? value;
    }
}
