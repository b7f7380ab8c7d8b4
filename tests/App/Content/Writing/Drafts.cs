using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using RadicaleVernieuwers.Content;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Testing;

namespace RadicaleVernieuwers.App.Content.Writing;

/// <summary>Drafts that tests write on.</summary>
internal static class Drafts
{
    extension(SiteFixture site)
    {
        /// <summary>A draft of a story, or of another type with the same parts.</summary>
        public async Task<string> Draft(string title, string html = "<p>Eerste alinea.</p><p>Tweede alinea.</p>", DateTimeOffset? planned = null, JsonObject? own = null, string type = "Story", string? owner = null)
        {
            await using var scope = site.Services.CreateAsyncScope();
            var (db, items) = (scope.ServiceProvider.GetRequiredService<AppDb>(), scope.ServiceProvider.GetRequiredService<ContentItems>());
            var parts = new JsonObject
            {
                ["TitlePart"] = new JsonObject { ["Title"] = title },
                ["LocalizationPart"] = new JsonObject { ["Culture"] = "nl" },
                ["HtmlBodyPart"] = new JsonObject { ["Html"] = html },
                [type] = own ?? new JsonObject { ["Lead"] = new JsonObject { ["Text"] = "De inleiding." }, ["Author"] = new JsonObject { ["Text"] = "An Auteur" } },
            };
            if (planned is { } at)
                parts["PublishLaterPart"] = new JsonObject { ["ScheduledPublishUtc"] = at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture) };
            var item = items.Draft(type, parts, owner, "An");
            await db.SaveChangesAsync();
            return item.ItemId;
        }

        public async Task Publish(string itemId)
        {
            await using var scope = site.Services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<ContentItems>().PublishAsync(itemId);
            await scope.ServiceProvider.GetRequiredService<AppDb>().SaveChangesAsync();
        }
    }
}
