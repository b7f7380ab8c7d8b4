using System.Text.Json.Nodes;
using RadicaleVernieuwers.Content;

namespace RadicaleVernieuwers.Campaign;

/// <summary>What became of a post: the row that holds the text now, and what stood there already if another tab wrote something else meanwhile.</summary>
/// <param name="Meanwhile">Null where nothing was in the way.</param>
internal sealed record Kept(ContentItem Item, JsonObject? Meanwhile);

/// <summary>Keeps what was typed, so that no tab ever wipes out what another one wrote.</summary>
internal sealed class Keeper(ContentItems items)
{
    /// <summary>The stamp of the text that the page was made from: posted back by every form.</summary>
    public const string StampField = "_stamp";
    /// <summary>Before the names of fields: what a changed field held before, so that a tab of yesterday may still save a field that nobody else touched.</summary>
    public const string WasPrefix = "_was.";

    /// <summary>Counts saves, not time: two tabs in one millisecond still differ. Right once the row is saved.</summary>
    public static string StampOf(ContentItem? item) => item is null ? "" : $"{item.VersionId}-{item.Version}";

    /// <summary>Writes the reading over the latest version. Where another tab changed one of these fields, both texts are kept as versions, the other tab's stays the latest, and it is told.</summary>
    public Kept Keep(ContentItem latest, FormDefinition form, FormReading reading, string? stamp, PostedForm? was = null)
    {
        var present = latest.Parts();
        if (stamp is null or "" || stamp == StampOf(latest) || !IsContested(form, present, reading, was))
            return new(items.SaveDraft(latest, reading.Content), null);
        latest.Seal();
        var mine = items.SaveDraft(latest, reading.Content);
        mine.Seal();
        return new(items.SaveDraft(mine, present), present);
    }

    private static bool IsContested(FormDefinition form, JsonObject present, FormReading reading, PostedForm? was)
    {
        if (!CompareAnswers.Differ(form, present, reading.Content))
            return false;
        if (was is null)
            return true;
        // What this tab saw before it changed something, laid over what is there now: no difference means that nobody else was there.
        var seen = FormReading.Read(form, present, was);
        return CompareAnswers.Differ(form, present, seen.Content);
    }
}
