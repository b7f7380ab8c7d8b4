using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Recipes;
using RadicaleVernieuwers.Testing;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Database;

public sealed class SavingOnSqliteTests(SiteFixture site) : SavingTests<SiteFixture>(site);

public sealed class SavingOnPostgresTests(PostgresSite site) : SavingTests<PostgresSite>(site);

public abstract class SavingTests<TSite>(TSite site) : SiteTest<TSite>(site) where TSite : SiteFixture
{
    [Fact]
    public async Task One_save_commits_the_row_its_audit_line_the_mail_and_its_place_in_the_feed()
    {
        var before = await Site.Db(db => db.FeedRows.CountAsync(Cancel));
        await Site.Db(db =>
        {
            db.SiteSettings.Add(SiteSetting.Of("one-save", "1"));
            db.Outbox.Add(Mail("one-save"));
            db.Feed("test/one-save");
            return db.SaveChangesAsync(Cancel);
        });
        (await Site.Db(db => db.AuditRows.SingleAsync(row => row.Subject == "setting/one-save", Cancel))).Changes.ShouldContain("\"Value\":[null,\"1\"]");
        (await Site.Db(db => db.Outbox.CountAsync(mail => mail.About == "one-save", Cancel))).ShouldBe(1);
        (await Site.Db(db => db.FeedRows.CountAsync(Cancel))).ShouldBe(before + 1);
    }

    [Fact]
    public async Task A_save_that_breaks_a_rule_leaves_nothing_behind()
    {
        await Site.Db(db =>
        {
            db.SiteSettings.Add(SiteSetting.Of("taken", "1"));
            return db.SaveChangesAsync(Cancel);
        });
        var before = await Site.Db(db => db.FeedRows.CountAsync(Cancel));
        await Should.ThrowAsync<DbUpdateException>(() => Site.Db(db =>
        {
            db.Outbox.Add(Mail("taken"));
            db.Feed("test/taken");
            db.SiteSettings.Add(SiteSetting.Of("taken", "2"));
            return db.SaveChangesAsync(Cancel);
        }));
        (await Site.Db(db => db.Outbox.CountAsync(mail => mail.About == "taken", Cancel))).ShouldBe(0);
        (await Site.Db(db => db.FeedRows.CountAsync(Cancel))).ShouldBe(before);
        (await Site.Db(db => db.AuditRows.CountAsync(row => row.Subject == "setting/taken", Cancel))).ShouldBe(1);
    }

    [Fact]
    public async Task Of_two_who_change_one_row_the_second_is_told()
    {
        await Site.Db(db =>
        {
            db.SiteSettings.Add(SiteSetting.Of("shared", "0"));
            return db.SaveChangesAsync(Cancel);
        });
        await Site.Db(async mine =>
        {
            var seen = await mine.SiteSettings.SingleAsync(setting => setting.Name == "shared", Cancel);
            await Site.Db(async theirs =>
            {
                (await theirs.SiteSettings.SingleAsync(setting => setting.Name == "shared", Cancel)).Set("1");
                await theirs.SaveChangesAsync(Cancel);
            });
            seen.Set("2");
            await Should.ThrowAsync<DbUpdateConcurrencyException>(() => mine.SaveChangesAsync(Cancel));
        });
        (await Site.Db(db => db.SiteSettings.SingleAsync(setting => setting.Name == "shared", Cancel))).Value.ShouldBe("1");
    }

    [Fact]
    public async Task Any_text_reads_back_as_it_was_written()
    {
        string[] texts = ["", " ", "é̀ ẞ ı İ", "𝔘𝔫𝔦 👩‍👩‍👧‍👦", "‮ left", "'; DROP TABLE feed; --", "\t\r\n\u0001\u007f", "{0} {{ }} %s \\ \"", new string('x', 20_000)];
        foreach (var (text, i) in texts.Select((text, i) => (text, i)))
        {
            var json = System.Text.Json.JsonSerializer.Serialize(text);
            await Site.Db(db =>
            {
                db.SiteSettings.Add(SiteSetting.Of($"text{i}", json));
                db.Outbox.Add(OutboxMail.Queue(MailClass.Notice, "a@example.org", "nl", "s", text, text, $"text{i}", Site.Clock.Instant()));
                return db.SaveChangesAsync(Cancel);
            });
            (await Site.Db(db => db.SiteSettings.SingleAsync(setting => setting.Name == $"text{i}", Cancel))).Value.ShouldBe(json);
            (await Site.Db(db => db.Outbox.SingleAsync(mail => mail.About == $"text{i}", Cancel))).Text.ShouldBe(text);
        }
    }

    [Theory]
    [InlineData("2027-02-26T11:15:00.000Z")]
    [InlineData("2027-03-28T00:59:59.999Z")]
    [InlineData("2027-03-28T01:00:00.000Z")]
    [InlineData("2027-10-31T00:30:00.000Z")]
    [InlineData("2027-10-31T01:30:00.000Z")]
    public async Task The_database_tells_a_deadline_to_the_millisecond(string end)
    {
        var closes = DateTimeOffset.Parse(end, System.Globalization.CultureInfo.InvariantCulture).ToUniversalTime();
        await Site.Db(db =>
        {
            db.Dues.Add(Due.Work("test-deadline", end, closes));
            return db.SaveChangesAsync(Cancel);
        });
        var instants = new[] { closes.AddMilliseconds(-1), closes, closes.AddMilliseconds(1) };
        var passed = new List<bool>();
        foreach (var now in instants)
            passed.Add(await Site.Db(db => db.Dues.AnyAsync(due => due.Subject == end && due.At < now, Cancel)));
        passed.ShouldBe([false, false, true]);
        (await Site.Db(db => db.Dues.SingleAsync(due => due.Subject == end, Cancel))).At.ShouldBe(closes);
        await Site.Db(async db =>
        {
            db.Dues.Remove(await db.Dues.SingleAsync(due => due.Subject == end, Cancel));
            await db.SaveChangesAsync(Cancel);
        });
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private OutboxMail Mail(string about) => OutboxMail.Queue(MailClass.Notice, "a@example.org", "nl", "Onderwerp", "Tekst", "<p>Tekst</p>", about, Site.Clock.Instant());
}
