using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Jury;
using RadicaleVernieuwers.Testing;

namespace RadicaleVernieuwers.App.Jury.Examples;

/// <summary>A round that practises on entries of another edition.</summary>
internal static class ExampleScene
{
    extension(JuryScene scene)
    {
        public string List => $"/jury/rounds/{scene.Round.Value}";
        public string Team => scene.Admin + "/examples";
        public string Practice(EntryId entry) => $"{scene.List}/examples/{entry.Value}";

        /// <summary>Chooses entries without going through the page.</summary>
        public Task ChooseAsync(params EntryId[] entries) => scene.Site.Db(async db =>
        {
            var chosen = new List<Example>();
            foreach (var entry in entries)
                chosen.Add(Example.Choose(scene.Round, await db.Entries.GetAsync(entry), false, chosen));
            db.Examples.AddRange(chosen);
            await db.SaveChangesAsync();
        });

        /// <summary>Gives an example marks, or other ones, without going through the page.</summary>
        public Task GiveAsync(EntryId entry, int juror, decimal? fresh, decimal? impact) => scene.Site.Db(async db =>
        {
            var (round, who) = (await db.Rounds.SingleAsync(r => r.Id == scene.Round), scene.Jurors[juror].Id);
            var sheet = await db.ExampleSheets.SingleOrDefaultAsync(s => s.RoundId == round.Id && s.EntryId == entry && s.JurorId == who);
            if (sheet is null)
                db.ExampleSheets.Add(sheet = ExampleSheet.Begin(await db.Examples.SingleAsync(x => x.RoundId == round.Id && x.EntryId == entry), who, SiteFixture.Start));
            sheet.Give(round, "new", fresh, SiteFixture.Start);
            sheet.Give(round, "impact", impact, SiteFixture.Start);
            await db.SaveChangesAsync();
        });

        public Task<ExampleSheet?> PractisedAsync(EntryId entry, int juror) => scene.Site.Db(db =>
        {
            var (round, who) = (scene.Round, scene.Jurors[juror].Id);
            return db.ExampleSheets.AsNoTracking().SingleOrDefaultAsync(s => s.RoundId == round && s.EntryId == entry && s.JurorId == who);
        });

        public async Task<HttpResponseMessage> PutAsync(Visitor juror, EntryId entry, object change)
        {
            using var request = new HttpRequestMessage(HttpMethod.Put, new Uri($"/jury/examples/{scene.Round.Value}/{entry.Value}", UriKind.Relative)) { Content = JsonContent.Create(change) };
            request.Headers.Add("Accept", "application/json");
            return await juror.Http.SendAsync(request);
        }
    }

    /// <summary>A round with three entries of its own, and examples from another edition.</summary>
    public static async Task<(JuryScene Scene, JuryScene Earlier)> SetAsync(SiteFixture site, int jurors, int examples = 1, Action<Round>? prepare = null)
    {
        var (scene, earlier) = (await JuryScene.SetAsync(site, jurors: jurors, open: false), await JuryScene.SetAsync(site, entries: 4, jurors: 1));
        await scene.Change(round =>
        {
            prepare?.Invoke(round);
            round.Open(new Readiness(3, [], 0, 1), null, SiteFixture.Start.AddDays(-1));
        });
        await scene.ChooseAsync([.. earlier.Entries.Take(examples)]);
        return (scene, earlier);
    }

    public static Dictionary<string, string> Marks(string fresh, string impact) => new() { ["Input.Values[new]"] = fresh, ["Input.Values[impact]"] = impact };
}
