using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using RadicaleVernieuwers.Liquid;

namespace RadicaleVernieuwers.Content;

/// <summary>One question that the server answers otherwise than the tab that is being saved.</summary>
/// <param name="InputName">The input in which the person chooses.</param>
/// <param name="KeepTheirs">What is proposed: theirs where this tab did not touch the question, one's own otherwise.</param>
public sealed record Clash(string InputName, ComparedField Compared, bool KeepTheirs);

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
        foreach (var field in open.Form.Fields)
            Choose(field, answers, theirs, name => form[Choice + name] == "theirs");
        var former = HeldButton.Removes(form) ? KeepWhole(open, author, form) : null;
        return new(items.SaveDraft(former ?? open.Item, answers, author), reading, answers, reading.Errors, [], former);
    }

    private static void Choose(FormField field, JsonObject answers, JsonObject theirs, Func<string, bool> takesTheirs)
    {
        if (takesTheirs(field.InputName))
            field.Write(answers, field.Value(theirs)?.Copy() ?? []);
        else if (field.Type is BlockPart part)
            BlockClashes.Merge(field, part, answers, theirs, takesTheirs);
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
        var wording = Wording.Here(texts);
        return [.. CompareAnswers.Between(open.Form, mine, theirs, wording).Where(c => c.Differs).SelectMany(c => Clashes(c, begun, mine, theirs, wording))];
    }

    private static IReadOnlyList<Clash> Clashes(ComparedField compared, JsonObject? begun, JsonObject mine, JsonObject theirs, Wording wording)
    {
        if (compared.Field.Type is BlockPart part && BlockClashes.Of(compared.Field, part, begun, mine, theirs, wording) is { Count: > 0 } blocks)
            return blocks;
        return [new(Choice + compared.Field.InputName, compared, begun is not null && JsonNode.DeepEquals(compared.Field.Value(begun), compared.Field.Value(mine)))];
    }
}
