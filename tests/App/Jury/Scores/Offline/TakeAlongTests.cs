using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RadicaleVernieuwers.Content;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Jury;
using RadicaleVernieuwers.Jury.Ranking;
using RadicaleVernieuwers.Testing;
using RadicaleVernieuwers.Testing.Media;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Jury.Scores.Offline;

public sealed class TakeAlongOnSqliteTests(SiteFixture site) : TakeAlongTests<SiteFixture>(site);

public sealed class TakeAlongOnPostgresTests(PostgresSite site) : TakeAlongTests<PostgresSite>(site);

/// <summary>On both databases.</summary>
public abstract class TakeAlongTests<TSite>(TSite site) : SiteTest<TSite>(site) where TSite : SiteFixture
{
    [Fact]
    public async Task A_desk_has_what_the_juror_may_read_with_the_own_sheets_and_nothing_else()
    {
        var scene = await JuryScene.SetAsync(Site, entries: 4, readings: [(0, 0), (1, 0), (2, 0), (3, 1), (0, 1)], open: false);
        await scene.Change(round => round.Rule(2, ["Organisation"], RankMethod.Adjusted));
        await scene.Change(round => round.Open(new Readiness(4, [], 0, 1), null, SiteFixture.Start.AddDays(-1)));
        await scene.ScoreAsync(0, 0, 4, 2, "Mijn woorden");
        await scene.ScoreAsync(0, 1, 1, 5, "Woorden van een ander");
        await ConflictAsync(scene, 2);
        using var juror = await scene.Juror(0);

        var body = await juror.Http.GetStringAsync(Desk(scene), TestContext.Current.CancellationToken);
        var desk = JsonNode.Parse(body)!;

        desk["entries"]!.AsArray().Select(e => e!["title"]!.GetValue<string>()).ShouldBe(["Inzending 1", "Inzending 2"], ignoreOrder: true);
        var (open, shut) = (Entry(desk, "Inzending 1"), Entry(desk, "Inzending 2"));
        open["fields"]!.AsArray().Select(f => f!["html"]!.GetValue<string>()).ShouldContain(html => html.Contains("Samenvatting 1", StringComparison.Ordinal));
        open["sheet"]!["values"]!.AsObject().ToDictionary(v => v.Key, v => v.Value!.GetValue<string>()).ShouldBe(new Dictionary<string, string> { ["new"] = "4", ["impact"] = "2" }, ignoreOrder: true);
        open["sheet"]!["comment"]!.GetValue<string>().ShouldBe("Mijn woorden");
        shut["sheet"].ShouldBeNull();
        shut["fields"]!.AsArray().ShouldBeEmpty();
        foreach (var secret in new[] { "Samenvatting 2", "Inzending 3", "Inzending 4", "Organisatie", "geheim1@example.org", "Geheime Naam", "funding", "Wat heb je nodig", "Woorden van een ander", "Jurylid", "Huis" })
            body.ShouldNotContain(secret);
    }

    [Fact]
    public async Task Signed_out_everything_answers_401_and_nothing_redirects()
    {
        var scene = await JuryScene.SetAsync(Site);
        using var nobody = Site.Visitor();

        foreach (var path in new[] { Desk(scene), Picture(scene, 0, 0) })
            (await nobody.Http.GetAsync(path, TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        using var put = new HttpRequestMessage(HttpMethod.Put, new Uri(scene.Sheet(0), UriKind.Relative)) { Content = JsonContent.Create(new { criterion = "new", value = "3" }) };
        put.Headers.Add("Accept", "application/json");
        (await nobody.Http.SendAsync(put, TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_page_that_the_worker_passes_on_leads_to_the_sign_in_as_any_page()
    {
        var scene = await JuryScene.SetAsync(Site);
        using var nobody = Site.Visitor();
        using var page = new HttpRequestMessage(HttpMethod.Get, new Uri($"/jury/rounds/{scene.Round.Value}", UriKind.Relative));
        page.Headers.Add("Sec-Fetch-Dest", "empty");
        page.Headers.Add("Sec-Fetch-Mode", "navigate");

        var answer = await nobody.Http.SendAsync(page, TestContext.Current.CancellationToken);

        answer.StatusCode.ShouldBe(HttpStatusCode.Found);
        answer.Headers.Location!.ToString().ShouldContain("/account/");
    }

    [Fact]
    public async Task A_stranger_an_early_and_a_late_juror_get_no_desk()
    {
        var (scene, elsewhere, planned) = (await JuryScene.SetAsync(Site), await JuryScene.SetAsync(Site), await JuryScene.SetAsync(Site, open: false));
        using var stranger = await elsewhere.Juror(0);
        using var early = await planned.Juror(0);
        using var entrant = await Site.SignedIn();
        (await stranger.Visit(Desk(scene).ToString())).Status.ShouldBe(HttpStatusCode.NotFound);
        (await early.Visit(Desk(planned).ToString())).Status.ShouldBe(HttpStatusCode.NotFound);
        (await entrant.Visit(Desk(scene).ToString())).Status.ShouldBe(HttpStatusCode.Forbidden);

        await scene.Change(round => round.Close(null, SiteFixture.Start));
        using var late = await scene.Juror(0);
        var answer = await late.Http.GetAsync(Desk(scene), TestContext.Current.CancellationToken);

        answer.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!["key"]!.GetValue<string>().ShouldBe("Round.ScoresClosed");
    }

    [Fact]
    public async Task A_picture_comes_without_the_name_and_the_camera_of_the_original_and_only_to_who_is_cleared()
    {
        var scene = await JuryScene.SetAsync(Site, entries: 2);
        var photo = await Site.AddPicture(SomeFiles.PhoneJpeg(), "entries/buurtkeuken", "organisatie-brugse-poort.jpg");
        await ShowAsync(scene, 0, photo.Path, "Een lange tafel");
        using var juror = await scene.Juror(0);
        (await juror.Http.GetAsync(Picture(scene, 0, 0), TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        await scene.ClearAsync(0, 0);
        await scene.ClearAsync(1, 0);

        var body = await juror.Http.GetStringAsync(Desk(scene), TestContext.Current.CancellationToken);
        var picture = Entry(JsonNode.Parse(body)!, "Inzending 1")["pictures"]!.AsArray().ShouldHaveSingleItem()!;
        var answer = await juror.Http.GetAsync(new Uri(picture["url"]!.GetValue<string>(), UriKind.Relative), TestContext.Current.CancellationToken);
        var content = await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);

        body.ShouldNotContain("brugse-poort");
        picture["text"]!.GetValue<string>().ShouldBe("Een lange tafel");
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("image/jpeg");
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        using var image = NetVips.Image.NewFromBuffer(content);
        image.GetFields().ShouldNotContain(field => field.StartsWith("exif-", StringComparison.Ordinal));
        (await juror.Http.GetAsync(Picture(scene, 0, 1), TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await juror.Http.GetAsync(Picture(scene, 1, 0), TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        PdfText.Of(await juror.Http.GetByteArrayAsync(new Uri($"/jury/rounds/{scene.Round.Value}/dossier.pdf", UriKind.Relative), TestContext.Current.CancellationToken)).ShouldContain("Een lange tafel");
    }

    [Fact]
    public async Task What_another_device_holds_comes_with_the_refusal()
    {
        var scene = await JuryScene.SetAsync(Site);
        await scene.ClearAsync(0, 0);
        using var juror = await scene.Juror(0);
        await PutAsync(juror, scene, new { criterion = "new", value = "5", was = "" });

        var answer = await PutAsync(juror, scene, new { criterion = "new", value = "2", was = "" });

        answer.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var told = JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        (told["key"]!.GetValue<string>(), told["with"]!.AsArray().ShouldHaveSingleItem()!.GetValue<string>()).ShouldBe(("Score.OtherTab", "5"));
        (await scene.SheetOf(0, 0))!.ValueOf("new").ShouldBe(5);
    }

    [Fact]
    public async Task An_abstention_of_the_train_counts_a_mark_takes_it_back_and_two_devices_do_not_write_over_each_other()
    {
        var scene = await JuryScene.SetAsync(Site);
        await scene.ClearAsync(0, 0);
        using var juror = await scene.Juror(0);

        (await PutAsync(juror, scene, new { abstain = "Te ver van mijn vak", was = "" })).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        var sheet = (await scene.SheetOf(0, 0))!;
        (sheet.State, sheet.AbstainReason).ShouldBe((SheetState.Abstained, "Te ver van mijn vak"));
        (await PutAsync(juror, scene, new { abstain = "Te ver van mijn vak", was = "" })).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await PutAsync(juror, scene, new { abstain = "Iets anders", was = "" })).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await PutAsync(juror, scene, new { abstain = " ", was = "Te ver van mijn vak" })).StatusCode.ShouldBe(HttpStatusCode.Conflict);

        (await PutAsync(juror, scene, new { criterion = "new", value = "3", was = "" })).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        sheet = (await scene.SheetOf(0, 0))!;
        (sheet.State, sheet.AbstainReason, sheet.ValueOf("new")).ShouldBe((SheetState.Busy, "", 3m));
        await PutAsync(juror, scene, new { abstain = "Toch niet", was = "" });
        (await PutAsync(juror, scene, new { abstain = "", was = "Toch niet" })).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await scene.SheetOf(0, 0))!.State.ShouldBe(SheetState.Busy);
    }

    [Fact]
    public async Task A_conflict_that_is_said_on_the_train_counts_once_and_closes_the_entry()
    {
        var scene = await JuryScene.SetAsync(Site);
        await scene.ScoreAsync(0, 0, 4, 4);
        using var juror = await scene.Juror(0);

        foreach (var reason in new[] { " ", "x\0", new string('x', 2001) })
            (await PutAsync(juror, scene, new { conflict = reason })).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await PutAsync(juror, scene, new { conflict = "Mijn zus werkt er" })).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await PutAsync(juror, scene, new { conflict = "Mijn zus werkt er" })).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        var found = (await Site.Db(db => db.Conflicts.AsNoTracking().Where(c => c.EntryId == scene.Entries[0]).ToListAsync(TestContext.Current.CancellationToken))).ShouldHaveSingleItem();
        (found.JurorId, found.Kind, found.Reason, found.By).ShouldBe((scene.Jurors[0].Id, ConflictKind.Declared, "Mijn zus werkt er", scene.Users[0].Id));
        (await scene.SheetOf(0, 0))!.State.ShouldBe(SheetState.Struck);
        (await juror.Visit(scene.Desk(0))).Status.ShouldBe(HttpStatusCode.NotFound);
        (await juror.Http.GetStringAsync(new Uri($"/jury/offline/rounds/{scene.Round.Value}", UriKind.Relative), TestContext.Current.CancellationToken)).ShouldNotContain("Inzending 1\"");
    }

    [Fact]
    public async Task The_worker_may_serve_the_whole_jury_and_is_asked_for_anew()
    {
        using var nobody = Site.Visitor();

        var answer = await nobody.Http.GetAsync(new Uri("/jury/worker.js", UriKind.Relative), TestContext.Current.CancellationToken);

        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/javascript");
        answer.Headers.GetValues("Service-Worker-Allowed").ShouldBe(["/jury"]);
        answer.Headers.CacheControl!.NoCache.ShouldBeTrue();
    }

    [Fact]
    public async Task The_page_that_a_device_keeps_holds_no_entry_and_no_round()
    {
        var scene = await JuryScene.SetAsync(Site);
        await scene.ScoreAsync(0, 0, 4, 4);
        using var juror = await scene.Juror(0);
        using var entrant = await Site.SignedIn();

        var page = await juror.Visit("/jury/away");

        page.Status.ShouldBe(HttpStatusCode.OK);
        foreach (var secret in new[] { "Inzending 1", "Jurylid", scene.Users[0].Id.Value.ToString(), scene.Round.Value.ToString() })
            page.Body.ShouldNotContain(secret);
        (await entrant.Visit("/jury/away")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Signing_out_wipes_what_a_juror_took_along_and_leaves_the_text_of_others()
    {
        var scene = await JuryScene.SetAsync(Site);
        using var juror = await scene.Juror(0);
        using var entrant = await Site.SignedIn();

        (await SignOutAsync(juror)).ShouldBe("\"cache\", \"storage\"");
        (await SignOutAsync(entrant)).ShouldBe("\"cache\"");
    }

    [Fact]
    public async Task A_desk_costs_the_same_number_of_queries_for_one_entry_and_for_many()
    {
        var (few, many) = (await JuryScene.SetAsync(Site, entries: 1), await JuryScene.SetAsync(Site, entries: 8));
        await few.ScoreAsync(0, 0, 4, 4);
        for (var entry = 0; entry < 8; entry++)
            await many.ScoreAsync(entry, 0, 4, 4);
        using var one = await few.Juror(0);
        using var other = await many.Juror(0);
        await one.Visit(Desk(few).ToString());

        var queries = await Site.Queries.OfWarmAsync(() => one.Visit(Desk(few).ToString()));
        (await Site.Queries.OfWarmAsync(() => other.Visit(Desk(many).ToString()))).ShouldBe(queries);
    }

    private static Uri Desk(JuryScene scene) => new($"/jury/offline/rounds/{scene.Round.Value}", UriKind.Relative);

    private static Uri Picture(JuryScene scene, int entry, int place) => new($"/jury/offline/rounds/{scene.Round.Value}/entries/{scene.Entries[entry].Value}/pictures/{place}", UriKind.Relative);

    private static JsonNode Entry(JsonNode desk, string title) => desk["entries"]!.AsArray().Single(e => e!["title"]!.GetValue<string>() == title)!;

    private static async Task<HttpResponseMessage> PutAsync(Visitor visitor, JuryScene scene, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, new Uri(scene.Sheet(0), UriKind.Relative)) { Content = JsonContent.Create(body) };
        request.Headers.Add("Accept", "application/json");
        return await visitor.Http.SendAsync(request);
    }

    private static async Task<string> SignOutAsync(Visitor visitor)
    {
        using var nothing = new FormUrlEncodedContent([]);
        return string.Join(", ", (await visitor.Http.PostAsync(new Uri("/account/sign-out", UriKind.Relative), nothing)).Headers.GetValues("Clear-Site-Data"));
    }

    private async Task ShowAsync(JuryScene scene, int entry, string path, string words)
    {
        await using var scope = Site.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var (round, id) = (scene.Round, scene.Entries[entry]);
        var version = await db.PinnedEntries.Where(p => p.RoundId == round && p.EntryId == id).Select(p => p.VersionId).SingleAsync();
        var item = (await scope.ServiceProvider.GetRequiredService<ContentItems>().VersionAsync(version))!;
        var json = item.Stored();
        json["Entry"]!["Picture"] = new JsonObject { ["Paths"] = new JsonArray(path), ["MediaTexts"] = new JsonArray(words) };
        db.Entry(item).Property("Json").CurrentValue = json.ToJsonString();
        await db.SaveChangesAsync();
    }

    private Task ConflictAsync(JuryScene scene, int entry) => Site.Db(async db =>
    {
        db.Conflicts.Add(Conflict.Of(scene.Entries[entry], scene.Jurors[0].Id, ConflictKind.Declared, "Familie", null, SiteFixture.Start));
        await db.StandAsideAsync(scene.Entries[entry], scene.Jurors[0].Id, SiteFixture.Start);
        await db.SaveChangesAsync();
    });
}
