using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Content;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Search;
using RadicaleVernieuwers.Testing;

namespace RadicaleVernieuwers.App.Site;

/// <summary>Things that the public may see, and the end of waiting until it does.</summary>
internal static class Published
{
    public const string Secret = "geheim-adres@example.org";

    extension(SiteFixture site)
    {
        /// <summary>An edition that is open around the start of the tests, with a jury prize and a public prize.</summary>
        public Task<Edition> OpenEdition(string slug, PublicationRules? rules = null, DateTimeOffset? embargo = null) => site.Db(async db =>
        {
            var edition = Edition.Plan($"Editie {slug}", 2026, slug);
            var window = new Window(SiteFixture.Start.AddDays(-10), SiteFixture.Start.AddDays(10), TimeSpan.FromMinutes(15));
            edition.Schedule(window, window);
            edition.Promise(rules ?? PublicationRules.Careful);
            edition.EmbargoResultsUntil(embargo);
            edition.Award("jury", PrizeKind.Jury, new Dictionary<string, string> { ["nl"] = "Juryprijs", ["fr"] = "Prix du jury", ["en"] = "Jury prize" });
            edition.Award("public", PrizeKind.Public, new Dictionary<string, string> { ["nl"] = "Publieksprijs", ["fr"] = "Prix du public", ["en"] = "Public prize" });
            db.Editions.Add(edition);
            db.EditionCounters.Add(EditionCounter.For(edition.Id));
            await db.SaveChangesAsync();
            return edition;
        });

        /// <summary>An entry that was submitted, admitted and published, with answers of which some are nobody's business.</summary>
        public async Task<Entry> PublicEntry(Edition edition, string title, string place = "Gent", string theme = "care", string summary = "Samen sterk.", bool whole = true, IReadOnlyDictionary<string, string>? also = null)
        {
            await using var scope = site.Services.CreateAsyncScope();
            var (db, items) = (scope.ServiceProvider.GetRequiredService<AppDb>(), scope.ServiceProvider.GetRequiredService<ContentItems>());
            var now = site.Clock.Instant();
            var answers = Answers(title, place, summary);
            foreach (var (field, text) in also ?? new Dictionary<string, string>())
                answers["Entry"]![field] = new JsonObject { ["Text"] = text };
            var item = items.Draft("Entry", answers);
            var entry = Entry.Begin(edition, Initiative(db, title, now), null, item.ItemId, "nl", now);
            entry.Show(new EntryCard(title, summary, "Buurt vzw", place, "9000", 2020, "https://example.org/", "nl", null, null, [theme]), now);
            entry.NameInAddresses(Slug.Of(title, entry.Id.Value.ToString("N")));
            var counter = await db.EditionCounters.SingleAsync(c => c.EditionId == edition.Id);
            counter.PassEntry(counter.Entries + 1);
            entry.Submit(edition, edition.NumberOf(counter.Entries), item.VersionId, null, SiteFixture.Start);
            item.Seal();
            entry.Decide(Verdict.Admitted, null, now, "");
            entry.Publish(null, now, whole);
            db.Entries.Add(entry);
            await db.SaveChangesAsync();
            return entry;
        }

        public Task Unpublish(Entry entry) => site.Db(async db =>
        {
            (await db.Entries.GetAsync(entry.Id)).Unpublish(site.Clock.Instant());
            await db.SaveChangesAsync();
        });

        public Task Award(Entry entry, Edition edition, string prize, DateTimeOffset visibleFrom, string motivation) => site.Db(async db =>
        {
            var id = edition.Prizes.Single(p => p.Key == prize).Id;
            db.Results.Add(Result.Of(entry, id, new Dictionary<string, string> { ["nl"] = motivation }, visibleFrom));
            await db.SaveChangesAsync();
        });

        public async Task<string> PublicStory(string title, string culture = "nl", string body = "<p>Een <strong>verhaal</strong>.</p>", string? about = null)
        {
            await using var scope = site.Services.CreateAsyncScope();
            var (db, items) = (scope.ServiceProvider.GetRequiredService<AppDb>(), scope.ServiceProvider.GetRequiredService<ContentItems>());
            var item = items.Draft("Story", new JsonObject
            {
                ["TitlePart"] = new JsonObject { ["Title"] = title },
                ["LocalizationPart"] = new JsonObject { ["Culture"] = culture },
                ["HtmlBodyPart"] = new JsonObject { ["Html"] = body },
                ["Story"] = new JsonObject
                {
                    ["Lead"] = new JsonObject { ["Text"] = "De inleiding." },
                    ["Author"] = new JsonObject { ["Text"] = "An Auteur" },
                    ["Entries"] = new JsonObject { ["ContentItemIds"] = about is null ? [] : new JsonArray(about) },
                },
            });
            await db.SaveChangesAsync();
            await items.PublishAsync(item.ItemId);
            await db.SaveChangesAsync();
            return item.ItemId;
        }

        /// <summary>Waits until this node's index shows all that was saved, as a POST does.</summary>
        public Task Shown() => site.Db(async db =>
        {
            if (!await site.Services.GetRequiredService<IndexPosition>().WaitForAsync(await db.FeedCounters.Select(c => c.V).SingleAsync(), TimeSpan.FromSeconds(60)))
                throw new InvalidOperationException("The index stands still: " + site.Services.GetRequiredService<IndexPosition>().Failure);
        });
    }

    private static InitiativeId Initiative(AppDb db, string name, DateTimeOffset now)
    {
        var initiative = RadicaleVernieuwers.Campaign.Initiative.Of(name, now);
        db.Initiatives.Add(initiative);
        return initiative.Id;
    }

    private static JsonObject Answers(string title, string place, string summary) => new()
    {
        ["TitlePart"] = new JsonObject { ["Title"] = title },
        ["Entry"] = new JsonObject
        {
            ["Organisation"] = new JsonObject { ["Text"] = "Buurt vzw" },
            ["Summary"] = new JsonObject { ["Text"] = summary },
            ["Municipality"] = new JsonObject { ["Text"] = place },
            ["Radical"] = new JsonObject { ["Text"] = "Wij draaien het om." },
            ["ContactEmail"] = new JsonObject { ["Text"] = Secret },
        },
    };
}
