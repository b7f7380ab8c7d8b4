using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RadicaleVernieuwers.Accounts;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Mail;
using RadicaleVernieuwers.Testing;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Mail.Outbox;

public sealed class ShowTests(SiteFixture site) : SiteTest(site)
{
    [Fact]
    public async Task What_perhaps_left_is_on_Today_and_leaves_again_at_the_press_of_a_button()
    {
        var mail = await QueueAsync(m => { m.StartSending(); m.SettleAfterCrash(); });
        var team = await Site.SignedIn(Role.Team);
        (await team.Visit("/admin")).Text.ShouldContain("misschien vertrokken");

        var page = await team.Submit(await team.Visit($"/admin/outbox/{mail.Id.Value}"), "form[action*=Again]");

        page.Text.ShouldContain("De mail vertrekt opnieuw.");
        await Site.RunDueAsync();
        (await FindAsync(mail)).State.ShouldBe(MailState.Sent);
        Directory.GetFiles(Path.Combine(Site.Folder, "mail")).ShouldContain(f => f.EndsWith($"{mail.Id.Value:N}.eml", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_discarded_mail_does_not_leave()
    {
        var mail = await QueueAsync(_ => { });
        var team = await Site.SignedIn(Role.Team);

        await team.Submit(await team.Visit($"/admin/outbox/{mail.Id.Value}"), "form[action*=Discard]");
        await Site.RunDueAsync();

        (await FindAsync(mail)).State.ShouldBe(MailState.Discarded);
    }

    [Fact]
    public async Task A_mail_that_left_is_not_sent_twice()
    {
        var mail = await QueueAsync(_ => { });
        var team = await Site.SignedIn(Role.Team);
        var page = await team.Visit($"/admin/outbox/{mail.Id.Value}");
        await Site.RunDueAsync();

        var refused = await team.Submit(page, "form[action*=Again]");

        refused.Status.ShouldBe(HttpStatusCode.Conflict);
        refused.Text.ShouldContain("Deze mail is al weg.");
    }

    [Fact]
    public async Task Nobody_reads_another_persons_link_or_code_there()
    {
        var person = await Site.Person(Role.Administrator);
        await Site.Visitor().Post("/account/sign-in", ("Input.Email", person.Email!));
        var mail = await Site.Db(db => db.Outbox.SingleAsync(m => m.To == person.Email));
        var team = await Site.SignedIn(Role.Team);

        var page = await team.Visit($"/admin/outbox/{mail.Id.Value}");

        var words = page.Document.QuerySelector("pre")!.TextContent;
        words.ShouldContain("/account/link/•••");
        words.ShouldNotMatch(@"/account/link/[0-9a-f]");
        words.ShouldNotMatch(@"(?m)^\d{6}");
        page.Body.ShouldNotMatch(@"/account/link/[0-9a-f]");
    }

    [Fact]
    public async Task The_list_filters_and_costs_as_many_queries_for_three_as_for_one()
    {
        var team = await Site.SignedIn(Role.Team);
        await QueueAsync(m => { m.StartSending(); m.MarkFailed("550", true); });
        var one = await Site.Queries.OfWarmAsync(() => team.Visit("/admin/outbox?state=Failed"));
        await QueueAsync(m => { m.StartSending(); m.MarkFailed("550", true); });
        await QueueAsync(m => { m.StartSending(); m.MarkFailed("550", true); });

        var page = await team.Visit("/admin/outbox?state=Failed");
        var three = await Site.Queries.OfWarmAsync(() => team.Visit("/admin/outbox?state=Failed"));

        page.All("tbody tr").Count.ShouldBe(3);
        three.ShouldBe(one);
        (await team.Visit("/admin/outbox?page=99")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Jurors_do_not_read_the_outbox_and_a_foreign_id_is_not_found()
    {
        (await (await Site.SignedIn(Role.Juror)).Visit("/admin/outbox")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await (await Site.SignedIn(Role.Team)).Visit($"/admin/outbox/{Guid.Empty}")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    private Task<OutboxMail> QueueAsync(Action<OutboxMail> then) => Site.Db(async db =>
    {
        var mail = Site.Services.GetRequiredService<Mailer>().Queue(db, new Letter("Test", "an@example.org", "nl") { About = "test", Arguments = [SiteFixture.Start] });
        then(mail);
        await db.SaveChangesAsync();
        return mail;
    });

    private Task<OutboxMail> FindAsync(OutboxMail mail) => Site.Db(db => db.Outbox.SingleAsync(m => m.Id == mail.Id));
}
