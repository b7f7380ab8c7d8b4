using System.Globalization;
using Fluid;
using Fluid.Values;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Liquid;

/// <summary><c>t</c>, <c>asset_url</c>, <c>append_version</c>, <c>local</c>, <c>utc</c>, <c>href</c>, <c>absolute_url</c>, <c>supported_cultures</c>, <c>switch_culture_url</c>: Orchard's names.</summary>
internal sealed class TextFilters(Texts texts, ThemeAssets assets, SiteAddress site, Languages languages) : ILiquidExtension
{
    public void Register(TemplateOptions options)
    {
        options.Filters.AddFilter("t", (input, arguments, _) =>
            new StringValue(texts[input.ToStringValue(), [.. Enumerable.Range(0, arguments.Count).Select(i => arguments.At(i).ToObjectValue())]]));
        options.Filters.AddFilter("asset_url", (input, _, _) => new StringValue(assets.Url(input.ToStringValue())));
        // A file of the theme has its version in its address already, and a picture of the library is asked for anew by itself.
        options.Filters.AddFilter("append_version", (input, _, _) => new StringValue(assets.Find(input.ToStringValue()) ?? input.ToStringValue()));
        options.Filters.AddFilter("local", (input, arguments, _) => Local(input, arguments.At(0).ToStringValue()));
        options.Filters.AddFilter("utc", (input, _, _) => Instant(input) is { } instant ? new DateTimeValue(instant.ToUniversalTime()) : NilValue.Instance);
        options.Filters.AddFilter("href", (input, _, _) => new StringValue(Href(input.ToStringValue())));
        options.Filters.AddFilter("supported_cultures", (_, _, context) => FluidValue.Create(languages.All.Select(l => new CultureModel(l)).ToArray(), context.Options));
        options.Filters.AddFilter("switch_culture_url", SwitchAsync);
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

    /// <summary>Without a format an instant in Brussels, for <c>date</c>; with one of ours, in words.</summary>
    private static FluidValue Local(FluidValue input, string format)
    {
        var culture = CultureInfo.CurrentUICulture;
        if (Instant(input) is not { } instant)
            return new StringValue("");
        return format.Length == 0 ? new DateTimeValue(TimeZoneInfo.ConvertTime(instant, Brussels.Zone)) : new StringValue(format switch
        {
            "date" => Brussels.SayDay(instant, culture),
            "zone" => Brussels.Say(instant, culture, zone: true),
            "iso" => instant.ToString("O", CultureInfo.InvariantCulture),
            _ => Brussels.Say(instant, culture),
        });
    }

    private static DateTimeOffset? Instant(FluidValue input) => input.ToObjectValue() switch
    {
        DateTimeOffset instant => instant,
        DateTime time => new DateTimeOffset(DateTime.SpecifyKind(time, DateTimeKind.Utc)),
        _ => DateTimeOffset.TryParse(input.ToStringValue(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var read) ? read : null,
    };

    /// <summary>Where the same page is in another language.</summary>
    private async ValueTask<FluidValue> SwitchAsync(FluidValue input, FilterArguments arguments, TemplateContext context)
    {
        var wanted = input.ToStringValue();
        foreach (var other in context.GetValue("Alternates").Enumerate(context))
        {
            if ((await other.GetValueAsync("Culture", context)).ToStringValue() == wanted)
                return await other.GetValueAsync("Url", context);
        }
        return new StringValue(languages.Has(wanted) ? "/" + wanted : "");
    }
}

/// <summary>A language of the site, as <c>supported_cultures</c> gives it.</summary>
public sealed record CultureModel(string Name) : ILiquidModel
{
    public string Dir => CultureInfo.GetCultureInfo(Name).TextInfo.IsRightToLeft ? "rtl" : "ltr";

    public string DisplayName => CultureInfo.GetCultureInfo(Name).NativeName;
}

/// <summary>The site's own address: the only source of absolute links, never the Host header.</summary>
public sealed record SiteAddress(Uri Url, string Name)
{
    public string Absolute(string path) => new Uri(Url, path).ToString();
}
