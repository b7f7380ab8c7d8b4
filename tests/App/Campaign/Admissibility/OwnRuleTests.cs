using System.Net;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Accounts;
using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Testing;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Campaign.Admissibility;

public sealed class OwnRuleTests(SiteFixture site) : SiteTest(site)
{
    [Fact]
    public async Task A_rule_of_the_edition_itself_is_on_the_checklist_and_counts()
    {
        using var team = await Site.SignedIn(Role.Team);
        var edition = await Site.Db(db => db.Editions.AsNoTracking().SingleAsync(e => e.Slug == "2026"));
        var address = $"/admin/editions/{edition.Id.Value}";
        await team.Submit(await team.Visit(address), new Dictionary<string, string> { ["Input.OwnRules[0].Nl"] = "Minstens één jaar bezig", ["Input.OwnRules[0].Fr"] = "Actif depuis un an" });
        (await team.Visit(address)).Document.QuerySelector("[name='Input.OwnRules[0].Nl']")!.GetAttribute("value").ShouldBe("Minstens één jaar bezig");
        using var entrant = Site.Visitor();
        var id = await entrant.HandsIn("Negen regels", "negen@example.org");
        var list = $"/admin/entries/{id.Value}/admit";

        var page = await team.Visit(list);
        page.All("main form legend").ShouldContain("9. Minstens één jaar bezig");
        var eight = Enumerable.Range(0, 8).ToDictionary(i => $"Findings[{i}].IsMet", _ => "true");
        (await team.Submit(page, eight, "main form", ("go", "Admitted"))).Status.ShouldBe(HttpStatusCode.Conflict);
        eight["Findings[8].IsMet"] = "true";
        (await team.Submit(await team.Visit(list), eight, "main form", ("go", "Admitted"))).Status.ShouldBe(HttpStatusCode.OK);

        (await Site.EntryOf(id)).State.ShouldBe(EntryState.Admitted);
        var next = await team.Visit($"/admin/editions/new?from={edition.Id.Value}");
        next.Document.QuerySelector("[name='Input.OwnRules[0].Fr']")!.GetAttribute("value").ShouldBe("Actif depuis un an");
    }
}
