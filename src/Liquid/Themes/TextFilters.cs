using System.Globalization;
using Fluid;
using Fluid.Values;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Liquid;

/// <summary><c>t</c>, <c>asset_url</c>, <c>local</c>, <c>href</c>, <c>absolute_url</c>: Orchard's names.</summary>
internal sealed class TextFilters(Texts texts, ThemeAssets assets, SiteAddress site) : ILiquidExtension
{
    public void Register(TemplateOptions options)
    {
        options.Filters.AddFilter("t", (input, arguments, _) =>
            new StringValue(texts[input.ToStringValue(), [.. Enumerable.Range(0, arguments.Count).Select(i => arguments.At(i).ToObjectValue())]]));
        options.Filters.AddFilter("asset_url", (input, _, _) => new StringValue(assets.Url(input.ToStringValue())));
        options.Filters.AddFilter("local", (input, arguments, _) => Local(input, arguments.At(0).ToStringValue()));
        options.Filters.AddFilter("href", (input, _, _) => new StringValue(Href(input.ToStringValue())));
        options.Filters.AddFilter("absolute_url", (input, _, _) => new StringValue(site.Absolute(input.ToStringValue())));
    }

    /// <summary>An address that may stand in a link: Orchard's <c>~/</c> is the site itself, and what would run a script leads nowhere.</summary>
    private static string Href(string address)
    {
        address = address.Trim();
        if (address.StartsWith("~/", StringComparison.Ordinal))
            return address[1..];
        return !Uri.TryCreate(address, UriKind.Absolute, out var uri) || address.StartsWith('/') || uri.Scheme is "http" or "https" or "mailto" or "tel" ? address : "#";
    }

    private static StringValue Local(FluidValue input, string format)
    {
        var culture = CultureInfo.CurrentUICulture;
        if (!DateTimeOffset.TryParse(input.ToStringValue(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant))
            return new StringValue("");
        return new StringValue(format switch
        {
            "date" => Brussels.SayDay(instant, culture),
            "zone" => Brussels.Say(instant, culture, zone: true),
            "iso" => instant.ToString("O", CultureInfo.InvariantCulture),
            _ => Brussels.Say(instant, culture),
        });
    }
}

/// <summary>The site's own address: the only source of absolute links, never the Host header.</summary>
public sealed record SiteAddress(Uri Url, string Name)
{
    public string Absolute(string path) => new Uri(Url, path).ToString();
}
