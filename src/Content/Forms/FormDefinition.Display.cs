using System.Text.Json.Nodes;

namespace RadicaleVernieuwers.Content;

/// <summary>Who reads the answers.</summary>
public enum Audience { Public, Juror, Team }

/// <summary>An answer as a page shows it. <see cref="Html"/> is safe.</summary>
public sealed record DisplayedField(string Name, string Label, string Html, string Text);

public sealed partial record FormDefinition
{
    /// <summary>Whether a reader may see a field at all, on any surface.</summary>
    public static bool IsFor(FormField field, Audience audience) => audience switch
    {
        Audience.Public => field.IsPublic,
        Audience.Juror => !field.HiddenFromJury,
        _ => true,
    };

    /// <summary>The filled-in answers that this reader may see, in the order of the form.</summary>
    public IReadOnlyList<DisplayedField> Display(JsonObject content, Wording wording, Audience audience) =>
        [.. Visible(content, audience).Select(f => new DisplayedField(f.Key, f.LabelIn(wording), f.HtmlIn(content, wording), f.TextIn(content, wording)))];

    /// <summary>All public text of the answers, for the search index. Where a file lies is no text.</summary>
    public string PublicText(JsonObject content, Wording wording, Func<FormField, bool> which) =>
        string.Join('\n', Visible(content, Audience.Public).Where(f => f.Type is not MediaField && which(f)).Select(f => f.TextIn(content, wording)));

    /// <summary>The answers without what this reader may not see: what leaves for an export or an API.</summary>
    public JsonObject Redact(JsonObject content, Audience audience)
    {
        var redacted = content.Copy();
        // A part that no form knows has nobody to say that it may be seen.
        if (audience != Audience.Team)
            foreach (var (part, _) in content.Where(p => Fields.All(f => f.Part != p.Key)))
                redacted.Remove(part);
        foreach (var field in Fields.Where(f => !IsFor(f, audience)))
        {
            if (field.Name is null)
                redacted.Remove(field.Part);
            else
                redacted.Object(field.Part)?.Remove(field.Name);
        }
        return redacted;
    }

    /// <summary>All that is written in an item's own fields and in its blocks, in their order, as the public reads it.</summary>
    internal IEnumerable<string> Words(JsonObject content) => Fields.Where(f => f.IsShown && Asks(f, content)).SelectMany(f => f.Type switch
    {
        BlockPart blocks => WordsOfBlocks(f, blocks, content),
        IPart and not (TitlePart or HtmlBodyPart or MarkdownBodyPart) => [],
        _ when f.Options.Count > 0 || string.IsNullOrWhiteSpace(f.Type.Written(f.ValueOrEmpty(content))) => [],
        _ => (IEnumerable<string>)[f.Type.Written(f.ValueOrEmpty(content))!],
    });

    /// <summary>What is written in the blocks of an item.</summary>
    public string BlockWords(JsonObject content) => string.Join('\n', Fields.Where(f => f.IsShown && f.Type is BlockPart && Asks(f, content)).SelectMany(f => WordsOfBlocks(f, (BlockPart)f.Type, content)));

    private static IEnumerable<string> WordsOfBlocks(FormField field, BlockPart blocks, JsonObject content) =>
        blocks.Items(field.ValueOrEmpty(content)).SelectMany(item => field.FormOf(item)?.Words(item) ?? []);

    private IEnumerable<FormField> Visible(JsonObject content, Audience audience) =>
        Fields.Where(f => IsFor(f, audience) && Asks(f, content) && !f.IsEmptyIn(content));
}
