using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Primitives;
using RadicaleVernieuwers.Accounts;
using RadicaleVernieuwers.Admin;
using RadicaleVernieuwers.Content;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Campaign.Entries;

/// <summary>Begins an entry with a name and an e-mail address. It is saved before the address is confirmed; a link and a code go to it.</summary>
internal sealed class StartModel(AppDb db, EntryAccess access, ContentItems items, EntryAnswers answers, Letters letters) : PageModel, IReload
{
    private const int MostPerHour = 5;

    [FromRoute]
    public string Culture { get; set; } = "nl";

    [BindProperty]
    public StartInput Input { get; set; } = new();

    public Edition? Edition { get; private set; }
    public Window? Window => Edition?.Entries;
    public string? Closed { get; private set; }
    public bool IsSignedIn => access.IsSignedIn;

    public Task OnGetAsync() => ReloadAsync();

    public async Task<IActionResult> OnPostAsync()
    {
        var (now, aborted) = (letters.Now, HttpContext.RequestAborted);
        await ReloadAsync();
        if (Edition is not { } edition || Closed is not null)
            throw new Refusal(Closed ?? "Start.NoEdition", Window?.Opens, Window?.Closes);
        if (!IsSignedIn && string.IsNullOrWhiteSpace(Input.Email))
            throw new Refusal("Start.EmailMissing") { Field = "Input.Email" };
        var user = IsSignedIn ? await db.Users.SingleAsync(u => u.Id == access.User, aborted) : await db.FindOrCreateUserAsync(Input.Email!, Culture, "", now, aborted);
        var hourAgo = now.AddHours(-1);
        if (await db.Entries.CountAsync(e => e.Entrant == user.Id && e.Submission == null && e.Started > hourAgo, aborted) >= MostPerHour)
            throw new Refusal("Start.TooMany");
        var form = await answers.FormAsync(edition, aborted);
        var reading = FormReading.Read(form, [], PostedForm.From(Prefilled(form, user.Email!)));
        var item = items.Draft(edition.FormType, reading.Content, user.Id.Value.ToString());
        var initiative = Initiative.Of(Input.Title, now);
        var entry = Entry.Begin(edition, initiative.Id, user.Id, item.ItemId, Culture, now);
        entry.Show(answers.CardOf(form, reading.Content), now);
        db.Add(initiative);
        db.Add(entry);
        if (IsSignedIn)
            return Redirect($"/my/entries/{entry.Id.Value}");
        entry.OpenBy(DraftCookie.Ensure(HttpContext));
        var link = letters.DraftStarted(user, entry, edition);
        return Redirect($"/my/entries/{entry.Id.Value}?mailed={link.Id.Value}&lang={Culture}");
    }

    public async Task ReloadAsync()
    {
        var now = letters.Now;
        Edition = await db.Editions.CurrentAsync(now, HttpContext.RequestAborted);
        Closed = Window switch
        {
            null => "Start.NoEdition",
            { } window when window.IsUpcomingAt(now) => "Start.TooEarly",
            { } window when !window.Accepts(now) => "Start.TooLate",
            _ => null,
        };
    }

    private Dictionary<string, StringValues> Prefilled(FormDefinition form, string email)
    {
        var values = new Dictionary<string, StringValues>();
        foreach (var (key, text) in new[] { ("Title", Input.Title), ("ContactEmail", email), ("Language", Culture) })
        {
            if (form.Field(key) is { } field)
                values[field.InputName] = text;
        }
        return values;
    }

    internal sealed class StartInput
    {
        [Required, StringLength(255)]
        public string Title { get; set; } = "";

        [StringLength(254), EmailAddress]
        public string? Email { get; set; }
    }
}
