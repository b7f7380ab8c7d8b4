using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Accounts;
using RadicaleVernieuwers.Jury;
using RadicaleVernieuwers.Testing;
using Shouldly;

namespace RadicaleVernieuwers.App.Jury.Meetings;

/// <summary>A closed round with a ranking, and a chair who leads its meeting.</summary>
internal static class MeetingScene
{
    public static string Meeting(this JuryScene scene) => scene.Admin + "/meeting";

    public static string Follow(this JuryScene scene) => $"/jury/rounds/{scene.Round.Value}/meeting";

    /// <summary>Entry 1 is the best, then 2, and so on; every juror agrees.</summary>
    public static async Task<JuryScene> RankedAsync(SiteFixture site, int entries = 4, int jurors = 3, int? places = 2)
    {
        var scene = await JuryScene.SetAsync(site, entries, jurors);
        for (var entry = 0; entry < entries; entry++)
            for (var juror = 0; juror < jurors; juror++)
                await scene.ScoreAsync(entry, juror, Math.Max(1, 5 - entry), Math.Max(1, 5 - entry - juror % 2));
        await scene.Change(round =>
        {
            round.CutAt(places);
            round.Close(null, SiteFixture.Start);
        });
        return scene;
    }

    public static Task ConflictAsync(this JuryScene scene, int entry, int juror) => scene.Site.Db(async db =>
    {
        db.Conflicts.Add(Conflict.Of(scene.Entries[entry], scene.Jurors[juror].Id, ConflictKind.Declared, "Mijn zus werkt er", null, SiteFixture.Start));
        await db.StandAsideAsync(scene.Entries[entry], scene.Jurors[juror].Id, SiteFixture.Start);
        await db.SaveChangesAsync();
    });

    /// <summary>The chair, with the agenda made.</summary>
    public static async Task<Visitor> ConveneAsync(this JuryScene scene, string quorum = "2", Visitor? chair = null)
    {
        chair ??= await scene.Site.SignedIn(Role.Chair);
        (await chair.Submit(await chair.Visit(scene.Meeting()), new Dictionary<string, string> { ["Quorum"] = quorum, ["scope"] = "all" }, "#convene")).Text.ShouldContain("De agenda is klaar");
        return chair;
    }

    public static Task<Page> TakeAsync(this JuryScene scene, Visitor chair, int entry) =>
        chair.Post(scene.Meeting() + "?handler=Take", ("entry", scene.Entries[entry].Value.ToString()));

    public static Task<Page> ComesAsync(this JuryScene scene, Visitor juror, Presence presence = Presence.Here) =>
        juror.Post(scene.Follow() + "?handler=Presence", ("presence", presence.ToString()));

    public static async Task<Hands> AskAsync(this JuryScene scene, Visitor chair, string question = "Wie is voor?", string choices = "Voor\nTegen")
    {
        await chair.Submit(await chair.Visit(scene.Meeting()), new Dictionary<string, string> { ["Question"] = question, ["Choices"] = choices }, "#ask-hands");
        return await scene.HandsAsync();
    }

    public static Task<Hands> HandsAsync(this JuryScene scene) => scene.Site.Db(db => db.Hands.AsNoTracking().Where(h => db.Set<Meeting>().Any(m => m.Id == h.MeetingId && m.RoundId == scene.Round)).OrderBy(h => h.Closed != null).FirstAsync());

    public static Task<Page> RaiseAsync(this JuryScene scene, Visitor juror, Hands hands, int choice) =>
        juror.Post(scene.Follow() + "?handler=Answer", ("hands", hands.Id.Value.ToString()), ("Choice", choice.ToString(System.Globalization.CultureInfo.InvariantCulture)));

    public static Task<List<int>> AgendaAsync(this JuryScene scene) => scene.Site.Db(async db =>
    {
        var items = await db.MeetingItems.Where(i => db.Set<Meeting>().Any(m => m.Id == i.MeetingId && m.RoundId == scene.Round)).OrderBy(i => i.Order).Select(i => i.EntryId).ToListAsync();
        return items.ConvertAll(entry => scene.Entries.ToList().IndexOf(entry));
    });
}
