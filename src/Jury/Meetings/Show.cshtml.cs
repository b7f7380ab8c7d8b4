using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using RadicaleVernieuwers.Admin;
using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Jury.Ranking;
using RadicaleVernieuwers.Liquid;

namespace RadicaleVernieuwers.Jury.Meetings;

/// <summary>From where a meeting is led: what is on the table, who is there, what comes next, and what the choice would look like.</summary>
internal sealed partial class ShowModel(AppDb db, Actor actor, TimeProvider clock, Makeup makeup, Texts texts) : PageModel, IReload
{
    private const int UsualMargin = 5;

    [FromRoute] public RoundId Id { get; set; }

    public Agenda? Agenda { get; private set; }
    public string Name { get; private set; } = "";
    public IReadOnlyList<MakeupChart> Charts { get; private set; } = [];
    public int ChosenCount { get; private set; }
    /// <summary>What a refused form held.</summary>
    [BindProperty] public int? Quorum { get; set; }
    [BindProperty] public int? Margin { get; set; } = UsualMargin;

    public Meeting? Meeting => Agenda!.Meeting;

    /// <summary>Whose words wait in this browser.</summary>
    public Guid? Who => actor.User?.Value;

    public string Here => $"/admin/jury/rounds/{Id.Value}/meeting";

    public async Task OnGetAsync()
    {
        await ReloadAsync();
        Quorum = Meeting?.Quorum;
    }

    public async Task ReloadAsync()
    {
        Response.Headers.CacheControl = "no-store";
        Agenda = await Agenda.LoadAsync(db, Id, actor.User, HttpContext.RequestAborted);
        Name = Agenda.Round.NameIn(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName);
        if (Meeting is null)
            return;
        var chosen = Chosen();
        ChosenCount = chosen.Count;
        Charts = await makeup.OfAsync(Agenda.Round, [.. Agenda.Ranking.Book.Entries.Select(e => e.Id)], chosen, HttpContext.RequestAborted);
        await LoadNoteAsync();
    }

    /// <summary>The first of the jury's own order, as many as go on; or who goes on by the list, where the jury made no order.</summary>
    private HashSet<EntryId> Chosen()
    {
        var seen = Agenda!.Ranking.Book.Entries.Select(e => e.Id).ToHashSet();
        var (ranking, cut) = (Agenda.Ranking, Agenda.Ranking.Report.Cut);
        var own = Agenda.Places.Select(place => place.EntryId).Where(seen.Contains).ToList();
        if (own.Count > 0)
            return [.. cut is null ? own : own.Take(cut.Line)];
        var list = ranking.Report.Entries.Where(line => line.Rank is not null && (cut is null || cut.Through.Contains(line.Entry))).Select(line => line.Entry);
        // Where some are tied for the last places, the list itself fills the room for now.
        var filled = cut is { Rule.Kind: AdvanceKind.Places } ? list.Concat(cut.Tied).Take(cut.Line) : list;
        return [.. filled.Select(key => ranking.EntryOf(key)?.Id).OfType<EntryId>().Where(seen.Contains)];
    }

    public async Task<IActionResult> OnPostConveneAsync([FromForm] string scope)
    {
        await ReloadAsync();
        if (Meeting is not null)
            throw new Refusal("Meeting.Twice");
        if (Margin is < 1 or > Jury.Meeting.MostAround)
            throw new Refusal("Meeting.Margin", Jury.Meeting.MostAround) { Field = "Margin" };
        var meeting = Jury.Meeting.Convene(Agenda!.Round, Quorum, actor.User, clock.Instant());
        db.Meetings.Add(meeting);
        // Whoever leads may stand aside for some of it; it is on the agenda all the same, and they do not see it there.
        var whole = await RankingView.LoadAsync(db, Agenda.Round, null, null, null, HttpContext.RequestAborted);
        foreach (var (order, entry) in Agenda.Ordered(whole.Book, Agenda.Scope(whole, scope == "cut" ? Margin ?? UsualMargin : null)).Index())
            db.MeetingItems.Add(MeetingItem.Of(meeting.Id, entry, order + 1));
        return this.Done("Meeting.Convened", Here);
    }

    /// <summary>Makes the agenda anew: conflicts may have come up.</summary>
    public async Task<IActionResult> OnPostArrangeAsync()
    {
        var meeting = await FindAsync();
        meeting.Touch();
        var whole = await RankingView.LoadAsync(db, Agenda!.Round, null, null, null, HttpContext.RequestAborted);
        var listed = Agenda.Items.Select(item => item.EntryId).ToHashSet();
        var order = Agenda.Ordered(whole.Book, [.. Agenda.Scope(whole, null).Where(entry => listed.Contains(entry.Id))]);
        foreach (var item in Agenda.Items)
            item.PutAt(order.Index().FirstOrDefault(place => place.Item == item.EntryId, (Index: order.Count, default)).Index + 1);
        return this.Done("Meeting.Arranged", Here);
    }

    public async Task<IActionResult> OnPostMoveAsync([FromForm] EntryId entry, [FromForm] bool up)
    {
        var meeting = await FindAsync();
        meeting.Touch();
        var lines = Agenda!.Lines.ToList();
        var at = lines.FindIndex(line => line.Entry.Id == entry);
        if (at < 0)
            throw new NotFound();
        // Past the neighbour that this reader sees; what they do not see stays between.
        if ((up ? at - 1 : at + 1) is var to && to >= 0 && to < lines.Count)
            PutBeside(entry, lines[to].Entry.Id, up);
        return LocalRedirect($"{Here}#line-{entry.Value}");
    }

    private void PutBeside(EntryId moved, EntryId neighbour, bool before)
    {
        var order = Agenda!.Items.Where(item => item.EntryId != moved).ToList();
        var at = order.FindIndex(item => item.EntryId == neighbour);
        order.Insert(before ? at : at + 1, Agenda.Items.Single(item => item.EntryId == moved));
        foreach (var (place, item) in order.Index())
            item.PutAt(place + 1);
    }

    /// <summary>Puts an entry on the table. An open question about the one before closes.</summary>
    public async Task<IActionResult> OnPostTakeAsync([FromForm] EntryId? entry, [FromForm] string? go)
    {
        var meeting = await FindAsync();
        var at = Agenda!.Items.Index().FirstOrDefault(item => item.Item.EntryId == meeting.Current, (Index: -1, Item: null!)).Index;
        var next = go switch
        {
            "next" => Screen.NextOf(Agenda.Items, meeting.Current),
            "previous" => at > 0 ? Agenda.Items[at - 1].EntryId : meeting.Current,
            "pause" => null,
            _ => Agenda.Lines.FirstOrDefault(line => line.Entry.Id == entry)?.Entry.Id ?? throw new NotFound(),
        };
        await CloseHandsAsync(meeting);
        meeting.Take(next);
        Agenda.Items.FirstOrDefault(item => item.EntryId == next)?.Discuss(clock.Instant());
        return LocalRedirect(Here + "#now");
    }

    public async Task<IActionResult> OnPostPresenceAsync([FromForm] JurorId juror, [FromForm] Presence presence)
    {
        var meeting = await FindAsync();
        if (Agenda!.Jurors.All(one => one.Id != juror))
            throw new NotFound();
        meeting.Touch();
        if (Agenda.Attendances.TryGetValue(juror, out var known))
            known.Become(presence, clock.Instant());
        else
            db.Attendances.Add(Attendance.Of(meeting.Id, juror, presence, clock.Instant()));
        return LocalRedirect(Here + "#there");
    }

    public async Task<IActionResult> OnPostQuorumAsync()
    {
        (await FindAsync()).Ask(Quorum);
        return this.Done("Note.Saved", Here);
    }

    public async Task<IActionResult> OnPostEndAsync([FromForm] bool resume)
    {
        var meeting = await FindAsync();
        if (resume)
        {
            meeting.Resume();
            return this.Done("Meeting.Resumed", Here);
        }
        await CloseHandsAsync(meeting);
        meeting.End(clock.Instant());
        return this.Done("Meeting.EndedFlash", Here);
    }

    private async Task<Meeting> FindAsync()
    {
        Agenda = await Agenda.LoadAsync(db, Id, actor.User, HttpContext.RequestAborted);
        return Meeting ?? throw new NotFound();
    }
}
