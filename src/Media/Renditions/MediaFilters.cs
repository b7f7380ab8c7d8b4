using Fluid;
using Fluid.Values;
using RadicaleVernieuwers.Liquid;

namespace RadicaleVernieuwers.Media;

/// <summary><c>media_url</c> and <c>resize_url</c>, with Orchard's argument names: <c>{{ path | resize_url: width: 600, height: 400, mode: 'crop' }}</c>.</summary>
internal sealed class MediaFilters(MediaUrls urls) : ILiquidExtension
{
    private static readonly (string Argument, string Command)[] Commands =
    [
        ("width", "width"), ("height", "height"), ("mode", "rmode"), ("quality", "quality"), ("format", "format"), ("anchor", "rxy"), ("bgcolor", "bgcolor"), ("version", "v"),
    ];

    public void Register(TemplateOptions options)
    {
        options.Filters.AddFilter("media_url", (input, _, _) => Address(input, FilterArguments.Empty));
        options.Filters.AddFilter("resize_url", (input, arguments, _) => Address(input, arguments));
    }

    private StringValue Address(FluidValue input, FilterArguments arguments)
    {
        var path = input.ToStringValue();
        if (path.Length == 0)
            return new StringValue("");
        if (path.StartsWith(MediaUrls.Root, StringComparison.Ordinal))
            path = path[MediaUrls.Root.Length..].Split('?')[0];
        // Orchard lets width and height stand without their names. By position Fluid counts named ones too.
        var byPosition = !Commands.Any(c => arguments.HasNamed(c.Argument));
        var commands = Commands.Select((c, i) => (c.Command, Value: arguments.HasNamed(c.Argument) ? arguments[c.Argument] : byPosition && i < 2 ? arguments.At(i) : NilValue.Instance))
            .Where(c => !c.Value.IsNil() && c.Value.ToStringValue().Length > 0);
        return new StringValue(urls.Signed(path, commands.Select(c => KeyValuePair.Create(c.Command, c.Value.ToStringValue())).ToArray()));
    }
}
