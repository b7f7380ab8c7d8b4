using System.Text.Json;

namespace RadicaleVernieuwers.Content;

/// <summary>The words of the rich-text editor, for its script: <c>{"bold":"Vet",…}</c>, the texts <c>Rich.*</c>.</summary>
internal static class EditorWords
{
    private static readonly string[] Names =
    [
        "toolbar", "heading2", "heading3", "heading4", "bold", "italic", "link", "bullets", "numbers", "quote", "picture", "video", "undo", "redo", "source", "editor", "foreign",
        "address", "findPage", "findPicture", "found", "unlink", "alt", "caption", "credit", "videoAddress", "videoTitle", "videoWrong", "apply", "cancel",
    ];

    public static string In(Wording wording) => JsonSerializer.Serialize(Names.ToDictionary(n => n, n => wording[$"Rich.{char.ToUpperInvariant(n[0])}{n[1..]}"]));
}
