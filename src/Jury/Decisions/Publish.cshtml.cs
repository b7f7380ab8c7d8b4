using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Admin;
using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Jury.Decisions;

/// <summary>One button that makes prizes public: now, or at the embargo of the edition.</summary>
internal sealed class PublishModel(AppDb db, Actor actor, TimeProvider clock, PublishDecisions publish) : PageModel, IReload
{
    private Round? _round;

    [FromRoute] public RoundId Id { get; set; }

    public DateTimeOffset Now { get; private set; }
    public DateTimeOffset? Embargo { get; private set; }
    public IReadOnlyList<(string Prize, string Title)> Prizes { get; private set; } = [];

    public Task OnGetAsync() => ReloadAsync();

    public async Task ReloadAsync()
    {
        Now = clock.Instant();
        _round = await db.GetRoundAsync(Id, HttpContext.RequestAborted);
        var edition = await db.Editions.GetAsync(_round.EditionId, HttpContext.RequestAborted);
        Embargo = edition.ResultsEmbargo;
        var language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        var book = await RoundBook.LoadAsync(db, _round, actor.User, HttpContext.RequestAborted);
        var decisions = await db.Decisions.Where(d => d.RoundId == Id && d.Outcome == Outcome.Prize && d.Published == null).ToListAsync(HttpContext.RequestAborted);
        Prizes = [.. decisions.Select(d => (Prize: edition.Prizes.FirstOrDefault(p => p.Id == d.PrizeId)?.LabelIn(language) ?? "", Entry: book.Entries.FirstOrDefault(e => e.Id == d.EntryId)))
            .Where(line => line.Entry is not null).Select(line => (line.Prize, line.Entry!.Title))];
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await ReloadAsync();
        var count = await publish.RunAsync(_round!, actor.User, Now, HttpContext.RequestAborted);
        return this.Done("Decision.PublishedFlash", $"/admin/jury/rounds/{Id.Value}/decisions", count);
    }
}
