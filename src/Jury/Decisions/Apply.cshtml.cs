using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Admin;
using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Jury.Decisions;

/// <summary>Says first what will happen, then does all of it: who goes on, who does not, which prizes become public now or at the embargo, and who is told.</summary>
internal sealed class ApplyModel(AppDb db, Actor actor, TimeProvider clock, ApplyDecisions apply) : PageModel, IReload
{
    private Round? _round;

    [FromRoute] public RoundId Id { get; set; }
    [BindProperty] public bool Sure { get; set; }

    public DateTimeOffset Now { get; private set; }
    public DateTimeOffset? Embargo { get; private set; }
    public ApplyPlan? Plan { get; private set; }
    public int HiddenEntries { get; private set; }
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
        HiddenEntries = book.HiddenEntries;
        Plan = await apply.PlanAsync(_round, book, Now, HttpContext.RequestAborted);
        var decisions = await db.Decisions.AsNoTracking().Where(d => d.RoundId == Id && d.Outcome == Outcome.Prize && d.Published == null).ToListAsync(HttpContext.RequestAborted);
        Prizes = [.. decisions.Select(d => (Prize: edition.Prizes.FirstOrDefault(p => p.Id == d.PrizeId)?.LabelIn(language) ?? "", Entry: book.Entries.FirstOrDefault(e => e.Id == d.EntryId)))
            .Where(line => line.Entry is not null).Select(line => (line.Prize, line.Entry!.Title))];
    }

    /// <exception cref="Refusal"><c>Decision.NotSure</c>, or what the decisions say.</exception>
    public async Task<IActionResult> OnPostAsync()
    {
        await ReloadAsync();
        if (!Sure)
            throw new Refusal("Decision.NotSure") { Field = "Sure" };
        var count = await apply.RunAsync(_round!, actor.User, Now, HttpContext.RequestAborted);
        return this.Done("Decision.AppliedFlash", $"/admin/jury/rounds/{Id.Value}/decisions", count);
    }
}
