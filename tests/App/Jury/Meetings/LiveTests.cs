using System.Collections.Concurrent;
using System.Net;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Jury.Meetings;
using RadicaleVernieuwers.Testing;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Jury.Meetings;

public sealed class LiveTests(SiteFixture site) : LiveTests<SiteFixture>(site);

public sealed class LiveOnPostgresTests(PostgresSite site) : LiveTests<PostgresSite>(site);

/// <summary>On both databases: what a stream asks is small, and asked often.</summary>
public abstract class LiveTests<TSite>(TSite site) : SiteTest<TSite>(site) where TSite : SiteFixture
{
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(1300);

    [Fact]
    public async Task Every_screen_is_woken_and_the_wake_up_says_nothing()
    {
        var scene = await MeetingScene.RankedAsync(Site);
        using var chair = await scene.ConveneAsync();
        using var juror = await scene.Juror(0);
        using var listener = await Listener.OpenAsync(juror, scene.Follow() + "/live");
        using var leader = await Listener.OpenAsync(chair, scene.Meeting() + "/live");

        await scene.TakeAsync(chair, 0);

        (await listener.WokenAsync(1)).ShouldBeTrue();
        (await leader.WokenAsync(1)).ShouldBeTrue();
        foreach (var heard in new[] { listener, leader })
            heard.Text.Replace("retry: 1000\n\n", "", StringComparison.Ordinal).Replace(Live.Wake, "", StringComparison.Ordinal).Replace(":\n\n", "", StringComparison.Ordinal).ShouldBe("");
    }

    [Fact]
    public async Task Whoever_stands_aside_is_not_woken_by_what_the_others_do_meanwhile()
    {
        var scene = await MeetingScene.RankedAsync(Site);
        await scene.ConflictAsync(0, 0);
        using var chair = await scene.ConveneAsync();
        using var aside = await scene.Juror(0);
        using var other = await scene.Juror(1);
        await scene.ComesAsync(other);
        await scene.TakeAsync(chair, 0);
        using var silent = await Listener.OpenAsync(aside, scene.Follow() + "/live");
        using var woken = await Listener.OpenAsync(other, scene.Follow() + "/live");

        var hands = await scene.AskAsync(chair, "Geheime vraag?");
        (await woken.WokenAsync(1)).ShouldBeTrue();
        await scene.RaiseAsync(other, hands, 0);
        await chair.Submit(await chair.Visit(scene.Meeting()), "#close-hands");
        (await woken.WokenAsync(2)).ShouldBeTrue();
        await Task.Delay(Quiet, TestContext.Current.CancellationToken);
        silent.Text.ShouldNotContain("wake");

        await scene.TakeAsync(chair, 1);
        (await silent.WokenAsync(1)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_conflict_that_comes_up_changes_the_screen_at_once()
    {
        var scene = await MeetingScene.RankedAsync(Site);
        using var chair = await scene.ConveneAsync();
        await scene.TakeAsync(chair, 0);
        using var juror = await scene.Juror(0);
        using var listener = await Listener.OpenAsync(juror, scene.Follow() + "/live");

        await scene.ConflictAsync(0, 0);

        (await listener.WokenAsync(1)).ShouldBeTrue();
    }

    [Fact]
    public async Task Another_nodes_save_is_seen_without_a_bell()
    {
        var scene = await MeetingScene.RankedAsync(Site);
        using var chair = await scene.ConveneAsync();
        using var juror = await scene.Juror(0);
        using var listener = await Listener.OpenAsync(juror, scene.Follow() + "/live");

        // A write that goes around this process's save rings no bell here.
        await Site.Db(db => db.Database.ExecuteSqlAsync($"UPDATE meetings SET current = (SELECT entry_id FROM meeting_items WHERE meeting_id = meetings.id LIMIT 1), beat = beat + 1"));

        (await listener.WokenAsync(1)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_juror_who_leaves_the_jury_hears_no_more()
    {
        var scene = await MeetingScene.RankedAsync(Site);
        using var chair = await scene.ConveneAsync();
        using var juror = await scene.Juror(0);
        using var listener = await Listener.OpenAsync(juror, scene.Follow() + "/live");

        await Site.Db(async db =>
        {
            (await db.Set<RadicaleVernieuwers.Jury.Juror>().SingleAsync(j => j.Id == scene.Jurors[0].Id)).Decline("", SiteFixture.Start);
            await db.SaveChangesAsync();
        });

        (await listener.EndedAsync()).ShouldBeTrue();
        (await juror.Visit(scene.Follow() + "/live")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_site_that_stops_ends_its_streams()
    {
        var scene = await MeetingScene.RankedAsync(Site);
        using var chair = await scene.ConveneAsync();
        using var juror = await scene.Juror(0);
        using var listener = await Listener.OpenAsync(juror, scene.Follow() + "/live");

        var stopping = System.Diagnostics.Stopwatch.StartNew();
        await Site.StopAsync();

        (await listener.EndedAsync()).ShouldBeTrue();
        stopping.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(10));
        await Site.StartAsync();
    }

    /// <summary>Reads a stream as it comes.</summary>
    private sealed class Listener : IDisposable
    {
        private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
        private readonly ConcurrentQueue<string> _heard = new();
        private readonly HttpResponseMessage _response;
        private readonly Task _reading;

        private Listener(HttpResponseMessage response)
        {
            _response = response;
            _reading = ReadAsync();
        }

        public string Text => string.Concat(_heard);

        public static async Task<Listener> OpenAsync(Visitor visitor, string path)
        {
            var response = await visitor.Http.GetAsync(new Uri(path, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
            response.StatusCode.ShouldBe(HttpStatusCode.OK);
            response.Content.Headers.ContentType!.MediaType.ShouldBe("text/event-stream");
            return new(response);
        }

        public Task<bool> WokenAsync(int times) => UntilAsync(() => Text.Split(Live.Wake).Length > times);

        public Task<bool> EndedAsync() => UntilAsync(() => _reading.IsCompleted);

        public void Dispose() => _response.Dispose();

        private static async Task<bool> UntilAsync(Func<bool> isSo)
        {
            var waited = System.Diagnostics.Stopwatch.StartNew();
            while (!isSo() && waited.Elapsed < Patience)
                await Task.Delay(20);
            return isSo();
        }

        private async Task ReadAsync()
        {
            try
            {
                await using var stream = await _response.Content.ReadAsStreamAsync();
                var buffer = new byte[1024];
                while (await stream.ReadAsync(buffer) is > 0 and var read)
                    _heard.Enqueue(System.Text.Encoding.UTF8.GetString(buffer, 0, read));
            }
            catch (Exception exception) when (exception is IOException or HttpRequestException or ObjectDisposedException or OperationCanceledException)
            {
                // The stream was cut off.
            }
        }
    }
}
