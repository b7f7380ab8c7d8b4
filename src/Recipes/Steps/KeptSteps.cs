using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Recipes;

/// <summary>Steps of Orchard Core that mean nothing here, such as <c>queries</c> and <c>layers</c>: kept word for word under <c>kept.{step}</c>, for the way back.</summary>
internal static class KeptSteps
{
    private const string Ours = "Radicale";
    private const int Longest = 1 << 20;
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static async Task KeepAsync(AppDb db, RecipeStep step, CancellationToken cancellationToken)
    {
        var name = "kept." + step.Name.ToLowerInvariant();
        if (step.Name.StartsWith(Ours, StringComparison.OrdinalIgnoreCase) || name.Length > SiteSetting.LongestName)
            return;
        var known = await db.SiteSettings.SingleOrDefaultAsync(setting => setting.Name == name, cancellationToken);
        var steps = known is null ? [] : JsonNode.Parse(known.Value)!.AsArray();
        if (steps.Any(kept => JsonNode.DeepEquals(kept, step.Body)))
            return;
        steps.Add(step.Body.DeepClone());
        var json = steps.ToJsonString(Readable);
        if (json.Length > Longest)
            return;
        if (known is null)
            db.SiteSettings.Add(SiteSetting.Of(name, json));
        else
            known.Set(json);
    }
}
