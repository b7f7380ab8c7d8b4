using System.ComponentModel.DataAnnotations;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Accounts;
using RadicaleVernieuwers.Admin;
using RadicaleVernieuwers.Content;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Liquid;

namespace RadicaleVernieuwers.Campaign.Entries;

/// <summary>All the team knows of one entry.</summary>
internal sealed class ShowModel(AppDb db, EntryAnswers answers, Actor actor, Texts texts, TimeProvider clock) : PageModel, IReload
{
    private const int MostHistory = 100;

    [FromRoute]
    public EntryId Id { get; set; }

    [BindProperty, StringLength(EntryNote.Longest)]
    public string? Note { get; set; }

    public Entry Entry { get; private set; } = null!;
    public Edition Edition { get; private set; } = null!;
    public FormDefinition Form { get; private set; } = null!;
    public JsonObject Answers { get; private set; } = [];
    public bool HasUnsent { get; private set; }
    public IReadOnlyList<Line> Notes { get; private set; } = [];
    public IReadOnlyList<Nomination> Nominations { get; private set; } = [];
    public IReadOnlyList<Happened> History { get; private set; } = [];

    public Task OnGetAsync() => ReloadAsync();

    public async Task<IActionResult> OnPostNoteAsync()
    {
        await ReloadAsync();
        if (string.IsNullOrWhiteSpace(Note))
            throw new Refusal("Validation.Required") { Field = "Note" };
        db.Add(EntryNote.Of(Id, Note, actor.User, clock.Instant()));
        return this.Done("EntryShow.NoteSaved", $"/admin/entries/{Id.Value}");
    }

    public async Task<IActionResult> OnPostPublishAsync()
    {
        await ReloadAsync();
        Entry.Publish(actor.User, clock.Instant());
        return new AfterIndex(this.Done("EntryShow.Published", $"/admin/entries/{Id.Value}", Entry.Title));
    }

    public async Task<IActionResult> OnPostUnpublishAsync()
    {
        await ReloadAsync();
        Entry.Unpublish(clock.Instant());
        return new AfterIndex(this.Done("EntryShow.Unpublished", $"/admin/entries/{Id.Value}", Entry.Title));
    }

    public string Say(string action) => texts.Has("nl", $"Audit.{action}") ? texts[$"Audit.{action}"] : action;

    public async Task ReloadAsync()
    {
        var aborted = HttpContext.RequestAborted;
        Entry = await db.Entries.GetAsync(Id, aborted);
        Edition = await db.Editions.GetAsync(Entry.EditionId, aborted);
        Form = await answers.FormAsync(Edition, aborted);
        var latest = await answers.LatestAsync(Entry, aborted);
        var submitted = await answers.SubmittedAsync(Entry, aborted);
        Answers = (submitted ?? latest).Parts();
        HasUnsent = submitted is not null && submitted.VersionId != latest.VersionId;
        var (users, subject) = (db.Users, Entry.Subject);
        Notes = await db.Set<EntryNote>().AsNoTracking().Where(n => n.EntryId == Id).OrderByDescending(n => n.At)
            .Select(n => new Line(n.Text, n.At, users.Where(u => u.Id == n.By).Select(u => u.DisplayName).FirstOrDefault())).ToListAsync(aborted);
        Nominations = await db.Nominations.AsNoTracking().Where(n => n.EntryId == Id).ToListAsync(aborted);
        History = await db.AuditRows.AsNoTracking().Where(r => r.Subject == subject).OrderByDescending(r => r.At).Take(MostHistory)
            .Select(r => new Happened(r.At, r.Action, users.Where(u => u.Id == r.By).Select(u => u.DisplayName).FirstOrDefault())).ToListAsync(aborted);
    }

    public sealed record Line(string Text, DateTimeOffset At, string? By);

    public sealed record Happened(DateTimeOffset At, string Action, string? By);
}
