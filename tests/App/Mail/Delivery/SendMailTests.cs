using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Mail;
using RadicaleVernieuwers.Testing;
using RadicaleVernieuwers.Testing.Mail;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Mail.Delivery;

/// <summary>A site that sends through a real SMTP server, with a password.</summary>
public class SmtpSite : SiteFixture, IAsyncLifetime
{
    public SmtpServer Smtp { get; private set; } = null!;

    protected override IEnumerable<string> Settings =>
        ["--Mail:Smtp:Host=127.0.0.1", $"--Mail:Smtp:Port={Smtp.Port}", "--Mail:Smtp:Tls=none", "--Mail:Smtp:User=site", "--Mail:Smtp:Password=secret"];

    async ValueTask IAsyncLifetime.InitializeAsync()
    {
        Smtp = await SmtpServer.StartAsync();
        await InitializeAsync();
    }

    async ValueTask IAsyncDisposable.DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await DisposeAsync();
        await Smtp.DisposeAsync();
    }
}

public sealed class SmtpOnPostgresSite : SmtpSite
{
    protected override bool IsOnPostgres => true;
}

public sealed class SendMailOnSqliteTests(SmtpSite site) : SendMailTests<SmtpSite>(site);

public sealed class SendMailOnPostgresTests(SmtpOnPostgresSite site) : SendMailTests<SmtpOnPostgresSite>(site);

public abstract class SendMailTests<TSite>(TSite site) : SiteTest<TSite>(site) where TSite : SmtpSite
{
    [Fact]
    public async Task A_queued_mail_arrives_once_with_text_and_html()
    {
        var mail = await QueueAsync("an@example.org", MailClass.Notice);

        await Site.RunDueAsync();
        await Site.RunDueAsync();

        var taken = Site.Smtp.To("an@example.org").ShouldHaveSingleItem();
        taken.User.ShouldBe("site");
        taken.Header("Message-Id").ShouldBe($"<{mail.Id.Value:N}@localhost>");
        taken.Raw.ShouldContain("text/plain");
        taken.Raw.ShouldContain("text/html");
        (await FindAsync(mail)).State.ShouldBe(MailState.Sent);
    }

    [Fact]
    public async Task A_busy_server_is_tried_again_with_the_same_message_id()
    {
        var mail = await QueueAsync("busy@example.org", MailClass.Notice);
        await Site.RunDueAsync();
        var waiting = await FindAsync(mail);
        waiting.State.ShouldBe(MailState.Queued);
        waiting.Failure.ShouldNotBeNull().ShouldContain("Come back later");

        Site.Clock.Advance(TimeSpan.FromMinutes(1));
        await Site.RunDueAsync();

        (await FindAsync(mail)).Attempts.ShouldBe(2);
        Site.Smtp.To("busy@example.org").ShouldHaveSingleItem().Header("Message-Id").ShouldBe($"<{mail.Id.Value:N}@localhost>");
    }

    [Fact]
    public async Task A_mailbox_that_does_not_exist_is_not_tried_again()
    {
        var mail = await QueueAsync("refuse@example.org", MailClass.Code);

        await Site.RunDueAsync();

        var failed = await FindAsync(mail);
        (failed.State, failed.Attempts).ShouldBe((MailState.Failed, 1));
        (await Site.Db(db => db.Dues.AnyAsync(d => d.Kind == "mail" && d.Subject == mail.Id.Value.ToString()))).ShouldBeFalse();
    }

    [Fact]
    public async Task A_notice_that_perhaps_left_waits_for_a_person()
    {
        var mail = await QueueAsync("drop@example.org", MailClass.Notice);

        await Site.RunDueAsync();
        Site.Clock.Advance(TimeSpan.FromHours(2));
        await Site.RunDueAsync();

        (await FindAsync(mail)).State.ShouldBe(MailState.PerhapsSent);
        Site.Smtp.To("drop@example.org").Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(MailClass.Code, MailState.Sent, 1)]
    [InlineData(MailClass.Receipt, MailState.Sent, 1)]
    [InlineData(MailClass.Notice, MailState.PerhapsSent, 0)]
    public async Task A_crash_while_sending_is_settled_by_class(MailClass kind, MailState settled, int arrives)
    {
        var mail = await QueueAsync($"crash-{kind}@example.org", kind);
        await Site.Db(async db =>
        {
            (await db.Outbox.SingleAsync(m => m.Id == mail.Id)).StartSending();
            await db.SaveChangesAsync();
        });

        await Site.RunDueAsync();

        (await FindAsync(mail)).State.ShouldBe(settled);
        Site.Smtp.To($"crash-{kind}@example.org").Count.ShouldBe(arrives);
    }

    [Fact]
    public async Task The_test_mail_leaves_at_once_and_says_so()
    {
        var (output, error) = (new StringWriter(), new StringWriter());

        (await MailTestCommand.RunAsync(Site.Services, "tine@example.org", output, error, TestContext.Current.CancellationToken)).ShouldBe(0);
        (await MailTestCommand.RunAsync(Site.Services, "refuse@example.org", output, error, TestContext.Current.CancellationToken)).ShouldBe(1);
        (await MailTestCommand.RunAsync(Site.Services, "no address", output, error, TestContext.Current.CancellationToken)).ShouldBe(1);

        Site.Smtp.To("tine@example.org").ShouldHaveSingleItem();
        error.ToString().ShouldContain("550");
    }

    private Task<OutboxMail> QueueAsync(string to, MailClass kind) => Site.Db(async db =>
    {
        var mail = Site.Services.GetRequiredService<Mailer>().Queue(db, new Letter("Test", to, "fr") { About = "test", Class = kind, Arguments = [SiteFixture.Start] });
        await db.SaveChangesAsync();
        return mail;
    });

    private Task<OutboxMail> FindAsync(OutboxMail mail) => Site.Db(db => db.Outbox.SingleAsync(m => m.Id == mail.Id));
}
