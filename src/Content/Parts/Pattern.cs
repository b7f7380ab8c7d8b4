using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Fluid;
using Fluid.Values;

namespace RadicaleVernieuwers.Content;

/// <summary>Liquid of an item: the patterns of titles, aliases and addresses, and what editors who may write Liquid put in a text.
/// It reads the item and nothing else: <c>{{ ContentItem.DisplayText | slugify }}</c>, also as <c>Model.ContentItem</c>.</summary>
public static class Pattern
{
    private const int MostKept = 500;
    private static readonly FluidParser Parser = new(new FluidParserOptions { AllowFunctions = false });
    private static readonly TemplateOptions Options = Allowed();
    private static readonly ConcurrentDictionary<string, IFluidTemplate?> Parsed = new(StringComparer.Ordinal);

    /// <summary>What is wrong with a pattern, in the words of the parser; null where it can be read.</summary>
    public static string? Fault(string liquid) => Parser.TryParse(liquid, out _, out var error) ? null : error;

    /// <summary>The text that a pattern makes of an item; empty where it cannot be read or runs too long.</summary>
    public static string Render(string liquid, JsonObject parts, PatternItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        if (Parse(liquid) is not { } template)
            return "";
        var content = Plain(parts) as Dictionary<string, object?> ?? [];
        var shown = new Dictionary<string, object?>(content)
        {
            ["Content"] = content,
            ["ContentItemId"] = item.ItemId,
            ["ContentType"] = item.ContentType,
            ["Author"] = item.Author,
            ["DisplayText"] = parts.Object("TitlePart").Text("Title") ?? "",
        };
        var context = new TemplateContext(Options) { CultureInfo = CultureInfo.InvariantCulture };
        context.SetValue("ContentItem", shown);
        context.SetValue("Model", new Dictionary<string, object?> { ["ContentItem"] = shown });
        context.AmbientValues[nameof(PatternItem.Container)] = item.Container;
        try
        {
            return template.Render(context);
        }
        catch (InvalidOperationException)
        {
            return "";
        }
    }

    /// <summary>The same on one line, for a title or an address.</summary>
    public static string Line(string liquid, JsonObject parts, PatternItem item) =>
        string.Join(' ', Render(liquid, parts, item).Split(['\r', '\n', '\t', ' '], StringSplitOptions.RemoveEmptyEntries));

    private static IFluidTemplate? Parse(string liquid)
    {
        if (Parsed.Count > MostKept)
            Parsed.Clear();
        return Parsed.GetOrAdd(liquid, static text => Parser.TryParse(text, out var template, out _) ? template : null);
    }

    private static TemplateOptions Allowed()
    {
        var options = new TemplateOptions { MaxSteps = 10_000, MaxRecursion = 20, TimeZone = Data.Brussels.Zone };
        options.Filters.AddFilter("slugify", (input, _, _) => new StringValue(Slug.Of(input.ToStringValue())));
        options.Filters.AddFilter("display_text", async (input, _, context) => input is StringValue ? input : await input.GetValueAsync("DisplayText", context));
        options.Filters.AddFilter("container", (_, _, context) => context.AmbientValues[nameof(PatternItem.Container)] is string title ? new StringValue(title) : NilValue.Instance);
        options.Filters.AddFilter("markdownify", (input, _, _) => new StringValue(RichText.FromMarkdown(input.ToStringValue()), false));
        options.Filters.AddFilter("sanitize_html", (input, _, _) => new StringValue(RichText.Safe(input.ToStringValue()), false));
        return options;
    }

    private static object? Plain(JsonNode? node) => node switch
    {
        JsonObject properties => properties.ToDictionary(p => p.Key, p => Plain(p.Value)),
        JsonArray items => items.Select(Plain).ToArray(),
        JsonValue value => value.GetValueKind() switch
        {
            JsonValueKind.String => value.GetValue<string>(),
            JsonValueKind.Number => decimal.TryParse(value.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null,
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => null,
        },
        _ => null,
    };
}
