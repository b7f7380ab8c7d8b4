using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Testing;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Database;

public sealed class FeedOnSqliteTests(SiteFixture site) : FeedTests<SiteFixture>(site);

public sealed class FeedOnPostgresTests(PostgresSite site) : FeedTests<PostgresSite>(site);

public abstract class FeedTests<TSite>(TSite site) : SiteTest<TSite>(site) where TSite : SiteFixture
{
    private const int Writers = 8;
    private const int Saves = 20;

    [Fact]
    public async Task Positions_have_no_gap_and_a_reader_never_sees_a_later_one_before_an_earlier_one()
    {
        var start = await TopAsync();
        using var done = new CancellationTokenSource();
        var watching = Task.Run(() => WatchAsync(start, done.Token), Cancel);
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(() => WriteAsync(writer), Cancel)));
        await done.CancelAsync();

        (await watching).ShouldBeEmpty();
        var positions = await Site.Db(db => db.FeedRows.Where(row => row.Position > start).Select(row => row.Position).ToListAsync(Cancel));
        positions.Order().ShouldBe(Enumerable.Range(1, Writers * Saves).Select(i => start + i));
        (await TopAsync()).ShouldBe(start + (Writers * Saves));
    }

    [Fact]
    public async Task A_save_that_is_undone_takes_no_position()
    {
        var start = await TopAsync();
        await Site.Db(async db =>
        {
            await using var undone = await db.Database.BeginTransactionAsync(Cancel);
            db.Feed("test/undone");
            await db.SaveChangesAsync(Cancel);
            await undone.RollbackAsync(Cancel);
        });
        (await TopAsync()).ShouldBe(start);
        await Site.Db(db =>
        {
            db.Feed("test/done");
            return db.SaveChangesAsync(Cancel);
        });
        (await Site.Db(db => db.FeedRows.SingleAsync(row => row.Position == start + 1, Cancel))).Subject.ShouldBe("test/done");
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private Task<long> TopAsync() => Site.Db(db => db.FeedCounters.Select(counter => counter.V).SingleAsync(Cancel));

    private async Task WriteAsync(int writer)
    {
        for (var i = 0; i < Saves; i++)
            await Site.Db(db =>
            {
                db.Note("test", "Wrote");
                db.Feed($"test/{writer}-{i}");
                return db.SaveChangesAsync(Cancel);
            });
    }

    /// <summary>Reads on as an index does, from the last position it knows; a position that turns up below it would be lost for ever.</summary>
    private async Task<List<long>> WatchAsync(long from, CancellationToken until)
    {
        var (last, lost) = (from, new List<long>());
        while (!until.IsCancellationRequested)
        {
            var at = last;
            var read = await Site.Db(db => db.FeedRows.Where(row => row.Position > at).OrderBy(row => row.Position).Select(row => row.Position).ToListAsync(Cancel));
            foreach (var position in read)
            {
                if (position != last + 1)
                    lost.Add(position);
                last = position;
            }
            await Task.Yield();
        }
        return lost;
    }
}
