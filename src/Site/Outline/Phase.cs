using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Liquid;

namespace RadicaleVernieuwers.Site;

/// <summary>Where an edition is in its life, and until when.</summary>
internal sealed record Phase(string Key, DateTimeOffset? Until)
{
    public const string Upcoming = "upcoming";
    public const string Nominate = "nominate";
    public const string Enter = "enter";
    public const string Jury = "jury";
    public const string Laureates = "laureates";

    public static Phase Of(Edition? edition, DateTimeOffset now) => edition switch
    {
        null => new(Upcoming, null),
        { Nominations: { } nominations } when nominations.IsOpenAt(now) => new(Nominate, nominations.Closes),
        { Entries: { } entries } when entries.IsOpenAt(now) => new(Enter, entries.Closes),
        { Nominations: { } nominations } when nominations.IsUpcomingAt(now) => new(Upcoming, nominations.Opens),
        { Entries: { } entries } when entries.IsUpcomingAt(now) => new(Upcoming, entries.Opens),
        _ when edition.IsArchived || edition.ResultsEmbargo <= now => new(Laureates, null),
        _ => new(Jury, null),
    };

    public PhaseModel In(Texts texts)
    {
        var until = Until is { } at ? Data.Brussels.Say(at, System.Globalization.CultureInfo.CurrentUICulture, zone: true) : null;
        var sentence = Key == Upcoming && until is not null ? texts["Site.Phase.upcoming.At", until] : texts[$"Site.Phase.{Key}"];
        return new(Key, sentence, Key == Upcoming ? null : until, Until?.ToString("O", System.Globalization.CultureInfo.InvariantCulture));
    }
}

/// <summary>The phase as templates say it.</summary>
public sealed record PhaseModel(string Key, string Sentence, string? Closes, string? ClosesIso) : ILiquidModel;
