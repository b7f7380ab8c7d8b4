using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Content;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Campaign;

/// <summary>A nomination as its writer opens it: the row is made by the first thing that is kept.</summary>
internal sealed class NominationDesk(AppDb db, ContentItems items, Forms forms, EntryAccess access, Keeper keeper, TimeProvider clock)
{
    private const int MostPerHour = 20;

    public Nomination? Nomination { get; private set; }
    public Edition? Edition { get; private set; }
    public FormDefinition Form { get; private set; } = null!;
    public ContentItem? Item { get; private set; }

    public JsonObject Answers => Item?.Parts() ?? [];

    /// <exception cref="NotFound">Somebody else's nomination.</exception>
    public async Task OpenAsync(NominationId id, HttpContext http)
    {
        var aborted = http.RequestAborted;
        Form = await forms.GetAsync(Nomination.FormType, aborted);
        Nomination = await db.Nominations.SingleOrDefaultAsync(n => n.Id == id, aborted);
        if (Nomination is not null && !access.MayOpen(Nomination.Nominator, Nomination.DraftKey, http))
            throw new NotFound();
        Edition = Nomination is null ? await db.Editions.CurrentAsync(clock.Instant(), aborted) : await db.Editions.GetAsync(Nomination.EditionId, aborted);
        Item = Nomination is null ? null : await items.GetLatestAsync(Nomination.ContentItemId, aborted);
    }

    /// <summary>Why it cannot be sent now, or null.</summary>
    public string? ClosedBecause(DateTimeOffset at) => Edition is null ? "Nomination.NoWindow" : Campaign.Nomination.ClosedBecause(Nomination, Edition, at);

    /// <summary>Keeps what was posted, also when it comes too late to be sent.</summary>
    public async Task<(FormReading Reading, Kept Kept)> KeepAsync(NominationId id, string culture, PostedForm posted, string? stamp, PostedForm? was, HttpContext http)
    {
        if (Edition is not { } edition)
            throw new Refusal("Nomination.NoWindow");
        if (Nomination is { Sent: not null })
            throw new Refusal("Nomination.IsSent");
        var reading = FormReading.Read(Form, Answers, posted);
        if (Nomination is null)
            await BeginAsync(id, edition, culture, http);
        var kept = keeper.Keep(Item!, Form, reading, stamp, was);
        Item = kept.Item;
        if (kept.Meanwhile is null)
            Show(reading.Content);
        if (access.User is { } user && Nomination!.Nominator == user)
            Nomination.CloseToCookies();
        return (reading, kept);
    }

    private async Task BeginAsync(NominationId id, Edition edition, string culture, HttpContext http)
    {
        var (key, hourAgo) = (access.IsSignedIn ? null : DraftCookie.Ensure(http), clock.Instant().AddHours(-1));
        if (await db.Nominations.CountAsync(n => n.Started > hourAgo && ((n.DraftKey != null && n.DraftKey == key) || (n.Nominator != null && n.Nominator == access.User)), http.RequestAborted) >= MostPerHour)
            throw new Refusal("Start.TooMany");
        Item = items.Draft(Nomination.FormType, []);
        Nomination = Nomination.Begin(id, edition, Item.ItemId, culture, access.User, key, clock.Instant());
        db.Nominations.Add(Nomination);
    }

    private void Show(JsonObject answers) => Nomination!.Show(Text(answers, "Title"), Text(answers, "Place"), ReachEmail(answers), Text(answers, "NominatorName"), Text(answers, "NominatorEmail"),
        Form.Field("MayShowName")?.KeywordsIn(answers).Contains("true") == true, clock.Instant());

    private string ReachEmail(JsonObject answers) => Form.Field("ReachEmail") is { } field && Form.Asks(field, answers) ? Text(answers, "ReachEmail").Trim() : "";

    private string Text(JsonObject answers, string key) => Form.Field(key)?.KeywordsIn(answers).FirstOrDefault() ?? "";
}
