using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using RadicaleVernieuwers.Accounts;
using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Search;
using RadicaleVernieuwers.Testing;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App;

/// <summary>A whole call on real projects: two hundred entries, twelve jurors, published laureates.</summary>
public sealed partial class RealCallTests(SiteFixture site) : SiteTest(site)
{
    private const int Entries = 200;
    private const int Jurors = 12;

    [Fact]
    public async Task Two_hundred_real_entries_come_through_a_jury_of_twelve_to_laureates_that_search_finds()
    {
        await Import(FirstRows("initiatives-benelux-fr/flanders_nl_dev.csv", Entries), "2026", TakenAs.Admitted, "id", ("Title", "title"), ("Organisation", "organisation"), ("Description", "description"), ("Municipality", "municipality"), ("Postcode", "postcode"), ("Website", "website"), ("Language", "lang"));
        using var team = await Site.SignedIn(Role.Administrator);
        var (round, edition) = await Round(team);
        var jurors = await Panel(team, edition);
        await team.Submit(await team.Visit($"{round}/assign"), new Dictionary<string, string> { ["PerEntry"] = "3" }, "main form[action*='Apply'], main form");
        var assigned = await team.Post($"{round}/assign?handler=Apply", ("PerEntry", "3"));
        assigned.Status.ShouldBe(HttpStatusCode.OK, assigned.Text);
        await Schedule(team, round);
        var opened = await team.Submit(await team.Visit($"{round}/open"), $"main form");
        opened.Status.ShouldBe(HttpStatusCode.OK, opened.Text);

        var scored = 0;
        for (var i = 0; i < jurors.Count; i++)
            scored += await Score(jurors[i], i);
        scored.ShouldBe(Entries * 3);

        await team.Submit(await team.Visit($"{round}/close"));
        var ranking = await team.Visit($"{round}/ranking");
        ranking.Status.ShouldBe(HttpStatusCode.OK, ranking.Text);
        ranking.All("#words p").Count.ShouldBe(3);
        ranking.All("table:first-of-type tbody tr").Count.ShouldBeGreaterThanOrEqualTo(Entries);
        await team.Submit(await team.Visit($"{round}/freeze"));

        var winner = await Decide(team, round);
        for (var page = await team.Visit($"{round}/decisions"); page.Document.QuerySelector("form[action*=Approve]") is not null;)
            (page = await team.Submit(page, "form[action*=Approve]")).Status.ShouldBe(HttpStatusCode.OK, page.Text);
        var published = await team.Submit(await team.Visit($"{round}/apply"), new Dictionary<string, string> { ["Sure"] = "true" });
        published.Status.ShouldBe(HttpStatusCode.OK, published.Text);
        await Lift(team, edition);
        await Site.RunDueAsync();
        await Shown();

        using var reader = Site.Visitor();
        var found = JsonDocument.Parse((await reader.Visit($"/api/v1/entries?edition=2026&q={Uri.EscapeDataString(winner)}")).Body).RootElement;
        found.GetProperty("items").EnumerateArray().ShouldContain(e => e.GetProperty("title").GetString() == winner && e.GetProperty("result").ToString().Length > 0);
        (await reader.Visit("/nl/laureates/2026")).Text.ShouldContain(string.Join(" ", winner.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
    }

    private async Task Import(string file, string edition, TakenAs taken, string id, params (string Field, string Column)[] map)
    {
        var output = new StringWriter();
        var error = new StringWriter();
        var options = new EntriesImportOptions(file, edition, id, map.ToDictionary(m => m.Field, m => m.Column), taken, Some.SharedData("images/dev/photos"));
        (await EntriesImportCommand.RunAsync(Site.Services, options, output, error, TestContext.Current.CancellationToken)).ShouldBe(0, error.ToString());
    }

    /// <summary>The first so many projects; the list names one of them twice.</summary>
    private static string FirstRows(string path, int rows)
    {
        var target = Path.GetTempFileName();
        using var reader = new CsvHelper.CsvReader(new StreamReader(Some.SharedData(path)), System.Globalization.CultureInfo.InvariantCulture);
        using var writer = new CsvHelper.CsvWriter(new StreamWriter(target), System.Globalization.CultureInfo.InvariantCulture);
        var ids = new HashSet<string?>();
        while (ids.Count <= rows && reader.Read())
        {
            if (!ids.Add(reader[0]))
                continue;
            for (var column = 0; column < reader.Parser.Count; column++)
                writer.WriteField(reader[column]);
            writer.NextRecord();
        }
        return target;
    }

    private static async Task<(string Round, string Edition)> Round(Visitor team)
    {
        var page = await team.Visit("/admin/jury");
        var round = page.Document.QuerySelectorAll("main td a").Select(a => a.GetAttribute("href")!).First(h => RoundAddress().IsMatch(h));
        var edition = page.Document.QuerySelectorAll("main a[href*='jurors?edition=']").Select(a => a.GetAttribute("href")!.Split('=')[1]);
        var section = page.Document.QuerySelectorAll("main section").First(s => s.QuerySelector($"a[href='{round}']") is not null);
        return (round, section.QuerySelector("a[href*='jurors?edition=']")!.GetAttribute("href")!.Split('=')[1]);
    }

    private async Task<IReadOnlyList<Visitor>> Panel(Visitor team, string edition)
    {
        var seats = new List<Visitor>();
        for (var i = 0; i < Jurors; i++)
        {
            var person = await Site.Person(Role.Juror);
            var page = await team.Visit($"/admin/jury/jurors/new?edition={edition}");
            var added = await team.Submit(page, new Dictionary<string, string> { ["Input.Name"] = $"Jurylid {i + 1}", ["Input.Email"] = person.Email!, ["Input.MostEntries"] = "80" });
            added.Status.ShouldBe(HttpStatusCode.OK, added.Text);
            seats.Add(await Site.SignedIn(person));
        }
        return seats;
    }

    private async Task Schedule(Visitor team, string round)
    {
        var now = Data.Brussels.Local(Site.Clock.GetUtcNow());
        var saved = await team.Submit(await team.Visit($"{round}/edit"), new Dictionary<string, string>
        {
            ["Input.Opens"] = now.AddHours(-1).ToString("yyyy-MM-ddTHH:mm", System.Globalization.CultureInfo.InvariantCulture),
            ["Input.Closes"] = now.AddDays(10).ToString("yyyy-MM-ddTHH:mm", System.Globalization.CultureInfo.InvariantCulture),
        });
        saved.Status.ShouldBe(HttpStatusCode.OK, saved.Text);
    }

    /// <summary>One juror's evening: gate, sheet, next, until nothing is left. Jurors differ in scale; entries differ in worth.</summary>
    private static async Task<int> Score(Visitor juror, int number)
    {
        var round = (await juror.Visit("/jury")).Link("main a.button--primary[href^='/jury/rounds/']")!;
        var list = await juror.Visit(round);
        var entries = list.Document.QuerySelectorAll("main td a").Select(a => a.GetAttribute("href")!).ToArray();
        foreach (var entry in entries)
        {
            var page = await juror.Visit(entry);
            if (page.Document.QuerySelector("[name='Gate.HasConflict'][type=radio]") is not null)
                page = await juror.Submit(page, new Dictionary<string, string> { ["Gate.HasConflict"] = "false" }, "main form[action*='Declare']");
            page.Status.ShouldBe(HttpStatusCode.OK, page.Text);
            var worth = Math.Abs(entry.Aggregate(17, (h, c) => unchecked((h * 31) + c))) % 4;
            var values = page.Document.QuerySelectorAll("#sheet input[type=radio][name^='Input.Values']").Select(r => r.GetAttribute("name")!).Distinct()
                .ToDictionary(name => name, name => Math.Clamp(1 + worth + ((number + name.Length) % 3) - (number % 4 == 0 ? 1 : 0), 1, 5).ToString(System.Globalization.CultureInfo.InvariantCulture));
            values.Count.ShouldBe(5);
            values["Input.Comment"] = "Sterk, en dicht bij de mensen.";
            var next = await juror.Submit(page, values, "#sheet", ("then", "next"));
            next.Status.ShouldBe(HttpStatusCode.OK, next.Text);
        }
        return entries.Length;
    }

    private static async Task<string> Decide(Visitor team, string round)
    {
        var page = await team.Visit($"{round}/decisions");
        var outcomes = page.Document.QuerySelectorAll("[name='Input.Outcome'] option").Select(o => o.GetAttribute("value")!).Where(v => v.Length > 0 && v[0] != ':').ToArray();
        outcomes.Length.ShouldBeGreaterThanOrEqualTo(3, page.Text);
        var entries = page.Document.QuerySelectorAll("[name='Input.Entry'] option").Where(o => o.GetAttribute("value") is { Length: > 0 }).ToArray();
        for (var i = 0; i < 3; i++)
        {
            page = await team.Submit(await team.Visit($"{round}/decisions"), new Dictionary<string, string>
            {
                ["Input.Entry"] = entries[i].GetAttribute("value")!,
                ["Input.Outcome"] = outcomes[i],
                ["Input.InternalReason"] = "Eensgezind na bespreking.",
                ["Input.MotivationNl"] = "Omdat dit de regels van het veld verandert.",
            }, "#decide form");
            page.Status.ShouldBe(HttpStatusCode.OK, page.Text);
        }
        return TitleOf(entries[0].TextContent);
    }

    private async Task Lift(Visitor team, string edition)
    {
        var page = await team.Visit($"/admin/editions/{edition}");
        page.Status.ShouldBe(HttpStatusCode.OK, page.Text);
        Site.Clock.Advance(TimeSpan.FromDays(400));
    }

    private Task Shown() => Site.Db(db => Site.Services.GetRequiredService<IndexPosition>().WaitForAsync(db));

    private static string TitleOf(string option) => option[(option.IndexOf("RV26-", StringComparison.Ordinal) + "RV26-0000".Length)..].Trim();

    [GeneratedRegex("^/admin/jury/rounds/[0-9a-f-]{36}$")]
    private static partial Regex RoundAddress();
}
