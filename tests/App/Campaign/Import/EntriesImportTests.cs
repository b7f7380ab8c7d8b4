using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.App.Site;
using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Content;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Testing;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Campaign.Import;

public sealed class EntriesImportTests(SiteFixture site) : SiteTest(site)
{
    private sealed record Ran(int Code, string Output, string Error);

    private async Task<Ran> Import(string csv, TakenAs state = TakenAs.Submitted, string? id = null, Dictionary<string, string>? map = null, string edition = Campaigners.Edition)
    {
        var file = Path.Combine(Site.Folder, $"{Id.New():N}.csv");
        await File.WriteAllTextAsync(file, csv);
        return await ImportFile(new(file, edition, id, map ?? [], state));
    }

    private async Task<Ran> ImportFile(EntriesImportOptions options)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await EntriesImportCommand.RunAsync(Site.Services, options, output, error, TestContext.Current.CancellationToken);
        return new(code, output.ToString(), error.ToString());
    }

    private Task<List<Entry>> Entries(string prefix) => Site.Db(db => db.Entries.AsNoTracking().Where(e => e.SourceKey!.StartsWith(prefix)).OrderBy(e => e.SourceKey).ToListAsync());

    [Fact]
    public async Task Rows_become_entries_and_a_second_run_changes_nothing()
    {
        const string csv = "id,title,organisation,description,postcode,municipality,themes,lang\na1,De Tuin,Tuin vzw,\"Twee\nregels\",9000,Gent,housing;care,nl\na2,Le Jardin,Asbl Jardin,Un jardin,1000,Bruxelles,Logement,fr\n";

        var first = await Import(csv, TakenAs.Admitted);
        var second = await Import(csv, TakenAs.Admitted);

        (first.Code, second.Code).ShouldBe((0, 0));
        first.Error.ShouldBeEmpty();
        var entries = await Entries("a");
        entries.Select(e => (e.Title, e.State, e.Language)).ShouldBe([("De Tuin", EntryState.Admitted, "nl"), ("Le Jardin", EntryState.Admitted, "fr")]);
        entries[0].Themes.ShouldBe(["housing", "care"]);
        entries[1].Themes.ShouldBe(["housing"]);
        entries.ShouldAllBe(e => e.Number != null && e.Publication == null);
        second.Output.ShouldContain("2");
        (await Site.Db(db => db.Set<ContentItem>().CountAsync(i => i.ItemId == entries[0].ContentItemId))).ShouldBe(1);
    }

    [Fact]
    public async Task A_changed_row_changes_its_entry_and_keeps_its_number()
    {
        await Import("id,title\nb1,Eerst\n");
        var before = (await Entries("b1")).Single();

        await Import("id,title\nb1,Daarna\n", TakenAs.Published);

        var after = (await Entries("b1")).Single();
        (after.Title, after.Number, after.State).ShouldBe(("Daarna", before.Number, EntryState.Admitted));
        after.Publication!.IsWhole.ShouldBeTrue();
    }

    [Fact]
    public async Task What_the_file_has_no_column_for_stays()
    {
        await Import("id,title,municipality\ni1,Blijft,Ronse\n");

        await Import("id,title\ni1,Blijft ook\n");

        var after = (await Entries("i1")).Single();
        (after.Title, after.Municipality).ShouldBe(("Blijft ook", "Ronse"));
    }

    [Fact]
    public async Task Refused_rows_are_named_by_line_and_the_rest_goes_in()
    {
        var ran = await Import("id,title,description\nc1,Goed,\"over\ntwee regels\"\nc2,,zonder titel\nc3,Te kort\nc1,Dubbel,x\nc4,Ook goed,y\n");

        ran.Code.ShouldBe(0);
        var lines = ran.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.Length.ShouldBe(3);
        lines[0].ShouldContain("4");
        lines[1].ShouldContain("5");
        lines[2].ShouldContain("6");
        (await Entries("c")).Select(e => e.SourceKey).ShouldBe(["c1", "c4"]);
    }

    [Fact]
    public async Task Semicolons_a_byte_order_mark_and_mapped_columns_are_understood()
    {
        var ran = await Import("\uFEFFcode;projectnaam;stad\nd1;Met puntkomma;Aalst\n", id: "code", map: new() { ["Title"] = "projectnaam", ["municipality"] = "stad" });

        ran.Code.ShouldBe(0);
        var entry = (await Entries("d1")).Single();
        (entry.Title, entry.Municipality).ShouldBe(("Met puntkomma", "Aalst"));
    }

    [Fact]
    public async Task Marks_of_Excel_go_and_broken_letters_stay()
    {
        await Import("id,title,description\ne1,Vuil,\"Regel een_x000D_\nkapot \uFFFD\uFFFD teken_x000D_\"\n");

        var entry = (await Entries("e1")).Single();
        var item = await Site.Db(db => db.Set<ContentItem>().AsNoTracking().SingleAsync(i => i.ItemId == entry.ContentItemId));
        item.Json.ShouldNotContain("_x000D_");
        item.Json.ShouldContain("kapot \uFFFD\uFFFD teken");
    }

    [Theory]
    [InlineData("id,titel2\nwrong1,x\n", null, "titel2")]
    [InlineData("id,title\nwrong1,x\n", "Bestaat=title", "Bestaat")]
    [InlineData("id,title\nwrong1,x\n", "Summary=weg", "weg")]
    [InlineData("id,title,title\nwrong1,x,y\n", null, "title")]
    [InlineData("", null, ".csv")]
    public async Task A_wrong_file_or_map_is_refused_with_a_sentence_and_nothing_is_written(string csv, string? map, string named)
    {
        var ran = await Import(csv, map: map is null ? [] : new() { [map.Split('=')[0]] = map.Split('=')[1] });

        ran.Code.ShouldBe(1);
        ran.Error.ShouldContain(named);
        (await Entries("wrong")).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_unknown_edition_or_file_is_refused()
    {
        (await Import("id,title\ng1,x\n", edition: "1999")).Error.ShouldContain("1999");
        (await ImportFile(new("/nergens.csv", Campaigners.Edition, null, new Dictionary<string, string>(), TakenAs.Draft))).Code.ShouldBe(1);
    }

    [Fact]
    public async Task What_is_not_UTF8_is_refused_before_anything_is_written()
    {
        var file = Path.Combine(Site.Folder, "latin1.csv");
        await File.WriteAllBytesAsync(file, System.Text.Encoding.Latin1.GetBytes("id,title\nh1,Café\n"));

        (await ImportFile(new(file, Campaigners.Edition, null, new Dictionary<string, string>(), TakenAs.Draft))).Code.ShouldBe(1);
        (await Entries("h")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Themes_that_we_do_not_know_are_found_and_counted_under_their_own_name()
    {
        await Import("id,title,description,postcode,themes\nj1,Velo,Un vélo pour tous,5000,EMPLOI;Énergie\nj2,Atelier,Un atelier,4000,EMPLOI\n", TakenAs.Published);
        await Site.Shown();

        (await Entries("j")).Select(e => string.Join('+', e.Themes)).ShouldBe(["EMPLOI+energy", "EMPLOI"]);
        var answer = JsonDocument.Parse((await Site.Visitor().Visit("/api/v1/entries?theme=EMPLOI")).Body).RootElement;
        answer.GetProperty("total").GetInt32().ShouldBe(2);
        answer.GetProperty("facets").GetProperty("theme").EnumerateArray().ShouldContain(f => f.GetProperty("value").GetString() == "EMPLOI" && f.GetProperty("count").GetInt32() == 2);
        (await Site.Visitor().Visit("/nl/entries?theme=EMPLOI")).All(".entry h2").ShouldBe(["Atelier", "Velo"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_passage_is_prose_and_never_a_postcode_a_language_or_the_place_of_a_file()
    {
        await Import("id,title,description,postcode,municipality,lang\nk1,Zonnewagen,\"Een wagen\non de zon\",9990,Maldegem,nl\n", TakenAs.Published);
        await Site.Shown();

        var hits = JsonDocument.Parse((await Site.Visitor().Visit("/api/v1/entries?q=zonnewagen+9990")).Body).RootElement.GetProperty("items");
        hits.GetArrayLength().ShouldBe(1);
        hits[0].GetProperty("highlights").EnumerateArray().Select(h => h.GetString()).ShouldBe(["<mark>Zonnewagen</mark>"]);
    }

    [Fact]
    public async Task The_Flemish_list_goes_in_whole_and_is_found()
    {
        var file = Some.SharedData("initiatives-benelux-fr/flanders_nl_dev.csv");

        var first = await ImportFile(new(file, Campaigners.Edition, null, new Dictionary<string, string>(), TakenAs.Published));
        var second = await ImportFile(new(file, Campaigners.Edition, null, new Dictionary<string, string>(), TakenAs.Published));

        first.Code.ShouldBe(0);
        var entries = await Entries("fl-");
        (entries.Count + first.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length).ShouldBe(210);
        second.Output.ShouldContain($"{entries.Count}");
        entries.Select(e => e.Slug).Distinct().Count().ShouldBe(entries.Count);
    }
}
