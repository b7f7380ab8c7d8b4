using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Admin;
using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Liquid;

namespace RadicaleVernieuwers.Jury.WildCards;

/// <summary>A juror brings back one entry that did not go on, with a reason, and may take that back until the decisions are applied. It shows no score and no place, and nothing of what the juror has a conflict with.</summary>
internal sealed class BringBackModel(AppDb db, Seats seats, Texts texts, Languages languages, TimeProvider clock) : PageModel, IReload
{
    private Seat? _seat;
    private WildCard? _card;

    [FromRoute] public RoundId Id { get; set; }
    [BindProperty] public Guid? Entry { get; set; }
    [BindProperty] public string? Reason { get; set; }

    public string Name { get; private set; } = "";
    public IReadOnlyList<BookEntry> Choices { get; private set; } = [];
    /// <summary>What this juror brought back.</summary>
    public BookEntry? Mine { get; private set; }
    public string? MyReason => _card?.Reason;
    public int HiddenEntries { get; private set; }

    /// <summary>As a juror of a blind round may read it.</summary>
    public string Shown(BookEntry entry, string text) => _seat!.Redactors[entry.Id].Text(text);

    public bool ShowsOrganisation => !_seat!.Round.Hidden.Contains("Organisation");

    public Task OnGetAsync() => ReloadAsync();

    public async Task ReloadAsync()
    {
        Response.Headers.CacheControl = "no-store";
        _seat = await seats.AtTableAsync(Id, HttpContext.RequestAborted);
        var (round, juror) = (_seat.Round, _seat.Juror);
        if (!await db.MayBringBackAsync(round, HttpContext.RequestAborted))
            throw new NotFound();
        Name = round.NameIn(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName);
        var book = await RoundBook.LoadAsync(db, round, juror.UserId, HttpContext.RequestAborted);
        HiddenEntries = book.HiddenEntries;
        var decided = await db.Decisions.Where(d => d.RoundId == Id && d.Outcome != Outcome.Prize).Select(d => new { d.Id, d.EntryId }).ToListAsync(HttpContext.RequestAborted);
        _card = await db.Set<WildCard>().SingleOrDefaultAsync(c => c.RoundId == Id && c.JurorId == juror.Id, HttpContext.RequestAborted);
        Choices = [.. book.Entries.Where(WildCardQueries.IsOut(round)).Where(entry => decided.All(d => d.EntryId != entry.Id))];
        Mine = book.Entries.FirstOrDefault(entry => decided.Exists(d => d.Id == _card?.DecisionId && d.EntryId == entry.Id));
    }

    /// <exception cref="Refusal"><c>Wild.Twice</c>, <c>Wild.Choose</c> or <c>Wild.Reason</c>.</exception>
    public async Task<IActionResult> OnPostAsync()
    {
        await ReloadAsync();
        if (_card is not null)
            throw new Refusal("Wild.Twice");
        var entry = Choices.FirstOrDefault(entry => entry.Id.Value == Entry) ?? throw new Refusal("Wild.Choose") { Field = nameof(Entry) };
        var (card, decision) = WildCard.Play(Id, _seat!.Juror, entry.Id, Reason, texts.Get(Languages.Culture(languages.Leading), "Wild.Heading"), nameof(Reason), clock.Instant());
        db.Decisions.Add(decision);
        db.Add(card);
        return this.Done("Wild.Played", $"/jury/rounds/{Id.Value}/wild-card");
    }

    /// <exception cref="Refusal"><c>Wild.Taken</c>: the chair wrote on with it.</exception>
    public async Task<IActionResult> OnPostTakeBackAsync()
    {
        await ReloadAsync();
        if (_card is { } card)
        {
            var decision = await db.Decisions.SingleAsync(d => d.Id == card.DecisionId, HttpContext.RequestAborted);
            if (decision.By != _seat!.Juror.UserId || decision.Approved is not null)
                throw new Refusal("Wild.Taken");
            db.Decisions.Remove(decision);
        }
        return this.Done("Wild.TakenBack", $"/jury/rounds/{Id.Value}/wild-card");
    }
}
