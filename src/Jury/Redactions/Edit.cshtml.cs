using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Admin;
using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Content;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Liquid;

namespace RadicaleVernieuwers.Jury.Redactions;

/// <summary>An entry as the jurors of a round read it, and the passages that are taken out.</summary>
internal sealed class EditModel(AppDb db, Actor actor, TimeProvider clock, Readings readings, Texts texts) : PageModel, IReload
{
    private Redactor _redactor = Redactor.None;
    private IReadOnlyList<DisplayedField> _fields = [];
    private IReadOnlyList<MediaItem> _pictures = [];

    [FromRoute] public RoundId Id { get; set; }
    [FromRoute] public EntryId EntryId { get; set; }
    [BindProperty] public string? Passage { get; set; }

    public string RoundName { get; private set; } = "";
    public bool IsBlind { get; private set; }
    public BookEntry? Entry { get; private set; }
    public IReadOnlyList<Redaction> Redactions { get; private set; } = [];

    public string Title => _redactor.Text(Entry!.Title);
    public IEnumerable<DisplayedField> Fields => _fields.Select(_redactor.Field);
    public IEnumerable<string> Pictures => _pictures.Select(picture => _redactor.Picture(picture).Text).Where(text => text.Length > 0);

    public Task OnGetAsync() => ReloadAsync();

    public async Task ReloadAsync()
    {
        var round = await db.GetRoundAsync(Id, HttpContext.RequestAborted);
        (RoundName, IsBlind) = (round.NameIn(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName), round.IsBlind);
        Entry = (await RoundBook.LoadAsync(db, round, actor.User, HttpContext.RequestAborted)).Entries.FirstOrDefault(entry => entry.Id == EntryId)
            ?? await ExampleAsync() ?? throw new NotFound();
        Redactions = await db.Redactions.AsNoTracking().Where(r => r.EntryId == EntryId).OrderBy(r => r.Id).ToListAsync(HttpContext.RequestAborted);
        _redactor = new(Redactions.Select(r => r.Passage), texts["Redaction.Mark"]);
        (_fields, _pictures) = await readings.WholeAsync(round, EntryId, HttpContext.RequestAborted);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await ReloadAsync();
        var redaction = Redaction.Of(EntryId, Passage ?? "", actor.User, clock.Instant());
        var redactor = new Redactor([redaction.Passage], "");
        // A passage that stands nowhere is a slip, and what was meant would stay to be read.
        if (!_fields.Any(field => redactor.Finds(field.Text) || redactor.Html(field.Html) != field.Html) && !_pictures.Any(picture => redactor.Finds(picture.Text))
            && !new[] { Entry!.Title, Entry.Organisation, Entry.Municipality }.Any(redactor.Finds))
            throw new Refusal("Redaction.NotThere") { Field = "Passage" };
        db.Redactions.Add(redaction);
        return this.Done("Redaction.Added", Here);
    }

    public async Task<IActionResult> OnPostRemoveAsync([FromForm] RedactionId redaction)
    {
        await ReloadAsync();
        db.Remove(await db.Redactions.SingleOrDefaultAsync(r => r.Id == redaction && r.EntryId == EntryId, HttpContext.RequestAborted) ?? throw new NotFound());
        return this.Done("Redaction.Removed", Here);
    }

    // An example does not take part, and is read with the same passages out.
    private async Task<BookEntry?> ExampleAsync()
    {
        var (user, jurors, conflicts, examples) = (actor.User, db.Jurors, db.Conflicts.Where(Conflict.Active), db.Examples.Where(x => x.RoundId == Id));
        return await db.Entries.Where(e => e.Id == EntryId && examples.Any(x => x.EntryId == e.Id) && !conflicts.Any(c => c.EntryId == e.Id && jurors.Any(j => j.Id == c.JurorId && j.UserId == user)))
            .Select(e => new BookEntry(e.Id, e.Number ?? "", e.Title, e.Organisation, e.Municipality, e.Language, e.Themes)).SingleOrDefaultAsync(HttpContext.RequestAborted);
    }

    private string Here => $"/admin/jury/rounds/{Id.Value}/redactions/{EntryId.Value}";
}
