using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Admin;
using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Jury.Feedback;

/// <summary>An entry, what jurors wrote of it with their names out, and what its entrant will read.</summary>
internal sealed record FeedbackLine(BookEntry Entry, IReadOnlyList<string> Comments, EntryFeedback? Feedback)
{
    public string Text => Feedback?.Text ?? string.Join("\n\n", Comments);
}

/// <summary>Turns the jury's comments into words for entrants.</summary>
internal sealed class ListModel(AppDb db, Actor actor, TimeProvider clock) : PageModel, IReload
{
    private Round? _round;
    private IReadOnlyList<string> _jurors = [];

    [FromRoute] public RoundId Id { get; set; }
    [BindProperty] public string? Text { get; set; }
    [BindProperty] public EntryId? Entry { get; set; }
    [BindProperty] public bool Ready { get; set; }

    public string Name { get; private set; } = "";
    public int HiddenEntries { get; private set; }
    public bool IsAllowed => _round!.Feedback == FeedbackRule.Comments;
    public IReadOnlyList<FeedbackLine> Lines { get; private set; } = [];

    public Task OnGetAsync() => ReloadAsync();

    public async Task ReloadAsync()
    {
        _round = await db.GetRoundAsync(Id, HttpContext.RequestAborted);
        Name = _round.NameIn(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName);
        var book = await RoundBook.LoadAsync(db, _round, actor.User, HttpContext.RequestAborted);
        HiddenEntries = book.HiddenEntries;
        _jurors = await db.Jurors.Where(j => j.EditionId == _round.EditionId).Select(j => j.Name).ToListAsync(HttpContext.RequestAborted);
        var comments = (await db.ScoreSheets.Where(s => s.RoundId == Id && s.Struck == null && s.Abstained == null && s.Comment != "").OrderBy(s => s.Id)
            .Select(s => new { s.EntryId, s.Comment }).ToListAsync(HttpContext.RequestAborted)).ToLookup(s => s.EntryId, s => JurorNames.Without(s.Comment.Trim(), _jurors));
        var written = await db.Feedbacks.Where(f => f.RoundId == Id).ToDictionaryAsync(f => f.EntryId, HttpContext.RequestAborted);
        Lines = [.. book.Entries.Select(entry => new FeedbackLine(entry, [.. comments[entry.Id]], written.GetValueOrDefault(entry.Id)))];
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await ReloadAsync();
        var line = Lines.FirstOrDefault(line => line.Entry.Id == Entry) ?? throw new NotFound();
        var feedback = line.Feedback ?? EntryFeedback.Of(Id, line.Entry.Id);
        feedback.Write(Text ?? "", Ready, _jurors, actor.User, clock.Instant());
        if (line.Feedback is null)
            db.Feedbacks.Add(feedback);
        return this.Done("Note.Saved", $"/admin/jury/rounds/{Id.Value}/feedback");
    }

    public async Task<IActionResult> OnPostRuleAsync([FromForm] FeedbackRule rule)
    {
        await ReloadAsync();
        _round!.Tell(rule);
        return this.Done("Note.Saved", $"/admin/jury/rounds/{Id.Value}/feedback");
    }
}
