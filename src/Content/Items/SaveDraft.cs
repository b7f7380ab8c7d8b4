using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Content;

/// <summary>Keeps what an editor is typing, without a page.</summary>
internal static class SaveDraft
{
    public const string StampHeader = "X-Stamp";

    /// <summary>Says that somebody has the item open, and asks who else has.</summary>
    /// <returns>The others: their names, and since when as a Belgian says it.</returns>
    public static async Task<IResult> HereAsync(string id, HttpContext http, AppDb db, ContentItems items, Actor actor, TimeProvider clock)
    {
        await items.GetLatestAsync(id, http.RequestAborted);
        var now = clock.Instant();
        await SeeAsync(id, http, db, actor, now);
        var others = await ItemSurroundings.OthersAsync(db, id, http.User.OwnerId(), now, http.RequestAborted);
        return Results.Ok(others.Select(o => new { o.Name, Since = Brussels.Say(o.Since, CultureInfo.CurrentUICulture, zone: true) }));
    }

    /// <summary>The page was closed.</summary>
    public static async Task<IResult> GoneAsync(string id, HttpContext http, AppDb db, Actor actor)
    {
        var me = actor.User;
        db.RemoveRange(await db.Set<Presence>().Where(p => p.ItemId == id && p.UserId == me).ToListAsync(http.RequestAborted));
        return Results.NoContent();
    }

    /// <returns>204 with the new stamp; 409 where the item was changed elsewhere: the page's own save then shows both.</returns>
    public static async Task<IResult> PutAsync(string id, HttpContext http, EditorDesk desk, ContentItems items)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var open = await desk.OpenAsync(id, null, http.RequestAborted);
        var reading = await desk.ReadAsync(open, form, http.RequestAborted);
        open.Item.MustNotBeInTrash();
        if (form["Stamp"] != open.Item.Stamp && CompareAnswers.Differ(open.Form, reading.Content, open.Item.Parts()))
            throw new Refusal("Item.ChangedMeanwhile");
        var kept = items.SaveDraft(open.Item, reading.Content, http.User.Identity?.Name);
        http.Response.Headers[StampHeader] = kept.Stamp;
        return Results.NoContent();
    }

    /// <summary>Refreshes the row of this person, and takes away rows of this item that nobody refreshed.</summary>
    private static async Task SeeAsync(string id, HttpContext http, AppDb db, Actor actor, DateTimeOffset now)
    {
        if (actor.User is not { } me)
            return;
        var rows = await db.Set<Presence>().Where(p => p.ItemId == id).ToListAsync(http.RequestAborted);
        if (rows.Find(p => p.UserId == me) is { } mine)
            mine.See(now);
        else
            db.Add(Presence.Of(id, me, http.User.Identity?.Name ?? "", now));
        db.RemoveRange(rows.Where(p => p.UserId != me && !p.IsHereAt(now)));
    }
}
