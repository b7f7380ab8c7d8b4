using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Content;

/// <summary>By what the list is sorted.</summary>
public enum ItemOrder { Changed, Created, Title }

/// <summary>What an editor asks of the list: the address says it, and a saved filter keeps it.</summary>
public sealed record ItemFilter
{
    public const string Me = "me";
    public const string Nobody = "none";

    public string Type { get; init; } = "";
    /// <summary>One of <see cref="States"/>; empty for all that is neither in the archive nor in the trash.</summary>
    public string State { get; init; } = "";
    public string Language { get; init; } = "";
    /// <summary>A language that the item is not translated into.</summary>
    public string Missing { get; init; } = "";
    /// <summary>A person's id, or <see cref="Me"/>.</summary>
    public string Owner { get; init; } = "";
    /// <summary>A person's id, <see cref="Me"/> or <see cref="Nobody"/>.</summary>
    public string Assigned { get; init; } = "";
    /// <summary>The first day on which it was changed last, in Brussels.</summary>
    public DateOnly? From { get; init; }
    /// <summary>The last such day.</summary>
    public DateOnly? Until { get; init; }
    public string Words { get; init; } = "";
    public ItemOrder Order { get; init; }

    public static IReadOnlyList<string> States { get; } = ["draft", "unfinished", "scheduled", "published", "changed", "archived", "trashed"];

    public Shelf Shelf => State switch { "archived" => Shelf.Archive, "trashed" => Shelf.Trash, _ => Shelf.Present };

    public bool IsEmpty => this == new ItemFilter { Order = Order };

    /// <summary>What nobody here understands is left out.</summary>
    public static ItemFilter Read(IQueryCollection query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return new()
        {
            Type = Value(query, "type"),
            State = States.Contains(Value(query, "state")) ? Value(query, "state") : "",
            Language = Value(query, "lang"),
            Missing = Value(query, "missing"),
            Owner = Value(query, "owner"),
            Assigned = Value(query, "assigned"),
            From = Day(query, "from"),
            Until = Day(query, "until"),
            Words = Value(query, "q"),
            Order = Enum.TryParse<ItemOrder>(Value(query, "sort"), ignoreCase: true, out var order) && Enum.IsDefined(order) ? order : ItemOrder.Changed,
        };
    }

    /// <summary>What stands after the question mark; empty where nothing is asked.</summary>
    public string ToQuery(string? name = null, string? value = null)
    {
        var query = new QueryBuilder();
        foreach (var (key, text) in Values().Where(v => v.Text.Length > 0))
            query.Add(key, text);
        if (name is not null && value is not null)
            query.Add(name, value);
        return query.ToQueryString().Value?.TrimStart('?') ?? "";
    }

    private IEnumerable<(string Key, string Text)> Values() =>
    [
        ("type", Type), ("state", State), ("lang", Language), ("missing", Missing), ("owner", Owner), ("assigned", Assigned),
        ("from", Written(From)), ("until", Written(Until)), ("q", Words), ("sort", Order == ItemOrder.Changed ? "" : Order.ToString().ToLowerInvariant()),
    ];

    /// <summary>All that is asked but the words: <see cref="ItemList"/> looks those up.</summary>
    internal IQueryable<ContentItem> On(IQueryable<ContentItem> items, string? me)
    {
        var shelf = Shelf;
        var found = items.Where(i => i.Shelf == shelf);
        // SQLite takes "is null" on a unique column for a search that finds one row, and reads all of them.
        found = State switch
        {
            "draft" => found.Where(i => !i.IsPublished && !i.IsLive && i.ScheduledFor == null),
            "unfinished" => found.Where(i => !i.IsPublished && (i.ScheduledOf ?? "") == ""),
            "scheduled" => found.Where(i => i.ScheduledFor != null),
            "published" => found.Where(i => i.IsLive),
            "changed" => found.Where(i => i.IsLive && !i.IsPublished && (i.ScheduledOf ?? "") == ""),
            _ => found,
        };
        if (Language.Length > 0)
            found = found.Where(i => i.Culture == Language);
        if (Missing.Length > 0)
            found = found.Where(i => i.Culture != null && i.Culture != Missing && !items.Any(t => t.LocalizationSet != null && t.LocalizationSet == i.LocalizationSet && t.Culture == Missing && t.IsLatest && t.Shelf != Shelf.Trash));
        if (Owner.Length > 0)
            found = Owner == Me ? found.Where(i => i.Owner == me) : found.Where(i => i.Owner == Owner);
        return Dated(Tasked(found, me));
    }

    private IQueryable<ContentItem> Tasked(IQueryable<ContentItem> found, string? me)
    {
        if (Assigned.Length == 0)
            return found;
        if (Assigned == Nobody)
            return found.Where(i => i.Assignee == null);
        var person = Guid.TryParse(Assigned == Me ? me : Assigned, out var id) ? Id.From<UserId>(id) : default;
        return found.Where(i => i.Assignee == person);
    }

    private IQueryable<ContentItem> Dated(IQueryable<ContentItem> found)
    {
        if (From is { } from && Midnight(from) is var start)
            found = found.Where(i => i.Modified >= start);
        if (Until is { } until && until < DateOnly.MaxValue && Midnight(until.AddDays(1)) is var end)
            found = found.Where(i => i.Modified < end);
        return found;
    }

    private static DateTimeOffset Midnight(DateOnly day) => Brussels.Instant(day.ToDateTime(TimeOnly.MinValue), second: false);

    private static string Value(IQueryCollection query, string key) => query[key].FirstOrDefault()?.Trim() is { Length: <= 200 } value ? value : "";

    private static DateOnly? Day(IQueryCollection query, string key) => DateOnly.TryParseExact(Value(query, key), "yyyy-MM-dd", out var day) && day.Year is > 1900 and < 3000 ? day : null;

    private static string Written(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}
