using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RadicaleVernieuwers.Accounts;
using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Content;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Jury;
using RadicaleVernieuwers.Jury.Ranking;
using RadicaleVernieuwers.Testing;

namespace RadicaleVernieuwers.App.Jury;

/// <summary>An edition with admitted entries, jurors with accounts, and a round: as much of it as a test needs.</summary>
internal sealed class JuryScene
{
    private static int _count;

    public required SiteFixture Site { get; init; }
    public required EditionId Edition { get; init; }
    public required RoundId Round { get; init; }
    public required IReadOnlyList<EntryId> Entries { get; init; }
    public required IReadOnlyList<Juror> Jurors { get; init; }
    public required IReadOnlyList<User> Users { get; init; }

    public static DateTimeOffset Closes => SiteFixture.Start + TimeSpan.FromDays(7);
    public static readonly TimeSpan Grace = TimeSpan.FromMinutes(5);

    public string Admin => $"/admin/jury/rounds/{Round.Value}";
    public string Desk(int entry) => $"/jury/rounds/{Round.Value}/entries/{Entries[entry].Value}";
    public string Sheet(int entry) => $"/jury/scores/{Round.Value}/{Entries[entry].Value}";

    /// <param name="readings">Pairs of entry and juror; null gives every entry to every juror.</param>
    public static async Task<JuryScene> SetAsync(SiteFixture site, int entries = 3, int jurors = 2, bool open = true, IEnumerable<(int Entry, int Juror)>? readings = null)
    {
        var number = Interlocked.Increment(ref _count);
        var users = new List<User>();
        for (var i = 0; i < jurors; i++)
            users.Add(await site.Person(Role.Juror));
        await using var scope = site.Services.CreateAsyncScope();
        var (db, items) = (scope.ServiceProvider.GetRequiredService<AppDb>(), scope.ServiceProvider.GetRequiredService<ContentItems>());
        var now = SiteFixture.Start;
        var edition = RadicaleVernieuwers.Campaign.Edition.Plan($"Editie {number}", 2100 + number, $"jury-{number}");
        edition.Schedule(Window.Of(now.AddDays(-30), now.AddDays(-1), TimeSpan.Zero), Window.Of(now.AddDays(-30), now.AddDays(-1), TimeSpan.Zero));
        edition.Award("jury", PrizeKind.Jury, new Dictionary<string, string> { ["nl"] = "Juryprijs", ["fr"] = "Prix du jury", ["en"] = "Jury prize" });
        edition.Award("public", PrizeKind.Public, new Dictionary<string, string> { ["nl"] = "Publieksprijs" });
        db.Editions.Add(edition);
        var counter = EditionCounter.For(edition.Id);
        counter.PassEntry(entries);
        db.Add(counter);
        var made = Enumerable.Range(1, entries).Select(i => Enter(db, items, edition, i)).ToList();
        var panel = users.Select((user, i) => RadicaleVernieuwers.Jury.Juror.Of(edition.Id, user.Id, new($"Jurylid {i + 1}", $"Huis {i + 1}", new Dictionary<string, string>(), [], [], null, false))).ToList();
        db.Jurors.AddRange(panel);
        var round = RadicaleVernieuwers.Jury.Round.Plan(edition.Id, new Dictionary<string, string> { ["nl"] = $"Ronde {number}" });
        round.Schedule(Window.Of(now.AddDays(-1), Closes, Grace));
        round.Ask([Criterion("new", 30), Criterion("impact", 70)]);
        round.Rule(jurors, [], RankMethod.Adjusted);
        db.Rounds.Add(round);
        foreach (var (entry, juror) in readings ?? made.SelectMany((_, e) => panel.Select((_, j) => (e, j))))
        {
            db.Assignments.Add(Assignment.Of(round.Id, made[entry].Id, panel[juror].Id, false, null, now));
            if (db.PinnedEntries.Local.All(p => p.EntryId != made[entry].Id))
                db.PinnedEntries.Add(PinnedEntry.Of(round.Id, made[entry].Id, made[entry].Submission!.VersionId));
        }
        if (open)
            round.Open(new Readiness(entries, [], 0, 1), null, now.AddDays(-1));
        await db.SaveChangesAsync();
        return new() { Site = site, Edition = edition.Id, Round = round.Id, Entries = [.. made.Select(e => e.Id)], Jurors = panel, Users = users };
    }

    /// <summary>A sift: no, maybe or yes, by the jury and by who reads along.</summary>
    public static async Task<JuryScene> SiftAsync(SiteFixture site, int entries = 3, int jurors = 2)
    {
        var scene = await SetAsync(site, entries, jurors, open: false);
        await scene.Change(round =>
        {
            var anchors = new[] { "Nee", "Misschien", "Ja" }.Index().ToDictionary(answer => $"{answer.Index + 1}", IReadOnlyDictionary<string, string> (answer) => new Dictionary<string, string> { ["nl"] = answer.Item });
            round.Ask([new("sift", new Dictionary<string, string> { ["nl"] = "Gaat deze inzending door?" }, new Dictionary<string, string>(), 1, 1, 3, 1, anchors)]);
            round.Adopt(new() { Model = RoundModel.Sift, Scorers = Scorers.Both }, false, null, null, SiteFixture.Start);
            round.Open(new Readiness(entries, [], 0, 1), null, SiteFixture.Start.AddDays(-1));
        });
        return scene;
    }

    /// <summary>Asks a juror who did not answer yet; without a mail.</summary>
    public Task InviteAsync(int juror, DateTimeOffset? at = null) => Answer(juror, asked => asked.Invite(at ?? SiteFixture.Start));

    /// <summary>Does something to a juror without going through a page.</summary>
    public Task Answer(int juror, Action<Juror> answer) => Site.Db(async db =>
    {
        var id = Jurors[juror].Id;
        answer(await db.Jurors.SingleAsync(j => j.Id == id));
        await db.SaveChangesAsync();
    });

    /// <summary>Makes a juror the chair of this jury.</summary>
    public async Task ChairsAsync(int juror)
    {
        await Answer(juror, one => one.Describe(new(one.Name, one.Organisation, new Dictionary<string, string>(), [], [], null, true)));
        await Site.Db(async db =>
        {
            var id = Users[juror].Id;
            (await db.Users.Include(u => u.Memberships).SingleAsync(u => u.Id == id)).Join(Role.Chair);
            await db.SaveChangesAsync();
        });
    }

    /// <summary>Juror i, signed in.</summary>
    public Task<Visitor> Juror(int index) => Site.SignedIn(Users[index]);

    /// <summary>Says "no conflict" for a juror without going through the page.</summary>
    public Task ClearAsync(int entry, int juror) => Site.Db(async db =>
    {
        var (round, id, who) = (Round, Entries[entry], Jurors[juror].Id);
        (await db.Assignments.SingleAsync(a => a.RoundId == round && a.EntryId == id && a.JurorId == who)).Clear(SiteFixture.Start);
        await db.SaveChangesAsync();
    });

    /// <summary>A finished sheet with both marks.</summary>
    public Task ScoreAsync(int entry, int juror, decimal fresh, decimal impact, string comment = "") => Site.Db(async db =>
    {
        var (round, id, who) = (await db.Rounds.SingleAsync(r => r.Id == Round), Entries[entry], Jurors[juror].Id);
        (await db.Assignments.SingleAsync(a => a.RoundId == round.Id && a.EntryId == id && a.JurorId == who)).Clear(SiteFixture.Start);
        var sheet = ScoreSheet.Begin(round.Id, id, who, "", SiteFixture.Start);
        sheet.Give(round, "new", fresh, SiteFixture.Start);
        sheet.Give(round, "impact", impact, SiteFixture.Start);
        sheet.Write(round, comment, null, SiteFixture.Start);
        db.ScoreSheets.Add(sheet);
        await db.SaveChangesAsync();
    });

    public Task<ScoreSheet?> SheetOf(int entry, int juror) => Site.Db(db =>
    {
        var (round, id, who) = (Round, Entries[entry], Jurors[juror].Id);
        return db.ScoreSheets.AsNoTracking().SingleOrDefaultAsync(s => s.RoundId == round && s.EntryId == id && s.JurorId == who);
    });

    public Task Change(Action<Round> change) => Site.Db(async db =>
    {
        change(await db.Rounds.SingleAsync(r => r.Id == Round));
        await db.SaveChangesAsync();
    });

    private static Entry Enter(AppDb db, ContentItems items, Edition edition, int number)
    {
        var now = SiteFixture.Start.AddDays(-2);
        var item = items.Draft("Entry", new JsonObject
        {
            ["TitlePart"] = new JsonObject { ["Title"] = $"Inzending {number}" },
            ["Entry"] = new JsonObject
            {
                ["Summary"] = new JsonObject { ["Text"] = $"Samenvatting {number}" },
                ["ContactEmail"] = new JsonObject { ["Text"] = $"geheim{number}@example.org" },
                ["ContactName"] = new JsonObject { ["Text"] = $"Geheime Naam {number}" },
                ["Needs"] = new JsonObject { ["Values"] = new JsonArray("funding") },
                ["Offers"] = new JsonObject { ["Values"] = new JsonArray("knowledge") },
            },
        });
        item.Seal();
        var initiative = Initiative.Of($"Inzending {number}", now);
        db.Initiatives.Add(initiative);
        var entry = Entry.Begin(edition, initiative.Id, null, item.ItemId, "nl", now);
        entry.Show(new EntryCard($"Inzending {number}", $"Samenvatting {number}", $"Organisatie {number}", "Leuven", "3000", 2020, "", "nl", null, null, []), now);
        entry.Submit(edition, edition.NumberOf(number), item.VersionId, null, now);
        entry.Decide(Verdict.Admitted, null, now, "");
        db.Entries.Add(entry);
        return entry;
    }

    private static Criterion Criterion(string key, decimal weight) => new(key,
        new Dictionary<string, string> { ["nl"] = $"Criterium {key}" }, new Dictionary<string, string> { ["nl"] = $"Vraag {key}?" }, weight, 1, 5, 1,
        new Dictionary<string, IReadOnlyDictionary<string, string>> { ["1"] = new Dictionary<string, string> { ["nl"] = $"Anker {key} 1" } });
}
