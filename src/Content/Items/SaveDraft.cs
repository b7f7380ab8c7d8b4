using Microsoft.AspNetCore.Http;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Content;

/// <summary>Keeps what an editor is typing, without a page.</summary>
internal static class SaveDraft
{
    public const string StampHeader = "X-Stamp";

    /// <returns>204 with the new stamp; 409 where the item was changed elsewhere: the page's own save then shows both.</returns>
    public static async Task<IResult> PutAsync(string id, HttpContext http, EditorDesk desk, ContentItems items)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var open = await desk.OpenAsync(id, null, http.RequestAborted);
        var reading = FormReading.Read(open.Form, open.Item.Parts(), PostedForm.From(form));
        if (form["Stamp"] != open.Item.Stamp && CompareAnswers.Differ(open.Form, reading.Content, open.Item.Parts()))
            throw new Refusal("Item.ChangedMeanwhile");
        var kept = items.SaveDraft(open.Item, reading.Content, http.User.Identity?.Name);
        http.Response.Headers[StampHeader] = kept.Stamp;
        return Results.NoContent();
    }
}
