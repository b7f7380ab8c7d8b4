using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Campaign;

/// <summary>What the team fills in about an edition.</summary>
internal sealed class EditionInput
{
    [Required, StringLength(Edition.LongestName)]
    public string Name { get; set; } = "";

    [Range(2000, 2100)]
    public int Year { get; set; }

    [Required, StringLength(Edition.LongestSlug)]
    public string Slug { get; set; } = "";

    public TypedInstant NominationsOpen { get; set; } = new();
    public TypedInstant NominationsClose { get; set; } = new();
    public TypedInstant EntriesOpen { get; set; } = new();
    public TypedInstant EntriesClose { get; set; } = new();

    [Range(0, 1440)]
    public int GraceMinutes { get; set; } = 15;

    public List<string> Themes { get; set; } = [];
    /// <summary>Keys of the rules of the call that count.</summary>
    public List<string> Rules { get; set; } = [];
    public List<LabelledInput> OwnRules { get; set; } = [];
    public List<string> Languages { get; set; } = [];
    public PublicWhen Card { get; set; }
    public PublicWhen Entry { get; set; }
    public PublicWhen Result { get; set; }
    public TypedInstant ResultsEmbargo { get; set; } = new();
    public List<PrizeInput> Prizes { get; set; } = [];

    public static EditionInput From(Edition edition) => new()
    {
        Name = edition.Name,
        Year = edition.Year,
        Slug = edition.Slug,
        NominationsOpen = TypedInstant.From(edition.Nominations?.Opens),
        NominationsClose = TypedInstant.From(edition.Nominations?.Closes),
        EntriesOpen = TypedInstant.From(edition.Entries?.Opens),
        EntriesClose = TypedInstant.From(edition.Entries?.Closes),
        GraceMinutes = (int)(edition.Entries?.Grace.TotalMinutes ?? 15),
        Themes = [.. edition.Themes],
        Rules = [.. edition.Rules.Where(r => r.IsOfTheCall).Select(r => r.Key)],
        OwnRules = [.. edition.Rules.Where(r => !r.IsOfTheCall).Select(r => new LabelledInput().Saying(r.Key, r.Label))],
        Languages = [.. edition.Languages],
        Card = edition.Publication.Card,
        Entry = edition.Publication.Entry,
        Result = edition.Publication.Result,
        ResultsEmbargo = TypedInstant.From(edition.ResultsEmbargo),
        Prizes = [.. edition.Prizes.OrderBy(p => p.Order).Select(PrizeInput.From)],
    };

    /// <summary>The next edition, two years on: all as before, except when.</summary>
    public static EditionInput Next(Edition previous)
    {
        var next = From(previous);
        next.Year = previous.Year + 2;
        next.Name = previous.Name.Replace($"{previous.Year}", $"{next.Year}", StringComparison.Ordinal);
        next.Slug = previous.Slug.Replace($"{previous.Year}", $"{next.Year}", StringComparison.Ordinal);
        (next.NominationsOpen, next.NominationsClose, next.EntriesOpen, next.EntriesClose, next.ResultsEmbargo) = (new(), new(), new(), new(), new());
        return next;
    }

    /// <param name="mayLift">Whether this person may decide when results leave the house.</param>
    public async Task ApplyAsync(Edition edition, AppDb db, bool mayLift, DateTimeOffset now)
    {
        if (await db.Editions.AnyAsync(e => e.Slug == Slug && e.Id != edition.Id))
            throw new Refusal("Edition.SlugTaken", Slug) { Field = "Input.Slug" };
        edition.Rename(Name, Year, Slug);
        var (nominations, entries) = (WindowOf(NominationsOpen, NominationsClose, "Nominations"), WindowOf(EntriesOpen, EntriesClose, "Entries"));
        if (nominations != edition.Nominations || entries != edition.Entries)
            db.Note(edition.AuditSubject, "Edition.Scheduled", new { from = new { edition.Nominations, edition.Entries }, to = new { nominations, entries } });
        edition.Schedule(nominations, entries);
        edition.Ask(edition.FormType, Themes, [.. RulesInOrder()], Languages.Count > 0 ? Languages : ["nl"]);
        edition.Promise(new PublicationRules(Card, Entry, Result));
        await EmbargoAsync(edition, db, mayLift, now);
        await AwardAsync(edition, db);
    }

    private IEnumerable<Rule> RulesInOrder() => Admissibility.InOrder.Where(Rules.Contains).Select(key => new Rule(key))
        .Concat(OwnRules.Where(r => r.Label.Count > 0).Select(r => Rule.Own(r.KeyOrMade("rule", Rule.LongestKey), r.Label)).DistinctBy(r => r.Key));

    private async Task EmbargoAsync(Edition edition, AppDb db, bool mayLift, DateTimeOffset now)
    {
        var until = ResultsEmbargo.ToInstant("Input.ResultsEmbargo");
        if (until == edition.ResultsEmbargo)
            return;
        if (!mayLift && (until is null || until <= now || await db.Results.AnyAsync(r => r.EditionId == edition.Id)))
            throw new Refusal("Edition.EmbargoNotYours") { Field = "Input.ResultsEmbargo.Local" };
        edition.EmbargoResultsUntil(until);
    }

    private Window? WindowOf(TypedInstant opens, TypedInstant closes, string name)
    {
        var (from, to) = (opens.ToInstant($"Input.{name}Open"), closes.ToInstant($"Input.{name}Close"));
        if (from is null && to is null)
            return null;
        if (from is null || to is null)
            throw new Refusal("Edition.WindowHalf") { Field = from is null ? $"Input.{name}Open.Local" : $"Input.{name}Close.Local" };
        try
        {
            return Window.Of(from.Value, to.Value, TimeSpan.FromMinutes(GraceMinutes));
        }
        catch (Refusal refusal)
        {
            throw new Refusal(refusal.Key) { Field = refusal.Key == "Window.Grace" ? "Input.GraceMinutes" : $"Input.{name}Close.Local" };
        }
    }

    private async Task AwardAsync(Edition edition, AppDb db)
    {
        var kept = Prizes.Where(p => p.Label.Count > 0).ToArray();
        foreach (var prize in edition.Prizes.Where(p => kept.All(k => k.KeyOrMade("prize") != p.Key)).ToArray())
        {
            if (await db.Results.AnyAsync(r => r.PrizeId == prize.Id))
                throw new Refusal("Edition.PrizeGiven", prize.LabelIn("nl"));
            edition.DropPrize(prize.Key);
        }
        foreach (var prize in kept)
            edition.Award(prize.KeyOrMade("prize"), prize.Kind, prize.Label);
    }
}

/// <summary>Words in the three languages as a row of the form. A row without any is none.</summary>
internal class LabelledInput
{
    public string? Key { get; set; }
    [StringLength(LongestText)]
    public string? Nl { get; set; }
    [StringLength(LongestText)]
    public string? Fr { get; set; }
    [StringLength(LongestText)]
    public string? En { get; set; }

    public const int LongestText = 200;

    public IReadOnlyDictionary<string, string> Label =>
        new[] { ("nl", Nl), ("fr", Fr), ("en", En) }.Where(l => !string.IsNullOrWhiteSpace(l.Item2)).ToDictionary(l => l.Item1, l => l.Item2!.Trim());

    /// <summary>Its key; a new row gets one from its words.</summary>
    public string KeyOrMade(string otherwise, int longest = Content.Slug.Longest)
    {
        var key = Key is { Length: > 0 } ? Key : Content.Slug.Of(Label.Values.First(), otherwise);
        return key.Length > longest ? key[..longest].TrimEnd('-') : key;
    }

    public LabelledInput Saying(string key, IReadOnlyDictionary<string, string> label)
    {
        (Key, Nl, Fr, En) = (key, label.GetValueOrDefault("nl"), label.GetValueOrDefault("fr"), label.GetValueOrDefault("en"));
        return this;
    }
}

/// <summary>A prize as a row of the form.</summary>
internal sealed class PrizeInput : LabelledInput
{
    public PrizeKind Kind { get; set; }

    public static PrizeInput From(Prize prize)
    {
        var input = new PrizeInput { Kind = prize.Kind };
        input.Saying(prize.Key, InLanguages.Read(prize.LabelJson));
        return input;
    }
}
