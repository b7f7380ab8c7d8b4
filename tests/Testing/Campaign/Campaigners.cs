using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Campaign;

namespace RadicaleVernieuwers.Testing;

/// <summary>People who nominate and enter.</summary>
public static class Campaigners
{
    /// <summary>The edition of the set-up recipe: open on the day on which tests start.</summary>
    public const string Edition = "2026";

    /// <summary>An answer to every question that has to be answered, except the title and the theme.</summary>
    public static IReadOnlyDictionary<string, string> Answers { get; } = new Dictionary<string, string>
    {
        ["Entry.ActorKind"] = "citizen",
        ["Entry.Year"] = "2021",
        ["Entry.Summary"] = "Buren delen hun gereedschap in een oude container op het plein.",
        ["Entry.Description"] = "Wij zetten een container op het plein en wie iets nodig heeft, haalt het er. Wie iets over heeft, brengt het. Er is altijd koffie en er is altijd iemand die weet hoe een boormachine werkt.",
        ["Entry.TargetGroup"] = "Voor alle mensen in de straat.",
        ["Entry.Stage"] = "running",
        ["Entry.Radical"] = "Niemand is eigenaar en iedereen is verantwoordelijk.",
        ["Entry.Impact"] = "De buren kennen elkaar en kopen minder.",
        ["Entry.EvidenceLevel"] = "reasoned",
        ["Entry.Municipality"] = "Gent",
        ["Entry.Postcode"] = "9000",
        ["Entry.ContactName"] = "An Peeters",
        ["Entry.ContactEmail"] = "an.peeters@example.org",
        ["Entry.ContactPhone"] = "0470 12 34 56",
        ["Entry.RulesAccepted"] = "true",
    };

    extension(SiteFixture site)
    {
        public Task<Edition> Edition2026() => site.Db(db => db.Editions.AsNoTracking().SingleAsync(e => e.Slug == Edition));

        /// <summary>Moves the end of a term, grace included, to so long before or after now; the clock of tests only goes forward.</summary>
        public Task EndTerm(Term term, TimeSpan fromNow) => site.Db(async db =>
        {
            var edition = await db.Editions.SingleAsync(e => e.Slug == Edition);
            var window = edition.WindowOf(term)!;
            var closes = site.Clock.GetUtcNow() + fromNow - window.Grace;
            var moved = window with { Closes = closes, Opens = closes < window.Opens ? closes.AddDays(-1) : window.Opens };
            edition.Schedule(term == Term.Nominations ? moved : edition.Nominations! with { Closes = Earlier(closes, edition.Nominations!.Closes) }, term == Term.Entries ? moved : edition.Entries);
            await db.SaveChangesAsync();
        });

        /// <summary>Opens both terms again.</summary>
        public Task ReopenTerms() => site.Db(async db =>
        {
            var (edition, now) = (await db.Editions.SingleAsync(e => e.Slug == Edition), site.Clock.GetUtcNow());
            edition.Schedule(edition.Nominations! with { Closes = now.AddDays(50) }, edition.Entries! with { Closes = now.AddDays(90) });
            await db.SaveChangesAsync();
        });

        public Task<Entry> EntryOf(EntryId id) => site.Db(db => db.Entries.AsNoTracking().SingleAsync(e => e.Id == id));
    }

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;

    extension(Visitor visitor)
    {
        /// <summary>Begins an entry with a name, and with an address where nobody is signed in.</summary>
        public async Task<(EntryId Id, Page Page)> StartsEntry(string title, string? email = null, string culture = "nl")
        {
            var fields = new Dictionary<string, string> { ["Input.Title"] = title };
            if (email is not null)
                fields["Input.Email"] = email;
            var page = await visitor.Submit(await visitor.Visit($"/{culture}/nominate/yourself"), fields);
            var id = page.Path.Split('/', '?').Select(p => Guid.TryParse(p, out var guid) ? guid : Guid.Empty).FirstOrDefault(g => g != Guid.Empty);
            return (new EntryId(id), page);
        }

        /// <summary>What the autosave of a page sends.</summary>
        public async Task<HttpResponseMessage> Autosaves(string path, IEnumerable<KeyValuePair<string, string>> fields)
        {
            using var content = new FormUrlEncodedContent(fields);
            using var request = new HttpRequestMessage(HttpMethod.Put, path) { Content = content };
            request.Headers.Add("Accept", "application/json");
            return await visitor.Http.SendAsync(request);
        }

        /// <summary>Answers every question.</summary>
        public async Task FillsIn(EntryId id, IReadOnlyDictionary<string, string>? other = null)
        {
            var form = await visitor.Visit($"/my/entries/{id.Value}?step=what");
            var theme = form.Document.QuerySelector("[name='Entry.Themes'][type=checkbox]")!.GetAttribute("value")!;
            var fields = Answers.Append(new("Entry.Themes", theme)).Where(a => other?.ContainsKey(a.Key) != true).Concat(other ?? new Dictionary<string, string>());
            using var saved = await visitor.Autosaves($"/my/entries/{id.Value}/answers", fields);
            if (!saved.IsSuccessStatusCode)
                throw new InvalidOperationException($"{saved.StatusCode}: {await saved.Content.ReadAsStringAsync()}");
        }

        /// <summary>Begins, fills in and hands in.</summary>
        public async Task<EntryId> HandsIn(string title, string? email = null)
        {
            var (id, _) = await visitor.StartsEntry(title, email);
            await visitor.FillsIn(id);
            var page = await visitor.Submit(await visitor.Visit($"/my/entries/{id.Value}/submit"));
            return page.Path.EndsWith("/submit", StringComparison.Ordinal) ? throw new InvalidOperationException(page.Text) : id;
        }
    }
}
