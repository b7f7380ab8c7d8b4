using System.Globalization;
using Microsoft.AspNetCore.Localization;
using RadicaleVernieuwers.Liquid;

namespace RadicaleVernieuwers.Web.Middleware;

/// <summary>On <c>/{culture}/…</c> the address alone decides; elsewhere the person's own setting; else the leading language. No cookie.</summary>
internal static class Cultures
{
    public const string Claim = "language";

    public static void UseCultures(this WebApplication app)
    {
        var languages = app.Services.GetRequiredService<Languages>();
        var options = new RequestLocalizationOptions
        {
            DefaultRequestCulture = new RequestCulture(Languages.Culture(languages.Leading)),
            SupportedCultures = [.. languages.All.Select(Languages.Culture)],
            SupportedUICultures = [.. languages.All.Select(Languages.Culture)],
            RequestCultureProviders = [new CustomRequestCultureProvider(context => Task.FromResult<ProviderCultureResult?>(new(Languages.Culture(Choose(context, languages)).Name)))],
        };
        app.UseRequestLocalization(options);
    }

    /// <summary>For an answer that is given before the culture of the request was chosen, or after it was lost.</summary>
    public static void Apply(HttpContext context) =>
        CultureInfo.CurrentUICulture = CultureInfo.CurrentCulture = Languages.Culture(Choose(context, context.RequestServices.GetRequiredService<Languages>()));

    private static string Choose(HttpContext context, Languages languages)
    {
        var first = context.Request.Path.Value?.Split('/').ElementAtOrDefault(1);
        var setting = context.User.FindFirst(Claim)?.Value;
        var asked = context.Request.Query["lang"].ToString();
        return languages.Has(first) ? first! : languages.Has(setting) ? setting! : languages.Has(asked) ? asked : languages.Leading;
    }
}
