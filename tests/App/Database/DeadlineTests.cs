using System.Net;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.App.Jury;
using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Testing;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Database;

public sealed class DeadlinesOnSqliteTests(SiteFixture site) : DeadlineTests<SiteFixture>(site);

public sealed class DeadlinesOnPostgresTests(PostgresSite site) : DeadlineTests<PostgresSite>(site);

/// <summary>In time is what arrives up to the end of the grace, to the millisecond, on both databases.</summary>
public abstract class DeadlineTests<TSite>(TSite site) : SiteTest<TSite>(site) where TSite : SiteFixture
{
    [Theory]
    [InlineData(-1, true)]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public async Task A_nomination(int milliseconds, bool isInTime)
    {
        using var visitor = Site.Visitor();
        var form = await visitor.Visit("/nl/nominate/someone");
        await Site.EndTerm(Term.Nominations, TimeSpan.FromMilliseconds(-milliseconds));

        var page = await visitor.Submit(form, new Dictionary<string, string>
        {
            ["TitlePart"] = $"Op de grens {milliseconds}",
            ["Nomination.Place"] = "Leuven",
            ["Nomination.Why"] = "Zij doen het anders dan iedereen.",
            ["Nomination.ReachBy"] = "unknown",
            ["Nomination.NominatorName"] = "Bert Bosmans",
            ["Nomination.NominatorEmail"] = $"grens{milliseconds}@example.org",
        }, "main form", ("go", "send"));

        page.Status.ShouldBe(isInTime ? HttpStatusCode.OK : HttpStatusCode.Conflict);
        page.Text.ShouldContain($"Op de grens {milliseconds}");
        (await Site.Db(db => db.Nominations.CountAsync(n => n.Title == $"Op de grens {milliseconds}" && n.Sent != null))).ShouldBe(isInTime ? 1 : 0);
        await Site.ReopenTerms();
    }

    [Theory]
    [InlineData(-1, true)]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public async Task An_entry(int milliseconds, bool isInTime)
    {
        using var visitor = Site.Visitor();
        var (id, _) = await visitor.StartsEntry($"Op de valreep {milliseconds}", $"valreep{milliseconds}@example.org");
        await visitor.FillsIn(id);
        var open = await visitor.Visit($"/my/entries/{id.Value}/submit");
        await Site.EndTerm(Term.Entries, TimeSpan.FromMilliseconds(-milliseconds));

        var page = await visitor.Submit(open);

        page.Status.ShouldBe(isInTime ? HttpStatusCode.OK : HttpStatusCode.Conflict);
        (await Site.EntryOf(id)).State.ShouldBe(isInTime ? EntryState.Submitted : EntryState.Draft);
        if (!isInTime)
            page.Text.ShouldContain("Indienen kon tot");
        await Site.ReopenTerms();
    }

    [Theory]
    [InlineData(-1, true)]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public async Task A_score(int milliseconds, bool isInTime)
    {
        var scene = await JuryScene.SetAsync(Site);
        await scene.ClearAsync(0, 0);
        using var juror = await scene.Juror(0);
        var page = await juror.Visit(scene.Desk(0));
        await scene.Change(round => round.Schedule(Window.Of(SiteFixture.Start.AddDays(-1), Site.Clock.GetUtcNow() - JuryScene.Grace - TimeSpan.FromMilliseconds(milliseconds), JuryScene.Grace)));

        var saved = await juror.Submit(page, new Dictionary<string, string> { ["Input.Values[new]"] = "4", ["Input.Comment"] = "Net op tijd" }, "#sheet", ("then", "stay"));

        saved.Status.ShouldBe(isInTime ? HttpStatusCode.OK : HttpStatusCode.Conflict);
        saved.Document.QuerySelector("textarea[name='Input.Comment']")!.TextContent.ShouldBe("Net op tijd");
        (await scene.SheetOf(0, 0))?.Comment.ShouldBe(isInTime ? "Net op tijd" : null);
        if (!isInTime)
            saved.Text.ShouldContain("De termijn liep af op");
    }
}
