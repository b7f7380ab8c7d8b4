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

    /// <summary>What the names of the settings begin with.</summary>
    public const string Prefix = "kept.";

    /// <returns>False where it is one of ours that this program does not know, or too large to keep.</returns>
    public static async Task<bool> KeepAsync(AppDb db, string step, JsonObject body, CancellationToken cancellationToken)
    {
        var name = Prefix + step.ToLowerInvariant();
        if (step.StartsWith(Ours, StringComparison.OrdinalIgnoreCase) || name.Length > SiteSetting.LongestName)
            return false;
        var known = await db.SiteSettings.SingleOrDefaultAsync(setting => setting.Name == name, cancellationToken);
        var steps = known is null ? [] : JsonNode.Parse(known.Value)!.AsArray();
        if (steps.Any(kept => JsonNode.DeepEquals(kept, body)))
            return true;
        steps.Add(body.DeepClone());
        var json = steps.ToJsonString(Readable);
        if (json.Length > Longest)
            return false;
        if (known is null)
            db.SiteSettings.Add(SiteSetting.Of(name, json));
        else
            known.Set(json);
        return true;
    }
}
