using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using RadicaleVernieuwers.Liquid;
using RadicaleVernieuwers.Media;

namespace RadicaleVernieuwers.Content;

/// <summary>The shapes of parts and fields, with all alternates that Orchard Core gives them, and what they show without a template.</summary>
public sealed class PartDisplays(MediaUrls media, PublicItems items, IHttpContextAccessor http)
{
    /// <summary>Parts that steer an item and show nothing.</summary>
    private static readonly HashSet<string> Silent = ["AutoroutePart", "AliasPart", "LocalizationPart", "PublishLaterPart", "ArchiveLaterPart", "CommonPart", "SeoMetaPart", "PreviewPart", "ContainedPart", "TermPart", "AuditTrailPart", "SitemapPart", "MenuPart", "MenuItemsListPart", "LinkMenuItemPart", "ContentMenuItemPart"];

    internal async Task<Shape?> BuildAsync(ContentTypePartDefinition part, ItemDisplay display, ContentDisplay contents, CancellationToken cancellationToken)
    {
        // A list has no value of its own: its items say that they stand in it.
        var value = display.Parts.Object(part.Name) ?? (part.PartName == "ListPart" ? [] : null);
        if (Silent.Contains(part.PartName) || value is null || (display.IsSummary && part.PartName != "TitlePart"))
            return null;
        var shape = new Shape(ShapeName.Encode(part.PartName)) { Name = part.Name, DisplayType = display.DisplayType, ["ContentItem"] = display.Model, ["ContentPart"] = value };
        foreach (var (name, own) in value)
            shape[name] = own;
        AddAlternates(shape, part, display);
        switch (part.PartName)
        {
            case "TitlePart":
                shape["Level"] = display.IsSummary || display.Depth > 0 ? 2 : 1;
                shape["Url"] = ContentAddress.Of(display.Type.Name, display.Parts);
                shape.Html = () => Heading(value.Text("Title") ?? "", display);
                break;
            case "FlowPart":
                await AddAllAsync(shape, value.Array("Widgets"), ("flow__item", ContentDisplay.Detail), display, contents, cancellationToken);
                break;
            case "BagPart":
                var shown = part.Settings.Object("BagPartSettings").Text("DisplayType") is { Length: > 0 } said ? said : ContentDisplay.Detail;
                await AddAllAsync(shape, value.Array("ContentItems"), ("bag__item", shown), display, contents, cancellationToken);
                break;
            case "ListPart":
                await AddListAsync(shape, part, display, contents, cancellationToken);
                break;
            case "LiquidPart":
                (shape.Liquid, shape.MakeSafe) = (value.Text("Liquid") ?? "", html => RichText.Safe(html));
                break;
            default:
                var whole = display.Form.Fields.FirstOrDefault(f => f.Part == part.Name && f.Name is null);
                shape.Html = () => whole is null ? "" : $"<div class=\"prose\">{whole.HtmlIn(display.Parts, display.Wording)}</div>";
                shape.Later("Body", () => new SafeHtml(whole?.HtmlIn(display.Parts, display.Wording) ?? ""));
                // What an author wrote is stored as it was written; a template gets it safe.
                shape.Later("Html", () => new SafeHtml(RichText.Safe(value.Text("Html") ?? whole?.HtmlIn(display.Parts, display.Wording) ?? "")));
                break;
        }
        return shape;
    }

    internal Shape Field(ContentTypePartDefinition part, FormField field, ItemDisplay display)
    {
        var value = field.Value(display.Parts)!;
        var mode = field.Settings.Object("ContentPartFieldSettings").Text("DisplayMode");
        var type = string.IsNullOrEmpty(mode) ? field.Type.Name : $"{field.Type.Name}_Display__{ShapeName.Encode(mode)}";
        var shape = new Shape(type) { Name = $"{part.Name}-{field.Name}", DisplayType = display.DisplayType, ["ContentItem"] = display.Model, ["Field"] = value, ["Label"] = field.LabelIn(display.Wording) };
        foreach (var (name, own) in value)
            shape[name] = own;
        string Html() => field.Type is MediaField ? Pictures(value) : field.HtmlIn(display.Parts, display.Wording);
        shape.Later("Shown", () => new SafeHtml(Html()));
        if (value.ContainsKey("Html"))
            shape.Later("Html", () => new SafeHtml(Html()));
        shape.Html = () => display.IsSummary ? Html() : $"<section class=\"field field--{Slug.Of(field.Name!, "x")}\"><h2>{Verbatim.Encode(field.LabelIn(display.Wording))}</h2>\n{Html()}</section>";
        AddAlternates(shape, part.Name, field, mode, display);
        return shape;
    }

    private static void AddAlternates(Shape shape, ContentTypePartDefinition part, ItemDisplay display)
    {
        var (type, name, view) = (ShapeName.Encode(display.Type.Name), ShapeName.Encode(part.Name), display.DisplayType);
        string[] alternates = [$"{shape.Type}_{view}", $"{display.Stereotype}__{shape.Type}", $"{type}__{shape.Type}", $"{type}_{view}__{shape.Type}", $"{type}__{name}", $"{type}_{view}__{name}", $"{type}__{shape.Type}__{name}", $"{type}_{view}__{shape.Type}__{name}"];
        foreach (var alternate in alternates.Distinct())
            shape.Alternates.Add(alternate);
    }

    private static void AddAlternates(Shape shape, string partName, FormField field, string? mode, ItemDisplay display)
    {
        var (type, part, name, kind, view) = (ShapeName.Encode(display.Type.Name), ShapeName.Encode(partName), ShapeName.Encode(field.Name!), field.Type.Name, display.DisplayType);
        List<string> alternates = [$"{kind}_{view}", $"{part}__{name}", $"{part}_{view}__{name}", $"{type}__{kind}", $"{type}_{view}__{kind}", $"{type}__{name}", $"{type}_{view}__{name}", $"{type}__{part}__{name}", $"{type}_{view}__{part}__{name}"];
        if (!string.IsNullOrEmpty(mode))
        {
            var wanted = ShapeName.Encode(mode);
            alternates.AddRange([$"{kind}_{view}__{wanted}_Display", $"{part}_Display__{name}__{kind}__{wanted}", $"{type}_Display__{kind}__{wanted}", $"{type}_Display__{name}__{kind}__{wanted}", $"{type}_Display__{part}__{name}__{kind}__{wanted}"]);
        }
        foreach (var alternate in alternates.Distinct())
            shape.Alternates.Add(alternate);
    }

    private static async Task AddAllAsync(Shape shape, JsonArray? items, (string Class, string DisplayType) how, ItemDisplay display, ContentDisplay contents, CancellationToken cancellationToken)
    {
        foreach (var item in (items ?? []).OfType<JsonObject>())
        {
            var piece = await contents.BuildAsync(item, how.DisplayType, display.Depth + 1, cancellationToken);
            var holder = new Shape("FlowItem") { ["Item"] = piece, ["FlowMetadata"] = item.Object("FlowMetadata") };
            holder.Classes.Add(how.Class);
            holder.Classes.Add($"widget-{Slug.Of(item.Text("ContentType") ?? "", "item")}");
            if (item.Object("FlowMetadata") is { } flow)
            {
                holder.Classes.Add("widget-align-" + ((int?)flow.Number("Alignment") switch { 0 => "left", 1 => "center", 2 => "right", _ => "justify" }));
                holder.Classes.Add($"widget-size-{Math.Clamp((int)(flow.Number("Size") ?? 100), 1, 100)}");
            }
            shape.Add(holder.Add(piece));
        }
    }

    /// <summary>A page of the items in its list, as summaries: which one, the address says.</summary>
    private async Task AddListAsync(Shape shape, ContentTypePartDefinition part, ItemDisplay display, ContentDisplay contents, CancellationToken cancellationToken)
    {
        var size = (int)Math.Clamp(part.Settings.Object("ListPartSettings").Number("PageSize") ?? 10, 1, 100);
        var page = int.TryParse(http.HttpContext?.Request.Query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var asked) && asked is > 0 and < 100_000 ? asked : 1;
        var found = await items.InListAsync(display.Model.ContentItemId, (page - 1) * size, size + 1, cancellationToken);
        foreach (var item in found.Take(size))
            shape.Add(await contents.BuildAsync(item.ToJson(), ContentDisplay.Summary, display.Depth + 1, cancellationToken));
        var path = http.HttpContext?.Request.Path.Value ?? "";
        (shape["Page"], shape["ContentItems"]) = (page, found.Take(size).ToArray());
        shape["Newer"] = page > 1 ? $"{path}?page={page - 1}" : null;
        shape["Older"] = found.Count > size ? $"{path}?page={page + 1}" : null;
    }

    private static string Heading(string title, ItemDisplay display)
    {
        var text = Verbatim.Encode(title);
        if (!display.IsSummary)
            return display.Depth == 0 ? $"<h1>{text}</h1>" : $"<h2>{text}</h2>";
        return ContentAddress.Of(display.Type.Name, display.Parts) is { } address ? $"<h2><a href=\"{Verbatim.Encode(address)}\">{text}</a></h2>" : $"<h2>{text}</h2>";
    }

    private string Pictures(JsonObject value) => string.Concat(MediaField.Items(value).Select(item => IsPicture(item.Path)
        ? $"<figure class=\"picture\"><img src=\"{Verbatim.Encode(media.Rendition(item.Path, 960))}\" alt=\"{Verbatim.Encode(item.Text)}\" loading=\"lazy\" decoding=\"async\"></figure>"
        : $"<p><a href=\"{Verbatim.Encode(media.Signed(item.Path, []))}\">{Verbatim.Encode(item.Text.Length > 0 ? item.Text : Path.GetFileName(item.Path))}</a></p>"));

    private static bool IsPicture(string path) => Path.GetExtension(path).ToLowerInvariant() is ".jpg" or ".jpeg" or ".png" or ".webp" or ".gif" or ".avif" or ".svg" or ".heic";
}
