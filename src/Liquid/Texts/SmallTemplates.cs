using System.Collections.Concurrent;
using System.Globalization;
using Fluid;
using Fluid.Values;

namespace RadicaleVernieuwers.Liquid;

/// <summary>Short Liquid that people write into data: the pattern of a title. It reads the values it is given and nothing else, no files and no services, and it stops after 10,000 steps.
/// Besides the filters given it knows Orchard's <c>display_text</c> (the property <c>DisplayText</c>) and <c>container</c> (the value <c>Container</c>).</summary>
public sealed class SmallTemplates
{
    private const int MostKept = 500;
    private static readonly FluidParser Parser = new(new FluidParserOptions { AllowFunctions = false });
    private readonly TemplateOptions _options = new() { MaxSteps = 10_000, MaxRecursion = 20, TimeZone = Data.Brussels.Zone };
    private readonly ConcurrentDictionary<string, IFluidTemplate?> _parsed = new(StringComparer.Ordinal);

    /// <param name="filters">By Orchard's names: a text in, a text out.</param>
    public SmallTemplates(IReadOnlyDictionary<string, Func<string, string>> filters)
    {
        ArgumentNullException.ThrowIfNull(filters);
        foreach (var (name, filter) in filters)
            _options.Filters.AddFilter(name, (input, _, _) => new StringValue(filter(input.ToStringValue())));
        _options.Filters.AddFilter("display_text", async (input, _, context) => input is StringValue ? input : await input.GetValueAsync("DisplayText", context));
        _options.Filters.AddFilter("container", (_, _, context) => context.GetValue("Container"));
    }

    /// <summary>What is wrong with a template, in the words of the parser; null where it can be read.</summary>
    public static string? Fault(string liquid) => Parser.TryParse(liquid, out _, out var error) ? null : error;

    /// <summary>The text that a template makes, not encoded; empty where it cannot be read or runs too long.</summary>
    public string Render(string liquid, IReadOnlyDictionary<string, object?> values)
    {
        try
        {
            return Demand(liquid, values);
        }
        catch (FormatException)
        {
            return "";
        }
    }

    /// <summary>The same, where nothing is worse than no text.</summary>
    /// <exception cref="FormatException">It cannot be read, or runs too long.</exception>
    public string Demand(string liquid, IReadOnlyDictionary<string, object?> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (_parsed.Count > MostKept)
            _parsed.Clear();
        if (_parsed.GetOrAdd(liquid, static text => Parser.TryParse(text, out var template, out _) ? template : null) is not { } template)
            throw new FormatException(Fault(liquid));
        var context = new TemplateContext(_options) { CultureInfo = CultureInfo.InvariantCulture };
        foreach (var (name, value) in values)
            context.SetValue(name, value);
        try
        {
            return template.Render(context);
        }
        catch (Exception stopped) when (stopped is InvalidOperationException or FileNotFoundException)
        {
            throw new FormatException(stopped.Message, stopped);
        }
    }
}
