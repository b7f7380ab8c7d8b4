using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Campaign;

/// <summary>One round of the call.</summary>
public readonly record struct EditionId(Guid Value) : IId<EditionId>;

/// <summary>The two terms of an edition.</summary>
public enum Term { Nominations, Entries }

/// <summary>One edition of the call: when one may nominate and enter, by which rules, for which prizes, and what becomes public when.</summary>
public sealed class Edition : Entity, IAudited, IFed
{
    public const int LongestName = 200;
    public const int LongestSlug = 60;

    private readonly List<Prize> _prizes = [];

    public EditionId Id { get; private set; }
    public string Name { get; private set; } = "";
    public int Year { get; private set; }
    /// <summary>What addresses carry: <c>2026</c>.</summary>
    public string Slug { get; private set; } = "";
    /// <summary>When one may nominate; null for an edition of the archive whose dates nobody knows.</summary>
    public Window? Nominations { get; private set; }
    /// <summary>When one may enter; null as above.</summary>
    public Window? Entries { get; private set; }
    /// <summary>The content type that an entry answers.</summary>
    public string FormType { get; private set; } = "Entry";
    /// <summary>Slugs of the themes that may be chosen; empty means all.</summary>
    public IReadOnlyList<string> Themes { get; private set; } = [];
    /// <summary>The rules of admissibility that count, in order; none means the eight of the call.</summary>
    public IReadOnlyList<Rule> Rules { get; private set; } = [];
    /// <summary>Languages in which an entry may be written.</summary>
    public IReadOnlyList<string> Languages { get; private set; } = ["nl"];
    /// <summary>What becomes public, and when: shown to whoever enters, before they hand in.</summary>
    public PublicationRules Publication { get; private set; } = PublicationRules.Careful;
    /// <summary>The instant before which no result leaves the house.</summary>
    public DateTimeOffset? ResultsEmbargo { get; private set; }
    /// <summary>A past edition told from sources, not run on this site.</summary>
    public bool IsArchived { get; private set; }
    public string? Chair { get; private set; }
    public string AboutJson { get; private set; } = "{}";
    public string NotKnownJson { get; private set; } = "{}";
    public IReadOnlyList<Prize> Prizes => _prizes;

    public string AuditSubject => $"edition/{Id.Value}";
    public string FeedSubject => AuditSubject;

    public static Edition Plan(string name, int year, string slug) => new() { Id = Data.Id.New<EditionId>(), Name = name, Year = year, Slug = slug };

    /// <summary>Takes over from an earlier edition what its page does not ask for: the form here, and elsewhere whatever listens for <see cref="EditionCopied"/>. Comes after <see cref="Rename"/>.</summary>
    public void ContinueFrom(Edition previous)
    {
        ArgumentNullException.ThrowIfNull(previous);
        FormType = previous.FormType;
        Raise(new EditionCopied(Id, Year, previous.Id, previous.Year));
    }

    /// <exception cref="Refusal"><c>Edition.NameMissing</c> or <c>Edition.Slug</c>.</exception>
    public void Rename(string name, int year, string slug)
    {
        if (string.IsNullOrWhiteSpace(name))
            throw new Refusal("Edition.NameMissing") { Field = "Input.Name" };
        if (slug.Length is 0 or > LongestSlug || !slug.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-'))
            throw new Refusal("Edition.Slug") { Field = "Input.Slug" };
        (Name, Year, Slug) = (name.Trim(), year, slug);
    }

    /// <exception cref="Refusal"><c>Edition.WindowOrder</c>: nominating would end after entering.</exception>
    public void Schedule(Window? nominations, Window? entries)
    {
        if (nominations is not null && entries is not null && nominations.Closes > entries.Closes)
            throw new Refusal("Edition.WindowOrder") { Field = "Input.NominationsClose" };
        if (nominations != Nominations || entries != Entries)
            Raise(new EditionScheduled(Id));
        (Nominations, Entries) = (nominations, entries);
    }

    public void Ask(string formType, IReadOnlyList<string> themes, IReadOnlyList<Rule> rules, IReadOnlyList<string> languages)
    {
        FormType = formType;
        if (!Themes.SequenceEqual(themes))
            Themes = themes;
        if (!Rules.SequenceEqual(rules))
            Rules = rules;
        if (!Languages.SequenceEqual(languages))
            Languages = languages;
    }

    public void Promise(PublicationRules rules)
    {
        if (Publication != rules)
            Publication = rules;
    }

    public void EmbargoResultsUntil(DateTimeOffset? instant)
    {
        if (instant?.Cut() != ResultsEmbargo)
            Raise(new EditionScheduled(Id));
        ResultsEmbargo = instant?.Cut();
    }

    public void Archive(string? chair)
    {
        IsArchived = true;
        Chair = chair;
    }

    public void Tell(IReadOnlyDictionary<string, string> about, IReadOnlyDictionary<string, string> notKnown) =>
        (AboutJson, NotKnownJson) = (InLanguages.Write(about), InLanguages.Write(notKnown));

    /// <summary>What the archive says about it; empty where nothing was written.</summary>
    public string AboutIn(string language) => InLanguages.Read(AboutJson, language);

    /// <summary>What nobody knows any more.</summary>
    public string NotKnownIn(string language) => InLanguages.Read(NotKnownJson, language);

    /// <summary>Adds a prize or words it anew; a prize is known by its key.</summary>
    public Prize Award(string key, PrizeKind kind, IReadOnlyDictionary<string, string> label)
    {
        var prize = _prizes.Find(p => p.Key == key);
        if (prize is null)
            _prizes.Add(prize = Prize.Of(Id, key, kind, _prizes.Count));
        prize.Describe(kind, label);
        return prize;
    }

    public void DropPrize(string key) => _prizes.RemoveAll(p => p.Key == key);

    public string NumberOf(int number) => $"RV{Year % 100:00}-{number:0000}";

    public string NominationNumberOf(int number) => $"RV{Year % 100:00}-N{number:0000}";

    public Window? WindowOf(Term term) => term == Term.Nominations ? Nominations : Entries;

    /// <summary>Whether something that becomes public at this moment of an edition's life is public now.</summary>
    public bool Shows(PublicWhen when, DateTimeOffset now) => when switch
    {
        PublicWhen.Admitted => true,
        PublicWhen.ResultsPublished => IsArchived || (ResultsEmbargo is { } at && now >= at),
        _ => false,
    };
}

/// <summary>A term of an edition or its embargo moved.</summary>
public sealed record EditionScheduled(EditionId Edition) : IEvent;

/// <summary>An edition was made after the example of an earlier one.</summary>
public sealed record EditionCopied(EditionId Edition, int Year, EditionId From, int FromYear) : IEvent;
