using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Accounts;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Content;

/// <summary>One change of a type, as the audit trail keeps it.</summary>
/// <param name="Who">Who made it; null for the program itself, such as a recipe.</param>
/// <param name="Added">Names of fields and parts that came, went and changed.</param>
internal sealed record TypeVersion(DateTimeOffset At, string? Who, IReadOnlyList<string> Added, IReadOnlyList<string> Removed, IReadOnlyList<string> Changed);

/// <summary>The former states of a type and of the part with its fields. Each save of a definition is a row of the audit trail, with all that it said.</summary>
internal sealed class TypeHistory(AppDb db)
{
    private const int Most = 200;

    /// <summary>The newest first.</summary>
    public async Task<IReadOnlyList<TypeVersion>> OfAsync(string name, CancellationToken cancellationToken)
    {
        var rows = await Rows(name).OrderByDescending(r => r.At).ThenByDescending(r => r.Id).Take(Most).ToListAsync(cancellationToken);
        var by = rows.Select(r => r.By).OfType<UserId>().Distinct().ToArray();
        var names = await db.Users.AsNoTracking().Where(u => by.Contains(u.Id)).Select(u => new { u.Id, u.DisplayName }).ToDictionaryAsync(u => u.Id, u => u.DisplayName, cancellationToken);
        return [.. rows.GroupBy(r => r.At).Select(save => Version(save.Key, save.First().By is { } who ? names.GetValueOrDefault(who) : null, [.. save]))];
    }

    /// <summary>The type as it was after the save of an instant.</summary>
    /// <exception cref="NotFound">Nothing is known of then.</exception>
    public async Task<EditedType> AtAsync(string name, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var rows = await Rows(name).Where(r => r.At <= at).OrderBy(r => r.At).ThenBy(r => r.Id).ToListAsync(cancellationToken);
        var type = Last(rows, Subject(DefinitionKind.Type, name)) ?? throw new NotFound();
        return new(type, Last(rows, Subject(DefinitionKind.Part, name)) ?? new JsonObject { ["Name"] = name, ["Settings"] = new JsonObject(), ["ContentPartFieldDefinitionRecords"] = new JsonArray() });
    }

    private IQueryable<AuditRow> Rows(string name)
    {
        string[] subjects = [Subject(DefinitionKind.Type, name), Subject(DefinitionKind.Part, name)];
        return db.Set<AuditRow>().AsNoTracking().Where(r => subjects.Contains(r.Subject));
    }

    private static string Subject(DefinitionKind kind, string name) => DefinitionRow.SubjectOf(kind, name);

    private static JsonObject? Last(IEnumerable<AuditRow> rows, string subject) => rows.Where(r => r.Subject == subject).Select(r => Said(r).After).LastOrDefault(json => json is not null);

    private static TypeVersion Version(DateTimeOffset at, string? who, IReadOnlyList<AuditRow> rows)
    {
        var said = rows.Select(Said).ToArray();
        var before = said.SelectMany(s => Records(s.Before)).ToDictionary();
        var after = said.SelectMany(s => Records(s.After)).ToDictionary();
        return new(at, who, [.. after.Keys.Except(before.Keys)], [.. before.Keys.Except(after.Keys)], [.. after.Where(a => before.TryGetValue(a.Key, out var was) && !JsonNode.DeepEquals(was, a.Value)).Select(a => a.Key)]);
    }

    private static IEnumerable<KeyValuePair<string, JsonNode?>> Records(JsonObject? definition)
    {
        if (definition is null)
            yield break;
        // A part and a field may have one name: the part with the type's own fields is named like the type.
        foreach (var part in (definition.Array("ContentTypePartDefinitionRecords") ?? []).OfType<JsonObject>().DistinctBy(r => r.Text("Name")))
            yield return new(part.Text("Name") ?? "", part);
        foreach (var field in (definition.Array("ContentPartFieldDefinitionRecords") ?? []).OfType<JsonObject>().DistinctBy(r => r.Text("Name")))
            yield return new($"{definition.Text("Name")}.{field.Text("Name")}", field);
        if (definition.ContainsKey("ContentTypePartDefinitionRecords"))
            yield return new("", definition.Object("Settings"));
    }

    private static (JsonObject? Before, JsonObject? After) Said(AuditRow row)
    {
        using var changes = JsonDocument.Parse(row.Changes);
        if (!changes.RootElement.TryGetProperty(nameof(DefinitionRow.Json), out var pair) || pair.ValueKind != JsonValueKind.Array || pair.GetArrayLength() != 2)
            return (null, null);
        return (pair[0].GetString() is { } before ? Json.Parse(before) : null, pair[1].GetString() is { } after ? Json.Parse(after) : null);
    }
}
