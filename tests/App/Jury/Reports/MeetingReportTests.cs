using System.Net;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Accounts;
using RadicaleVernieuwers.App.Jury.Meetings;
using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Jury;
using RadicaleVernieuwers.Jury.Reports;
using RadicaleVernieuwers.Testing;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Jury.Reports;

public sealed class MeetingReportTests(SiteFixture site) : SiteTest(site)
{
    [Fact]
    public async Task Attendance_hands_and_overrides_are_in_the_report_and_its_chain_verifies()
    {
        var (scene, address) = await MetAsync();
        using var chair = await Site.SignedIn(Role.Chair);

        var page = await chair.Visit(address);
        page.Text.ShouldContain("Aanwezig: 1. Belden in: 1. Afwezig: 1. Het quorum van 2 is bereikt.");
        page.Text.ShouldContain("Jurylid 2, Huis 2: Belt in");
        page.All(".hands").Single().ShouldContain("Gaat ze door? Voor: 2 · Tegen: 0");
        page.All(".override").Single().ShouldContain("Lijst: 4 · De jury: 3 · Enige uit die streek.");

        await chair.Submit(await chair.Visit(address + "/seal"));
        var file = (await chair.Visit((await chair.Visit(address)).Link("a[href$='report.json']")!)).Body;
        Verify(file).ShouldBe(0);
        Verify(file.Replace("\"jury_place\": 3", "\"jury_place\": 1", StringComparison.Ordinal)).ShouldBe(1);
        scene.Round.ShouldNotBe(default);
    }

    [Fact]
    public async Task On_paper_the_public_reads_no_name_and_no_reason()
    {
        var (scene, address) = await MetAsync();
        var file = $"/jury/reports/{address.Split('/')[^1]}";
        using var chair = await Site.SignedIn(Role.Chair);
        using var visitor = Site.Visitor();
        var inside = await chair.Http.GetAsync(new Uri(address + "/report.pdf", UriKind.Relative));
        inside.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await inside.Content.ReadAsByteArrayAsync()).AsSpan(0, 5).SequenceEqual("%PDF-"u8).ShouldBeTrue();
        (await visitor.Visit(file + ".pdf")).Status.ShouldBe(HttpStatusCode.NotFound);
        using var juror = await scene.Juror(0);
        (await juror.Visit(address + "/report.pdf")).Status.ShouldBe(HttpStatusCode.Forbidden);
        await chair.Submit(await chair.Visit(address + "/seal"));
        await Site.Db(async db =>
        {
            (await db.Editions.SingleAsync(e => e.Id == scene.Edition)).EmbargoResultsUntil(SiteFixture.Start.AddMinutes(-1));
            await db.SaveChangesAsync();
        });

        (await visitor.Visit(file + ".pdf")).Type.ShouldBe("application/pdf");
        var data = (await visitor.Visit(file + ".json")).Body;
        Verify(data).ShouldBe(0);
        foreach (var leak in new[] { "Jurylid", "Gaat ze door", "Enige uit die streek" })
            data.ShouldNotContain(leak);
    }

    [Fact]
    public async Task Whoever_stands_aside_reads_no_hands_and_no_place_of_the_entry()
    {
        var (scene, address) = await MetAsync();
        await scene.ChairsAsync(2);
        await scene.ConflictAsync(0, 2);
        await scene.ConflictAsync(3, 2);
        using var aside = await scene.Juror(2);

        var page = await aside.Visit(address);

        page.Status.ShouldBe(HttpStatusCode.OK);
        page.All(".hands, .override").ShouldBeEmpty();
        page.Body.ShouldNotContain("Enige uit die streek");
    }

    /// <summary>A meeting with a quorum, a show of hands on entry 1, and entry 4 lifted above entry 3 with a reason.</summary>
    private async Task<(JuryScene Scene, string Address)> MetAsync()
    {
        var scene = await MeetingScene.RankedAsync(Site);
        using var chair = await scene.ConveneAsync();
        await scene.TakeAsync(chair, 0);
        var hands = await scene.AskAsync(chair, "Gaat ze door?");
        foreach (var (i, presence) in new[] { (0, Presence.Here), (1, Presence.DialsIn) })
        {
            using var juror = await scene.Juror(i);
            await scene.ComesAsync(juror, presence);
            await scene.RaiseAsync(juror, hands, 0);
        }
        await chair.Submit(await chair.Visit(scene.Meeting()), "#close-hands");
        var order = scene.Meeting() + "/order";
        await chair.Submit(await chair.Visit(order), "form[action*=Begin]");
        await chair.Post(order, ("go", $"up:{scene.Entries[3].Value}"));
        var list = await chair.Visit(order);
        var field = list.Document.QuerySelector("#order input[name^=Reasons]")!.GetAttribute("name")!;
        field.ShouldContain(scene.Entries[3].Value.ToString());
        (await chair.Submit(list, new Dictionary<string, string> { [field] = "Enige uit die streek." }, "form[data-order]", ("go", "settle"))).Text.ShouldContain("staat vast");
        await chair.Submit(await chair.Visit(scene.Admin + "/freeze"));
        var slug = await Site.Db(db => db.Editions.Where(e => e.Id == scene.Edition).Select(e => e.Slug).SingleAsync());
        return (scene, $"/admin/jury/reports/{slug}");
    }

    private static int Verify(string report)
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(file, report);
        using var output = new StringWriter();
        return VerifyReport.Run(file, output, output);
    }
}
