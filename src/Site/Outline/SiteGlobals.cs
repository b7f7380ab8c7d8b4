using Fluid;
using Fluid.Values;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Liquid;

namespace RadicaleVernieuwers.Site;

/// <summary>On every page of the theme: where the call stands, and who is signed in.</summary>
internal sealed class SiteGlobals(OutlineReader outlines, IAuthorizationService authorization, StructuredData data, Languages languages, Texts texts, TimeProvider clock) : ILiquidGlobals
{
    public async Task FillAsync(HttpContext http, TemplateContext context)
    {
        var outline = await outlines.ReadAsync(http.RequestAborted);
        var now = clock.Instant();
        context.SetValue("Phase", FluidValue.Create(Phase.Of(outline.CurrentAt(now), now).In(texts), context.Options));
        if (http.Request.Path.Value?.Split('/') is [_, var culture, ..] && languages.Has(culture))
            context.SetValue("JsonLd", FluidValue.Create(data.OfSite(culture), context.Options));
        if (http.User.Identity is { IsAuthenticated: true } identity)
            context.SetValue("User", FluidValue.Create(new VisitorModel(identity.Name ?? "",
                await MayAsync(http, Permissions.AccessAdminPanel), await MayAsync(http, Permissions.ScoreEntries)), context.Options));
    }

    private async Task<bool> MayAsync(HttpContext http, string permission) => (await authorization.AuthorizeAsync(http.User, permission)).Succeeded;
}

/// <summary>Who is signed in.</summary>
public sealed record VisitorModel(string Name, bool IsTeam, bool IsJuror) : ILiquidModel;
