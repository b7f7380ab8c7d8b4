using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Content;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Liquid;

namespace RadicaleVernieuwers.Campaign;

/// <summary>The answers of entries: the form that asks them, their versions, and what lists show of them.</summary>
public sealed class EntryAnswers(AppDb db, ContentItems items, Forms forms, Texts texts)
{
    private const int SummaryWords = 45;

    /// <summary>The form of an edition, with only the themes that it has.</summary>
    public async Task<FormDefinition> FormAsync(Edition edition, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(edition);
        var form = await forms.GetAsync(edition.FormType, cancellationToken);
        return edition.Themes.Count > 0 && form.Field("Themes") is { } themes
            ? form.With("Themes", [.. themes.Options.Where(o => edition.Themes.Contains(o.Slug))]) : form;
    }

    /// <summary>What the entrant wrote last, handed in or not.</summary>
    public Task<ContentItem> LatestAsync(Entry entry, CancellationToken cancellationToken = default) => items.GetLatestAsync(entry.ContentItemId, cancellationToken);

    /// <summary>What was handed in; null for a draft.</summary>
    public async Task<ContentItem?> SubmittedAsync(Entry entry, CancellationToken cancellationToken = default) =>
        entry.Submission is { } submission ? await items.VersionAsync(submission.VersionId, cancellationToken) : null;

    /// <summary>What was handed in for each of these entries, in one query; drafts are left out.</summary>
    public async Task<IReadOnlyDictionary<EntryId, ContentItem>> SubmittedAsync(IReadOnlyCollection<Entry> entries, CancellationToken cancellationToken = default)
    {
        var versions = entries.Where(e => e.Submission is not null).ToDictionary(e => e.Submission!.VersionId, e => e.Id);
        var found = await db.Set<ContentItem>().AsNoTracking().Where(i => versions.Keys.Contains(i.VersionId)).ToListAsync(cancellationToken);
        return found.ToDictionary(i => versions[i.VersionId]);
    }

    /// <summary>What lists show of answers. Without a summary, the beginning of the description stands in.</summary>
    public EntryCard CardOf(FormDefinition form, JsonObject answers)
    {
        ArgumentNullException.ThrowIfNull(form);
        var wording = new Wording(texts, "nl");
        var picture = MediaField.Items(form.Field("Picture")?.Value(answers)).FirstOrDefault();
        return new(
            Text("Title"),
            Text("Summary") is { Length: > 0 } summary ? summary : Beginning(Text("Description")),
            Text("Organisation"), Text("Municipality"), Text("Postcode"),
            int.TryParse(Text("Year"), NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? year : null,
            Text("Website"), Keywords("Language").FirstOrDefault() ?? "", picture?.Path, picture?.Text, [.. Keywords("Themes")]);

        string Text(string key) => form.Field(key)?.TextIn(answers, wording) ?? "";
        IReadOnlyList<string> Keywords(string key) => form.Field(key)?.KeywordsIn(answers) ?? [];
    }

    private static string Beginning(string text)
    {
        var words = text.Split((char[]?)null, SummaryWords + 1, StringSplitOptions.RemoveEmptyEntries);
        return words.Length <= SummaryWords ? string.Join(' ', words) : string.Join(' ', words[..SummaryWords]) + " …";
    }
}
