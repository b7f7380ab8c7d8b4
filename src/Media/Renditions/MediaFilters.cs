using System.Text.Encodings.Web;
using Fluid;
using Fluid.Values;
using RadicaleVernieuwers.Liquid;

namespace RadicaleVernieuwers.Media;

/// <summary><c>media_url</c> and <c>resize_url</c>, with Orchard's argument names: <c>{{ path | resize_url: width: 600, height: 400, mode: 'crop' }}</c>, <c>{{ path | resize_url: profile: 'banner' }}</c>, <c>{{ url | img_tag: alt: 'x', class: 'y' }}</c>.</summary>
internal sealed class MediaFilters(MediaUrls urls, MediaProfiles? profiles = null) : ILiquidExtension
{
    private static readonly (string Argument, string Command)[] Commands =
    [
        ("width", "width"), ("height", "height"), ("mode", "rmode"), ("quality", "quality"), ("format", "format"), ("anchor", "rxy"), ("bgcolor", "bgcolor"), ("version", "v"),
    ];

    public void Register(TemplateOptions options)
    {
        options.Filters.AddFilter("media_url", (input, _, _) => Address(input, FilterArguments.Empty, null));
        options.Filters.AddFilter("img_tag", (input, arguments, _) => new StringValue(ImageTag(input.ToStringValue(), arguments), false));
        options.Filters.AddFilter("resize_url", async (input, arguments, _) =>
            Address(input, arguments, profiles is not null && arguments.HasNamed("profile") ? await profiles.FindAsync(arguments["profile"].ToStringValue()) : null));
    }

    private StringValue Address(FluidValue input, FilterArguments arguments, MediaProfile? profile)
    {
        var path = input.ToStringValue();
        if (path.Length == 0)
            return new StringValue("");
        if (path.StartsWith(MediaUrls.Root, StringComparison.Ordinal))
            path = path[MediaUrls.Root.Length..].Split('?')[0];
        // Orchard lets width and height stand without their names. By position Fluid counts named ones too.
        var byPosition = !arguments.HasNamed("profile") && !Commands.Any(c => arguments.HasNamed(c.Argument));
        var commands = Commands.Select((c, i) => (c.Command, Value: arguments.HasNamed(c.Argument) ? arguments[c.Argument] : byPosition && i < 2 ? arguments.At(i) : NilValue.Instance))
            .Where(c => !c.Value.IsNil() && c.Value.ToStringValue().Length > 0).Select(c => KeyValuePair.Create(c.Command, Written(c.Value)));
        // What stands beside a profile goes before what the profile says.
        return new StringValue(urls.Signed(path, commands.Concat(profile?.Commands() ?? []).DistinctBy(c => c.Key).ToArray()));
    }

    /// <summary>A picture always has a text instead of it, if only the empty one.</summary>
    private static string ImageTag(string address, FilterArguments arguments)
    {
        var attributes = arguments.Names.Where(n => n != "alt").Select(n => KeyValuePair.Create(n.Replace('_', '-'), arguments[n].ToStringValue()));
        return $"<img{string.Concat(attributes.Prepend(new("alt", arguments["alt"].ToStringValue())).Prepend(new("src", address)).Select(a => $" {HtmlEncoder.Default.Encode(a.Key)}=\"{HtmlEncoder.Default.Encode(a.Value)}\""))}>";
    }

    // Orchard hands an anchor over as an object {X, Y}.
    private static string Written(FluidValue value) => value.ToObjectValue() is System.Text.Json.Nodes.JsonObject point && point["X"] is { } x && point["Y"] is { } y
        ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{(double)x:0.####},{(double)y:0.####}") : value.ToStringValue();
}
