using System.Diagnostics;
using System.Net;
using RadicaleVernieuwers.Accounts;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Media;
using RadicaleVernieuwers.Testing;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Media.Library;

/// <summary>Five hundred folders and ten thousand files. Their blobs are not there: only the list is looked at.</summary>
public sealed class LargeLibraryTests(SiteFixture site, ITestOutputHelper output) : IClassFixture<SiteFixture>
{
    [Fact]
    public async Task The_list_takes_the_same_queries_however_many_there_are()
    {
        var team = await site.SignedIn(Role.Team);
        var small = await site.Queries.OfWarmAsync(() => team.Visit("/admin/media?folder=leeg"));
        await FillAsync();

        string[] addresses = ["/admin/media", "/admin/media?folder=map-042", "/admin/media?folder=map-042&view=list&sort=Name", "/admin/media?q=foto-99&sort=Largest"];
        foreach (var address in addresses)
            (await site.Queries.OfWarmAsync(() => team.Visit(address))).ShouldBeLessThanOrEqualTo(small);
        var second = (await team.Visit("/admin/media?q=foto&sort=Name")).Link(".pager a[rel=next]")!;
        (await team.Visit(second)).All("main li.card > a").Count.ShouldBe(48);

        var times = new List<double>();
        for (var i = 0; i < 100; i++)
        {
            var watch = Stopwatch.StartNew();
            (await team.Visit(addresses[i % addresses.Length])).Status.ShouldBe(HttpStatusCode.OK);
            times.Add(watch.Elapsed.TotalMilliseconds);
        }
        times.Sort();
        output.WriteLine($"p50 {times[50]:0} ms, p99 {times[98]:0} ms");
    }

    [Fact]
    public async Task Every_page_of_a_sorted_list_follows_the_one_before_without_a_gap()
    {
        var team = await site.SignedIn(Role.Team);
        await site.Db(async db =>
        {
            foreach (var n in Enumerable.Range(0, 120))
                db.MediaFiles.Add(File($"reeks/r{n % 40:00}-{n:000}.jpg", n % 7));
            await db.SaveChangesAsync();
        });

        foreach (var sort in Enum.GetNames<MediaOrder>())
        {
            var seen = new List<string>();
            for (var next = $"/admin/media?folder=reeks&sort={sort}"; next is not null;)
            {
                var page = await team.Visit(next);
                seen.AddRange(page.All("main li.card > a"));
                next = page.Link(".pager a[rel=next]");
            }
            seen.Count.ShouldBe(120, sort);
            seen.Distinct().Count().ShouldBe(120, sort);
        }
    }

    private Task FillAsync() => site.Db(async db =>
    {
        foreach (var n in Enumerable.Range(0, 10_000))
            db.MediaFiles.Add(File($"map-{n % 500:000}/foto-{n:00000}.jpg", n));
        await db.SaveChangesAsync();
    });

    private MediaFile File(string path, int bytes)
    {
        var id = Id.New<MediaId>();
        var judged = new Judgement { Outcome = IntakeOutcome.Accepted, Type = MediaType.Jpeg, Width = 3000, Height = 2000, Length = bytes };
        return MediaFile.Add(id, path, judged, $"originals/{id.Value:N}.jpg", new string('0', 64), new string('0', 64), null, site.Clock.Instant());
    }
}
