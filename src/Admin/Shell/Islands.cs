using System.Text.Json;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace RadicaleVernieuwers.Admin;

/// <summary>The script islands that vite built: name → file with a hash.</summary>
public sealed class Islands(IWebHostEnvironment environment)
{
    private readonly Lazy<Dictionary<string, string>> _files = new(() =>
    {
        var manifest = Path.Combine(environment.ContentRootPath, "islands.json");
        if (!File.Exists(manifest))
            return [];
        using var json = JsonDocument.Parse(File.ReadAllBytes(manifest));
        return json.RootElement.EnumerateObject()
            .Where(e => e.Value.TryGetProperty("isEntry", out var entry) && entry.GetBoolean())
            .ToDictionary(e => e.Value.GetProperty("name").GetString()!, e => e.Value.GetProperty("file").GetString()!);
    });

    public string? Url(string name) => _files.Value.TryGetValue(name, out var file) ? $"/dist/{file}" : null;
}

/// <summary>Puts an island on a page: <c>&lt;island name="autosave" /&gt;</c>. Pages work without it.</summary>
[HtmlTargetElement("island", Attributes = "name", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class IslandTagHelper(Islands islands) : TagHelper
{
    public required string Name { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        if (islands.Url(Name) is not { } url)
        {
            output.SuppressOutput();
            return;
        }
        output.TagName = "script";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.RemoveAll("name");
        output.Attributes.SetAttribute("type", "module");
        output.Attributes.SetAttribute("src", url);
    }
}
