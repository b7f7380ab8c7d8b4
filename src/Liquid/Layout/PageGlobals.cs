using System.Globalization;
using Fluid;
using Fluid.Values;
using Microsoft.AspNetCore.Http;

namespace RadicaleVernieuwers.Liquid;

/// <summary>The site's name, its links in the reader's language, and the same page in the other languages.</summary>
internal sealed class PageGlobals(SiteAddress site, Languages languages, Texts texts) : ILiquidGlobals
{
    public Task FillAsync(HttpContext http, TemplateContext context)
    {
        var culture = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        var path = http.Request.Path.Value ?? "/";
        context.SetValue("Culture", new CultureValue(culture));
        context.SetValue("Request", FluidValue.Create(new RequestModel(path, http.Request.QueryString.Value ?? ""), context.Options));
        context.SetValue("Site", FluidValue.Create(new SiteModel(site.Name, site.Url.ToString().TrimEnd('/')), context.Options));
        context.SetValue("Links", FluidValue.Create(SiteLinks.In(culture), context.Options));
        context.SetValue("Path", path);
        context.SetValue("CanonicalUrl", site.Absolute(path));
        context.SetValue("Alternates", FluidValue.Create(Alternates(path, http.Request.QueryString.Value ?? ""), context.Options));
        return Task.CompletedTask;
    }

    private AlternateModel[] Alternates(string path, string query)
    {
        var parts = path.Split('/', 3);
        if (parts.Length < 2 || !languages.Has(parts[1]))
            return [];
        var rest = parts.Length > 2 ? "/" + parts[2] : "";
        return [.. languages.All.Select(l => new AlternateModel(l, $"/{l}{rest}{query}", texts.Get(Languages.Culture(l), "Language.Name")) { IsDefault = l == languages.Leading })];
    }
}

public sealed record SiteModel(string Name, string Url) : ILiquidModel
{
    /// <summary>As Orchard calls it.</summary>
    public string SiteName => Name;

    public string BaseUrl => Url;
}

/// <summary>What is asked for; nothing of who asks.</summary>
public sealed record RequestModel(string Path, string QueryString) : ILiquidModel;

/// <summary>The same page in another language.</summary>
public sealed record AlternateModel(string Culture, string Url, string Name) : ILiquidModel
{
    /// <summary>The page is there, and its text is in another language still: nothing that search engines should take for a translation.</summary>
    public bool IsFallback { get; init; }
    /// <summary>What whoever reads none of the languages gets.</summary>
    public bool IsDefault { get; init; }
}

/// <summary>The addresses of the public pages in one language.</summary>
#pragma warning disable IDE1006, CA1507 // Templates write Links.nominate, in lower case.
public sealed record SiteLinks(string home, string nominate, string entries, string stories, string jury, string search, string accessibility, string privacy, string about, string rules, string press) : ILiquidModel
{
    public string my => "/my";
    public string account => "/account";
    public string admin => "/admin";

    public static SiteLinks In(string culture) => new($"/{culture}", $"/{culture}/nominate", $"/{culture}/entries", $"/{culture}/stories", $"/{culture}/jury",
        $"/{culture}/search", $"/{culture}/accessibility", $"/{culture}/privacy", $"/{culture}/about", $"/{culture}/rules", $"/{culture}/press");
}
#pragma warning restore IDE1006, CA1507
