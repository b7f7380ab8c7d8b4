using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Recipes;

namespace RadicaleVernieuwers.Media;

/// <summary>The profiles, as <c>MediaProfiles</c> reads them.</summary>
internal sealed class MediaProfilesExport(AppDb db) : IRecipeExport
{
    public int Order => 880;

    public async Task WriteAsync(RecipeWriter writer, ExportWishes wishes, CancellationToken cancellationToken)
    {
        if (!wishes.IsWhole || await db.MediaProfiles.AsNoTracking().OrderBy(p => p.Name).ToListAsync(cancellationToken) is not { Count: > 0 } profiles)
            return;
        writer.Step(new JsonObject { ["name"] = "MediaProfiles", ["MediaProfiles"] = new JsonObject(profiles.Select(p => KeyValuePair.Create<string, JsonNode?>(p.Name, MediaProfilesStep.Of(p)))) });
    }
}
