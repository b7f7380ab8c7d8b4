using Fluid;
using Fluid.Values;
using RadicaleVernieuwers.Admin;
using RadicaleVernieuwers.Liquid;

namespace RadicaleVernieuwers.Site;

/// <summary><c>island_url</c>: the address of a script of ours by its name, empty where it was not built: <c>{{ 'video' | island_url }}</c>.</summary>
internal sealed class IslandFilter(Islands islands) : ILiquidExtension
{
    public void Register(TemplateOptions options) =>
        options.Filters.AddFilter("island_url", (input, _, _) => new StringValue(islands.Url(input.ToStringValue()) ?? ""));
}
