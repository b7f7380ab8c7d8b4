using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RadicaleVernieuwers.Accounts;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Testing;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Accounts.Users;

public sealed class EditTests(SiteFixture site) : SiteTest(site)
{
    [Fact]
    public async Task Somebody_is_added_gets_a_mail_and_comes_in()
    {
        var administrator = await Site.SignedIn(Role.Administrator);

        var page = await administrator.Submit(await administrator.Visit("/admin/users/add"),
            new Dictionary<string, string> { ["Input.Email"] = "nieuw@example.org", ["Input.Name"] = "Nieuw Jurylid", ["Input.Role"] = Role.Juror });

        page.Text.ShouldContain("We stuurden een uitnodiging naar nieuw@example.org.");
        var mail = await Site.Db(db => db.Outbox.SingleAsync(m => m.To == "nieuw@example.org"));
        var link = mail.Text.Split('\n').Single(l => l.Contains("/account/link/", StringComparison.Ordinal));
        Site.Clock.Advance(TimeSpan.FromDays(13));
        var juror = Site.Visitor();
        (await juror.Submit(await juror.Visit(link))).Path.ShouldStartWith("/jury");
    }

    [Fact]
    public async Task The_same_address_twice_is_refused_in_any_case_of_letters_and_what_was_typed_stays()
    {
        var administrator = await Site.SignedIn(Role.Administrator);
        var person = await Site.Person(Role.Team);

        var page = await administrator.Submit(await administrator.Visit("/admin/users/add"),
            new Dictionary<string, string> { ["Input.Email"] = person.Email!.ToUpperInvariant(), ["Input.Name"] = "Iemand", ["Input.Role"] = Role.Juror });

        page.Status.ShouldBe(HttpStatusCode.Conflict);
        page.Document.QuerySelector("#Input_Name")!.GetAttribute("value").ShouldBe("Iemand");
        page.All("#Input_Email-error").ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Roles_hold_at_once_and_leave_a_trace()
    {
        var administrator = await Site.SignedIn(Role.Administrator);
        var person = await Site.Person(Role.Juror);
        var visitor = await Site.SignedIn(person);
        (await visitor.Visit("/admin")).Status.ShouldBe(HttpStatusCode.Forbidden);

        await administrator.Post($"/admin/users/{person.Id.Value}", ("Input.Name", person.DisplayName), ("Input.Language", "nl"), ("Input.Roles", Role.Team));

        (await visitor.Visit("/admin")).Status.ShouldBe(HttpStatusCode.OK);
        (await Site.Db(db => db.AuditRows.SingleAsync(a => a.Subject == person.AuditSubject && a.Action == "RolesChanged"))).Changes.ShouldContain("Team");
    }

    [Fact]
    public async Task Blocking_ends_the_session_and_letting_in_again_opens_the_door()
    {
        var administrator = await Site.SignedIn(Role.Administrator);
        var person = await Site.Person(Role.Team);
        var visitor = await Site.SignedIn(person);

        await administrator.Submit(await administrator.Visit($"/admin/users/{person.Id.Value}"), "form[action*=Block]");
        (await visitor.Visit("/admin")).Path.ShouldStartWith("/account/sign-in");

        await administrator.Submit(await administrator.Visit($"/admin/users/{person.Id.Value}"), "form[action*=Unblock]");
        (await (await Site.SignedIn(person)).Visit("/admin")).Path.ShouldBe("/admin");
    }

    [Fact]
    public async Task Only_an_administrator_makes_administrators()
    {
        await Site.Db(async db =>
        {
            var role = Role.Create("Personnel", "");
            role.Allow([Permissions.ManageUsers, Permissions.AccessAdminPanel]);
            db.Roles.Add(role);
            await db.SaveChangesAsync();
        });
        var person = await Site.Person("Personnel");
        var visitor = await Site.SignedIn(person);

        var page = await visitor.Post($"/admin/users/{person.Id.Value}", ("Input.Name", "X"), ("Input.Language", "nl"), ("Input.Roles", "Personnel"), ("Input.Roles", Role.Administrator));

        page.Status.ShouldBe(HttpStatusCode.Conflict);
        (await Site.Db(db => db.FindUserAsync(person.Email!)))!.Is(Role.Administrator).ShouldBeFalse();
    }

    [Fact]
    public async Task The_team_does_not_manage_people_and_a_foreign_id_is_not_found()
    {
        (await (await Site.SignedIn(Role.Team)).Visit("/admin/users")).Status.ShouldBe(HttpStatusCode.Forbidden);
        var administrator = await Site.SignedIn(Role.Administrator);
        (await administrator.Visit($"/admin/users/{Guid.Empty}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await administrator.Visit("/admin/users/nonsense")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_list_finds_by_name_address_and_role_and_costs_the_same_for_one_and_for_three()
    {
        var administrator = await Site.SignedIn(Role.Administrator);
        await Site.Db(async db =>
        {
            foreach (var name in new[] { "Odile Één", "Odile Twee", "Odile Drie" })
                db.Users.Add(User.Create($"{Data.Id.New():N}@example.org", "nl", name, SiteFixture.Start));
            await db.SaveChangesAsync();
        });

        var one = await Site.Queries.OfWarmAsync(() => administrator.Visit("/admin/users?q=odile+twee"));
        var three = await Site.Queries.OfWarmAsync(() => administrator.Visit("/admin/users?q=odile"));

        three.ShouldBe(one);
        (await administrator.Visit("/admin/users?q=odile")).All("tbody tr").Count.ShouldBe(3);
        (await administrator.Visit("/admin/users?q=odile&role=Juror")).All("tbody tr").ShouldBeEmpty();
        (await administrator.Visit("/admin/users?page=99")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_command_line_adds_a_person_and_prints_a_link_that_works_once()
    {
        await Site.Person();
        var (output, error) = (new StringWriter(), new StringWriter());

        (await UserAddCommand.RunAsync(Site.Services, "cli@example.org", ["team"], "Cli", output, error, TestContext.Current.CancellationToken)).ShouldBe(0);

        var link = output.ToString().Split(' ', '\n').Single(w => w.Contains("/account/link/", StringComparison.Ordinal));
        var visitor = Site.Visitor();
        (await visitor.Submit(await visitor.Visit(link))).Path.ShouldBe("/admin");
        (await UserAddCommand.RunAsync(Site.Services, "cli@example.org", ["nonsense"], null, output, error, TestContext.Current.CancellationToken)).ShouldBe(1);
        (await UserAddCommand.RunAsync(Site.Services, "no address", [], null, output, error, TestContext.Current.CancellationToken)).ShouldBe(1);
        error.ToString().ShouldContain("nonsense");
        error.ToString().ShouldContain("Administrator, ");
    }

    [Fact]
    public async Task Demo_links_name_one_person_of_each_role()
    {
        await Site.Person(Role.Chair);
        await using var scope = Site.Services.CreateAsyncScope();

        var lines = await scope.ServiceProvider.GetRequiredService<DemoLinks>().LinesAsync(TestContext.Current.CancellationToken);

        lines.ShouldContain(l => l.StartsWith("Chair", StringComparison.Ordinal) && l.Contains("/account/link/", StringComparison.Ordinal));
    }
}
