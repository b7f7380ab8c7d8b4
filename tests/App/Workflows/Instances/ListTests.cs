using System.Net;
using RadicaleVernieuwers.Accounts;
using RadicaleVernieuwers.Testing;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Workflows.Instances;

public sealed class ListTests(WorkflowSite site) : SiteTest<WorkflowSite>(site)
{
    [Fact]
    public async Task The_list_costs_the_same_number_of_queries_for_one_instance_and_for_many()
    {
        using var team = await Site.SignedIn(Role.Team);
        var definition = await Site.Keeps("a:UserTaskEvent{\"Actions\":[\"Ja\"]}");
        var edition = await Site.Edition2026();
        await Site.Starts(definition, $"edition/{edition.Id.Value}");
        await Site.RunDueAsync();
        await team.Visit("/admin/workflows");
        var one = await Site.Queries.OfWarmAsync(() => team.Visit("/admin/workflows"));

        for (var i = 0; i < 60; i++)
            await Site.Starts(definition, $"edition/{Guid.CreateVersion7()}");
        await Site.RunDueAsync();

        (await Site.Queries.OfWarmAsync(() => team.Visit("/admin/workflows"))).ShouldBe(one);
        var page = await team.Visit("/admin/workflows?state=Waiting&page=2");
        page.All("table").Count.ShouldBe(2);
        page.Text.ShouldContain("Een hele editie");
        (await team.Visit("/admin/workflows?state=Waiting")).Text.ShouldContain("1 vraag wacht op iemand");
        (await team.Visit("/admin/workflows?state=Waiting&page=99")).Status.ShouldBe(HttpStatusCode.OK);
        (await team.Visit("/admin")).Text.ShouldContain("draaiboeken wachten op een antwoord");
    }

    [Fact]
    public async Task Only_who_runs_workflows_sees_them()
    {
        foreach (var role in new[] { Role.Editor, Role.Juror, Role.Chair, Role.Entrant })
        {
            using var visitor = await Site.SignedIn(role);
            (await visitor.Visit("/admin/workflows")).Status.ShouldBe(HttpStatusCode.Forbidden, role);
        }
    }
}
