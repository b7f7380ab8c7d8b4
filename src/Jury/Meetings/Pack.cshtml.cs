using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Jury.Meetings;

/// <summary>The meeting on paper, for whoever leads it: who must be there, and a page per entry with what the list says, who goes out, and room to write.</summary>
internal sealed class PackModel(AppDb db, Actor actor) : PageModel
{
    [FromRoute] public RoundId Id { get; set; }

    public Agenda? Agenda { get; private set; }
    public string Name { get; private set; } = "";
    public IReadOnlyDictionary<EntryId, string> Summaries { get; private set; } = new Dictionary<EntryId, string>();
    public IReadOnlyDictionary<EntryId, string> Notes { get; private set; } = new Dictionary<EntryId, string>();

    public async Task OnGetAsync()
    {
        Response.Headers.CacheControl = "no-store";
        Agenda = await Agenda.LoadAsync(db, Id, actor.User, HttpContext.RequestAborted);
        if (Agenda.Meeting is not { } meeting)
            throw new NotFound();
        Name = Agenda.Round.NameIn(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName);
        Summaries = await db.EntriesOf(Agenda.Round).Select(e => new { e.Id, e.Summary }).ToDictionaryAsync(e => e.Id, e => e.Summary, HttpContext.RequestAborted);
        Notes = await db.MeetingNotes.Where(n => n.MeetingId == meeting.Id).ToDictionaryAsync(n => n.EntryId, n => n.Text, HttpContext.RequestAborted);
    }
}
