using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Testing;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Database;

public sealed class DueOnSqliteTests(DueSite site) : DueTests<DueSite>(site);

public sealed class DueOnPostgresTests(DueOnPostgresSite site) : DueTests<DueOnPostgresSite>(site);

public abstract class DueTests<TSite>(TSite site) : SiteTest<TSite>(site) where TSite : DueSite
{
    private const int Jobs = 60;

    [Fact]
    public async Task Two_nodes_do_each_job_once()
    {
        await AddAsync("node", Jobs);
        var nodes = new[] { Node(), Node() };
        await Task.WhenAll(nodes.Select(node => Task.Run(() => DrainAsync(node), Cancel)));
        (await EffectsAsync("node")).Count.ShouldBe(Jobs);
        (await EffectsAsync("node")).ShouldBeUnique();
        (await LeftAsync("node")).ShouldBe(0);
    }

    [Fact]
    public async Task A_node_that_lost_its_claim_while_it_worked_has_no_effect()
    {
        await AddAsync("slow", 1);
        // While the first node works, its lease ends and a second node does the job.
        Site.Meanwhile = async () =>
        {
            Site.Meanwhile = null;
            Site.Clock.Advance(TimeSpan.FromMinutes(3));
            await DrainAsync(Node());
        };
        await DrainAsync(Node());
        (await EffectsAsync("slow")).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_claim_of_a_node_that_died_waits_for_the_lease_and_is_then_done()
    {
        await AddAsync("died", 1);
        Site.Dies = true;
        using (var dying = CancellationTokenSource.CreateLinkedTokenSource(Cancel))
        {
            Site.Meanwhile = () => dying.CancelAsync();
            await Should.ThrowAsync<OperationCanceledException>(() => Node().RunOnceAsync(dying.Token));
        }
        (Site.Dies, Site.Meanwhile) = (false, null);
        await DrainAsync(Node());
        (await EffectsAsync("died")).ShouldBeEmpty();
        Site.Clock.Advance(TimeSpan.FromMinutes(3));
        await DrainAsync(Node());
        (await EffectsAsync("died")).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_job_that_fails_leaves_nothing_waits_longer_each_time_and_then_for_a_person()
    {
        await AddAsync("fails", 1);
        var waits = new List<double>();
        for (var tries = 0; tries < Due.MostAttempts; tries++)
        {
            var before = Site.Clock.Instant();
            (await Node().RunOnceAsync(Cancel)).ShouldBe(1);
            var due = await DueAsync("fails0");
            waits.Add((due.At - before).TotalSeconds);
            Site.Clock.Advance(due.At - before);
        }
        waits.ShouldBe([10, 20, 40, 80, 160, 320, 640, 1280]);
        (await DueAsync("fails0")).IsStuck.ShouldBeTrue();
        (await DueAsync("fails0")).Failure.ShouldBe("It fails");
        (await Node().RunOnceAsync(Cancel)).ShouldBe(0);
        (await EffectsAsync("fails")).ShouldBeEmpty();
        await Site.Db(async db =>
        {
            db.Dues.Remove(await db.Dues.SingleAsync(due => due.Subject == "fails0", Cancel));
            await db.SaveChangesAsync(Cancel);
        });
    }

    [Fact]
    public async Task Nothing_is_done_before_its_instant()
    {
        var at = Site.Clock.Instant().AddHours(1);
        await AddAsync("later", 1, at);
        Site.Clock.Advance(TimeSpan.FromHours(1) - TimeSpan.FromMilliseconds(1));
        await DrainAsync(Node());
        (await EffectsAsync("later")).ShouldBeEmpty();
        Site.Clock.Advance(TimeSpan.FromMilliseconds(1));
        await DrainAsync(Node());
        (await EffectsAsync("later")).Count.ShouldBe(1);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private DueRunner Node() => new(Site.Services.GetRequiredService<IServiceScopeFactory>(), Site.Clock, NullLogger<DueRunner>.Instance);

    private static async Task DrainAsync(DueRunner node)
    {
        while (await node.RunOnceAsync(Cancel) > 0)
        {
        }
    }

    private Task AddAsync(string name, int jobs, DateTimeOffset? at = null) => Site.Db(async db =>
    {
        // What the set-up left to do is not this test's.
        db.Dues.RemoveRange(await db.Dues.ToListAsync(Cancel));
        for (var i = 0; i < jobs; i++)
            db.Dues.Add(Due.Work(EffectJob.Work, $"{name}{i}", at ?? Site.Clock.Instant()));
        await db.SaveChangesAsync(Cancel);
    });

    private Task<Due> DueAsync(string subject) => Site.Db(db => db.Dues.AsNoTracking().SingleAsync(due => due.Subject == subject, Cancel));

    private Task<int> LeftAsync(string name) => Site.Db(db => db.Dues.CountAsync(due => due.Subject.StartsWith(name), Cancel));

    private Task<List<string>> EffectsAsync(string name) => Site.Db(db => db.AuditRows.Where(row => row.Action == EffectJob.Work && row.Subject.StartsWith(name)).Select(row => row.Subject).ToListAsync(Cancel));
}

/// <summary>A site with a job that leaves a trace, and can be made to dawdle, fail or die.</summary>
public class DueSite : SiteFixture
{
    public Func<Task>? Meanwhile { get; set; }
    public bool Dies { get; set; }

    protected override void Configure(WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddSingleton(this);
        builder.Services.AddDueJob<EffectJob>();
    }
}

public sealed class DueOnPostgresSite : DueSite
{
    protected override bool IsOnPostgres => true;
}

internal sealed class EffectJob(DueSite site) : IDueJob
{
    public const string Work = "test-effect";

    public string Kind => Work;

    public async Task RunAsync(Due due, AppDb db, CancellationToken cancellationToken)
    {
        db.Note(due.Subject, Work);
        if (site.Meanwhile is { } meanwhile)
            await meanwhile();
        if (site.Dies)
            cancellationToken.ThrowIfCancellationRequested();
        if (due.Subject.StartsWith("fails", StringComparison.Ordinal))
            throw new InvalidOperationException("It fails");
    }
}
