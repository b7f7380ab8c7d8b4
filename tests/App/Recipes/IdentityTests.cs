using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using Microsoft.Extensions.DependencyInjection;
using RadicaleVernieuwers.Recipes;
using RadicaleVernieuwers.Testing;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Recipes;

/// <summary>Import, export, import: whatever definitions and items there are, nothing of them changes on the way.</summary>
public sealed class IdentityTests(SiteFixture site) : SiteTest<SiteFixture>(site)
{
    private const int Samples = 40;
    private readonly SiteFixture _other = new();

    public override ValueTask InitializeAsync() => _other.InitializeAsync();

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        (await _other.BreachesAsync()).ShouldBeEmpty();
        await _other.DisposeAsync();
    }

    [Fact]
    public Task A_package_for_a_site_is_the_same_after_every_journey() => Made.SampleAsync(async sample =>
    {
        await TakeInAsync(Site, Zip(sample.Steps));
        var wishes = new ExportWishes(ExportTarget.Site) { Items = sample.Ids };
        var first = Read(await ExportAsync(Site, wishes));
        Same(Items(first, "content").Concat(Items(first, "RadicaleVersions")), sample.Versions);
        Same(Definitions(first, "ContentTypes"), [sample.Type]);
        Same(Definitions(first, "ContentParts"), [sample.Part]);

        await TakeInAsync(_other, Zip([.. first["steps"]!.AsArray().Select(s => s!.ToJsonString())]));
        var second = await ExportAsync(_other, wishes);
        Read(second)["steps"]!.ToJsonString().ShouldBe(first["steps"]!.ToJsonString());
        (await TakeInAsync(_other, second)).Count(RecipeOutcome.Added).ShouldBe(0);
        return true;
    }, iter: Samples, threads: 1);

    [Fact]
    public Task What_is_published_comes_back_from_a_package_for_Orchard_as_it_was() => Made.SampleAsync(async sample =>
    {
        await TakeInAsync(Site, Zip(sample.Steps));
        var wishes = new ExportWishes(ExportTarget.Orchard3) { Items = sample.Ids };
        var package = await ExportAsync(Site, wishes);
        Texts(Read(package)["steps"]).ShouldAllBe(text => !Neutral.IsScript(text));

        await TakeInAsync(_other, package);
        var back = Read(await ExportAsync(_other, new ExportWishes(ExportTarget.Site) { Items = sample.Ids }));
        // Its draft stays at home, so what is published is the latest there is.
        Same(Items(back, "content"), sample.Versions.Where(v => v["Published"]!.GetValue<bool>()).Select(v => { var latest = v.DeepClone(); latest["Latest"] = true; return latest; }));
        return true;
    }, iter: Samples, threads: 1);

    private sealed record Sample(JsonObject Type, JsonObject Part, IReadOnlyList<JsonObject> Versions)
    {
        public string[] Ids => [.. Versions.Select(v => v["ContentItemId"]!.GetValue<string>()).Distinct()];

        public string[] Steps =>
        [
            new JsonObject { ["name"] = "ContentDefinition", ["ContentTypes"] = new JsonArray(Type.DeepClone()), ["ContentParts"] = new JsonArray(Part.DeepClone()) }.ToJsonString(),
            new JsonObject { ["name"] = "content", ["data"] = new JsonArray([.. Versions.Select(v => v.DeepClone())]) }.ToJsonString(),
        ];
    }

    private static readonly Gen<string> Words = Gen.Frequency(
        (4, Gen.Char.Where(c => !char.IsSurrogate(c)).Array[0, 12].Select(c => new string(c))),
        (1, Gen.OneOf(Gen.Const("[js: uuid()]"), Gen.Const("[note: hallo]"), Gen.Const("\u2060[js: x]"), Gen.Const("{{ 'x' | liquid }}"), Gen.Const("<script>é€😀</script>"))));

    private static readonly Gen<JsonNode?> Leaf = Gen.OneOf<JsonNode?>(
        Words.Select(w => (JsonNode?)JsonValue.Create(w)), Gen.Long.Select(n => (JsonNode?)JsonValue.Create(n)), Gen.Const(0).Select(_ => JsonNode.Parse("1.50")), Gen.Bool.Select(b => (JsonNode?)JsonValue.Create(b)), Gen.Const((JsonNode?)null));

    private static readonly Gen<JsonNode?> Node = Gen.Recursive<JsonNode?>((depth, node) => depth >= 3 ? Leaf : Gen.Frequency((3, Leaf),
        (1, Gen.Select(Words, node).Array[0, 4].Select(p => (JsonNode?)Make(p))), (1, node.Array[0, 4].Select(items => (JsonNode?)new JsonArray([.. items.Select(i => i?.DeepClone())])))));

    private static readonly Gen<JsonObject> Bag = Gen.Select(Words, Node).Array[0, 5].Select(Make);

    private static readonly Gen<Sample> Made = Gen.Select(Bag, Bag, Gen.Select(Bag, Gen.Int[0, 2], Gen.Bool).Array[1, 4]).Select((settings, field, items) => Of(settings, field, items));

    private static JsonObject Make((string Name, JsonNode? Value)[] properties) =>
        new(properties.DistinctBy(p => p.Name, StringComparer.OrdinalIgnoreCase).Select(p => KeyValuePair.Create(p.Name, p.Value?.DeepClone())));

    private static Sample Of(JsonObject settings, JsonObject field, (JsonObject Bag, int Former, bool IsDraft)[] items)
    {
        var name = "T" + OrchardId.New();
        var type = new JsonObject
        {
            ["Name"] = name,
            ["DisplayName"] = "Sample",
            ["Settings"] = new JsonObject { ["UnknownSettings"] = settings.DeepClone() },
            ["ContentTypePartDefinitionRecords"] = new JsonArray(new JsonObject { ["PartName"] = name, ["Name"] = name, ["Settings"] = new JsonObject() }),
        };
        var part = new JsonObject
        {
            ["Name"] = name,
            ["Settings"] = new JsonObject(),
            ["ContentPartFieldDefinitionRecords"] = new JsonArray(new JsonObject { ["FieldName"] = "TextField", ["Name"] = "Text", ["Settings"] = new JsonObject { ["OddSettings"] = field.DeepClone() } }),
        };
        return new Sample(type, part, [.. items.SelectMany(item => VersionsOf(name, item.Bag, item.Former, item.IsDraft))]);
    }

    private static IEnumerable<JsonObject> VersionsOf(string type, JsonObject bag, int former, bool isDraft)
    {
        var id = OrchardId.New();
        for (var i = 0; i < former; i++)
            yield return Version(id, type, bag, i, isLatest: false, isPublished: false);
        yield return Version(id, type, bag, former, isLatest: !isDraft, isPublished: true);
        if (isDraft)
            yield return Version(id, type, bag, former + 1, isLatest: true, isPublished: false);
    }

    private static JsonObject Version(string id, string type, JsonObject bag, int number, bool isLatest, bool isPublished) => new()
    {
        ["ContentItemId"] = id,
        ["ContentItemVersionId"] = OrchardId.New(),
        ["ContentType"] = type,
        ["DisplayText"] = $"Version {number}",
        ["Latest"] = isLatest,
        ["Published"] = isPublished,
        ["ModifiedUtc"] = $"2026-02-03T04:0{number}:06.1234567Z",
        ["PublishedUtc"] = isPublished ? $"2026-02-03T04:0{number}:06.1234567Z" : null,
        ["CreatedUtc"] = "2026-02-03T04:05:06Z",
        ["Owner"] = null,
        ["Author"] = "an",
        [type] = new JsonObject { ["Text"] = new JsonObject { ["Text"] = $"text {number}" } },
        ["StrangerPart"] = bag.DeepClone(),
    };

    private static void Same(IEnumerable<JsonNode> found, IEnumerable<JsonNode> wanted) => Sorted(found).ShouldBe(Sorted(wanted));

    /// <summary>As text, which keeps the order of properties and the way that numbers are written.</summary>
    private static string[] Sorted(IEnumerable<JsonNode> nodes) => [.. nodes.Select(n => n.ToJsonString()).Order(StringComparer.Ordinal)];

    private static IEnumerable<JsonNode> Items(JsonObject recipe, string step) =>
        recipe["steps"]!.AsArray().Where(s => s!["name"]!.GetValue<string>() == step).SelectMany(s => s!["data"]!.AsArray()).Select(i => i!);

    private static IEnumerable<JsonNode> Definitions(JsonObject recipe, string list) =>
        recipe["steps"]!.AsArray().Single(s => s!["name"]!.GetValue<string>() == "ContentDefinition")![list]!.AsArray().Select(d => d!);

    private static IEnumerable<string> Texts(JsonNode? node) => node switch
    {
        JsonObject here => here.SelectMany(p => Texts(p.Value)),
        JsonArray list => list.SelectMany(Texts),
        JsonValue value when value.GetValueKind() == JsonValueKind.String => [value.GetValue<string>()],
        _ => [],
    };

    private static byte[] Zip(params string[] steps)
    {
        using var output = new MemoryStream();
        using (var zip = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true))
        using (var recipe = zip.CreateEntry("Recipe.json").Open())
            recipe.Write(Encoding.UTF8.GetBytes($"{{\"name\":\"{Guid.NewGuid():N}\",\"steps\":[{string.Join(",", steps)}]}}"));
        return output.ToArray();
    }

    private static JsonObject Read(byte[] package)
    {
        using var zip = new ZipArchive(new MemoryStream(package));
        using var recipe = zip.GetEntry("Recipe.json")!.Open();
        return JsonNode.Parse(recipe)!.AsObject();
    }

    private static async Task<RecipeReport> TakeInAsync(SiteFixture site, byte[] package)
    {
        var path = Path.Combine(site.Folder, $"{Guid.NewGuid():N}.zip");
        await File.WriteAllBytesAsync(path, package);
        var report = new RecipeReport();
        using (var file = new RecipeFile(path))
            await site.Services.GetRequiredService<RecipeRunner>().RunAsync(file.Recipe, report, default);
        File.Delete(path);
        return report;
    }

    private static async Task<byte[]> ExportAsync(SiteFixture site, ExportWishes wishes)
    {
        using var output = new MemoryStream();
        await site.Services.GetRequiredService<RecipeExport>().WriteAsync(output, wishes, "export", default);
        return output.ToArray();
    }
}
