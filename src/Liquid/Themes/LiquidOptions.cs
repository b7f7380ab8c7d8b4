using Fluid;
using Fluid.Values;
using System.Text.Json.Nodes;

namespace RadicaleVernieuwers.Liquid;

/// <summary>What all templates share: the filters and tags of every module, the limits, and which values may be read.</summary>
public sealed class LiquidOptions
{
    private const int MostSteps = 200_000;
    private const int MostRecursion = 50;

    public LiquidOptions(IEnumerable<ILiquidExtension> extensions, IEnumerable<ILiquidTag> tags, ThemeAssets assets)
    {
        Options = new TemplateOptions
        {
            MemberAccessStrategy = new ModelAccess(),
            MaxSteps = MostSteps,
            MaxRecursion = MostRecursion,
            TimeZone = Data.Brussels.Zone,
        };
        Options.ValueConverters.Add(value => value switch
        {
            SafeHtml safe => new StringValue(safe.Html, false),
            Shape shape => new ShapeValue(shape),
            JsonNode node => JsonFluid.Of(node),
            _ => null,
        });
        foreach (var extension in extensions)
            extension.Register(Options);
        Parser = new ThemeParser(new FilterRules(Options.Filters), assets, tags);
    }

    public TemplateOptions Options { get; }

    internal ThemeParser Parser { get; }
}
