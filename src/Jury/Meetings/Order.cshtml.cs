using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using RadicaleVernieuwers.Admin;
using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Jury.Ranking;

namespace RadicaleVernieuwers.Jury.Meetings;

/// <summary>An entry in the jury's own order. <paramref name="IsMoved"/>: against the list, and so in need of a reason.</summary>
internal sealed record OrderLine(AgendaLine Line, JuryPlace Place, bool IsMoved);

/// <summary>The jury's own order. It begins as the list; whatever is lifted or lowered against the list carries a reason before the order stands.</summary>
internal sealed class OrderModel(AppDb db, Actor actor, TimeProvider clock) : PageModel, IReload
{
    [FromRoute] public RoundId Id { get; set; }
    [BindProperty] public Dictionary<string, string> Reasons { get; set; } = [];

    public Agenda? Agenda { get; private set; }
    public string Name { get; private set; } = "";
    public IReadOnlyList<OrderLine> Lines { get; private set; } = [];

    public string Here => $"/admin/jury/rounds/{Id.Value}/meeting/order";
    public bool IsSettled => Agenda!.Meeting?.Settled is not null;

    public async Task OnGetAsync() => await ReloadAsync();

    public async Task ReloadAsync()
    {
        Response.Headers.CacheControl = "no-store";
        Agenda = await Agenda.LoadAsync(db, Id, actor.User, HttpContext.RequestAborted);
        if (Agenda.Meeting is null)
            throw new NotFound();
        Name = Agenda.Round.NameIn(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName);
        var seen = Agenda.Ranking.Book.Entries.ToDictionary(entry => entry.Id);
        var lines = Agenda.Places.Where(place => seen.ContainsKey(place.EntryId)).Select(place => (Place: place, Line: Agenda.LineOf(Agenda.Ranking, seen[place.EntryId], false))).ToList();
        var moved = Moved.Of([.. lines.Select(line => line.Line.Figures?.Rank)]).ToHashSet();
        Lines = [.. lines.Select((line, position) => new OrderLine(line.Line, line.Place, moved.Contains(position)))];
    }

    /// <summary>Takes over the list, as far as it places anything, of all entries on the agenda.</summary>
    public async Task<IActionResult> OnPostBeginAsync()
    {
        await ReloadAsync();
        if (Agenda!.Places.Count > 0)
            throw new Refusal("Meeting.OrderBegun");
        var whole = await RankingView.LoadAsync(db, Agenda.Round, null, null, null, HttpContext.RequestAborted);
        var listed = Agenda.Items.Select(item => item.EntryId).ToHashSet();
        foreach (var (place, entry) in Agenda.Scope(whole, null).Where(entry => listed.Contains(entry.Id)).Index())
            db.JuryPlaces.Add(JuryPlace.Of(Agenda.Meeting!.Id, entry.Id, place + 1));
        Agenda.Meeting!.Touch();
        return this.Done("Meeting.OrderBegunFlash", Here);
    }

    /// <summary>Keeps the reasons; <paramref name="go"/> says what else: <c>up:ID</c>, <c>down:ID</c>, <c>to:ID:ID</c> (before another), <c>settle</c> or nothing.</summary>
    public async Task<IActionResult> OnPostAsync([FromForm] string go)
    {
        await ReloadAsync();
        if (IsSettled)
            throw new Refusal("Meeting.OrderStands");
        foreach (var line in Lines)
            if (Reasons.TryGetValue(line.Place.EntryId.Value.ToString(), out var reason) && reason != line.Place.Reason)
                line.Place.Explain(reason);
        Agenda!.Meeting!.Touch();
        switch (go.Split(':'))
        {
            case ["up" or "down", var id]:
                Move(id, go.StartsWith("up", StringComparison.Ordinal) ? -1 : 1);
                return LocalRedirect($"{Here}#line-{Guid.Parse(id)}");
            case ["to", var id, var before]:
                PutBefore(IndexOf(id), before.Length == 0 ? Lines.Count : IndexOf(before));
                return LocalRedirect($"{Here}#line-{Guid.Parse(id)}");
            case ["settle"]:
                Settle();
                return this.Done("Meeting.OrderSettled", Here);
            default:
                return this.Done("Note.Saved", Here);
        }
    }

    public async Task<IActionResult> OnPostReopenAsync()
    {
        await ReloadAsync();
        Agenda!.Meeting!.Unsettle();
        return this.Done("Meeting.OrderReopened", Here);
    }

    private void Settle()
    {
        if (Lines.FirstOrDefault(line => line.IsMoved && string.IsNullOrWhiteSpace(line.Place.Reason)) is { } silent)
            throw new Refusal("Meeting.ReasonMissing", silent.Line.Entry.Title) { Field = $"Reasons[{silent.Place.EntryId.Value}]" };
        Agenda!.Meeting!.Settle(actor.User, clock.Instant());
    }

    private int IndexOf(string id) => Lines.Index().FirstOrDefault(line => line.Item.Place.EntryId.Value.ToString() == id, (Index: -1, Item: null!)).Index is var at && at >= 0 ? at : throw new NotFound();

    private void Move(string id, int by)
    {
        var at = IndexOf(id);
        if (at + by >= 0 && at + by < Lines.Count)
            PutBefore(at, by < 0 ? at - 1 : at + 2);
    }

    /// <summary>Within the places that this reader sees; the others keep theirs.</summary>
    private void PutBefore(int from, int to)
    {
        int[] places = [.. Lines.Select(line => line.Place.Place)];
        var order = Lines.Select(line => line.Place).ToList();
        var moved = order[from];
        order.Insert(to, moved);
        order.RemoveAt(to <= from ? from + 1 : from);
        foreach (var (place, entry) in places.Zip(order))
            entry.PutAt(place);
    }
}
