using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using RadicaleVernieuwers.Liquid;

namespace RadicaleVernieuwers.Content;

/// <summary>One question that the server answers otherwise than the tab that is being saved.</summary>
/// <param name="KeepTheirs">What is proposed: theirs where this tab did not touch the question, one's own otherwise.</param>
public sealed record Clash(ComparedField Compared, bool KeepTheirs)
{
    /// <summary>The input in which the person chooses.</summary>
    public string InputName => DraftKeeper.Choice + Compared.Field.InputName;
}

/// <summary>What became of a post: kept, or laid beside what somebody else wrote meanwhile.</summary>
/// <param name="Former">Where a block was removed: the version that still has it, for undoing.</param>
internal sealed record KeptDraft(ContentItem Item, FormReading Reading, JsonObject Answers, IReadOnlyList<FieldError> Errors, IReadOnlyList<Clash> Clashes, ContentItem? Former = null);

/// <summary>Keeps what an editor posted. Over a newer text nothing is written until the person has chosen, question by question; both texts stay among the versions.</summary>
internal sealed class DraftKeeper(EditorDesk desk, ContentItems items, Texts texts)
{
    /// <summary>Before the name of an input: whose answer stays, <c>mine</c> or <c>theirs</c>.</summary>
    public const string Choice = "keep.";

    /// <param name="stamp">The state that the page was made from.</param>
    public async Task<KeptDraft> KeepAsync(OpenItem open, string? stamp, IFormCollection form, string? author, CancellationToken cancellationToken)
    {
        open.Item.MustNotBeInTrash();
        var reading = await desk.TakeAsync(open, form, cancellationToken);
        var (answers, theirs) = (reading.Content, open.Item.Parts());
        if (stamp != open.Item.Stamp && CompareAnswers.Differ(open.Form, answers, theirs))
        {
            open.Item.Seal();
            return new(open.Item, reading, answers, reading.Errors, await ClashesAsync(open, stamp, answers, theirs, cancellationToken));
        }
        foreach (var field in open.Form.Fields.Where(f => form[Choice + f.InputName] == "theirs"))
            field.Write(answers, field.Value(theirs)?.Copy() ?? []);
        var former = HeldButton.Removes(form) ? KeepWhole(open, author, form) : null;
        return new(items.SaveDraft(former ?? open.Item, answers, author), reading, answers, reading.Errors, [], former);
    }

    /// <summary>What was typed, with the block that is being removed, in a version of its own.</summary>
    private ContentItem KeepWhole(OpenItem open, string? author, IFormCollection form)
    {
        var whole = FormReading.Read(open.Form, open.Item.Parts(), PostedForm.From(HeldButton.Without(form))).Content;
        var kept = items.SaveDraft(open.Item, whole, author);
        kept.Seal();
        return kept;
    }

    private async Task<IReadOnlyList<Clash>> ClashesAsync(OpenItem open, string? stamp, JsonObject mine, JsonObject theirs, CancellationToken cancellationToken)
    {
        var start = stamp?.LastIndexOf('-') is > 0 and var cut ? await items.VersionAsync(stamp[..cut], cancellationToken) : null;
        // Only a row that nobody wrote into since then still tells what both began with.
        var begun = start?.Stamp == stamp && start?.ItemId == open.Item.ItemId ? start?.Parts() : null;
        return [.. CompareAnswers.Between(open.Form, mine, theirs, Wording.Here(texts)).Where(c => c.Differs)
            .Select(c => new Clash(c, begun is not null && JsonNode.DeepEquals(c.Field.Value(begun), c.Field.Value(mine))))];
    }
}
