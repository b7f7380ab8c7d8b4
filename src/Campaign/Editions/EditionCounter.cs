using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Campaign;

/// <summary>Hands out the numbers of an edition.</summary>
public sealed class EditionCounter
{
    public EditionId EditionId { get; private set; }
    public int Entries { get; private set; }
    public int Nominations { get; private set; }

    public static EditionCounter For(EditionId edition) => new() { EditionId = edition };

    /// <summary>Never hands out what is given elsewhere: an import or a recipe that brings its own numbers.</summary>
    public void PassEntry(int number) => Entries = Math.Max(Entries, number);

    /// <summary>The last of so many new numbers, taken at once and in one statement, so that a hundred people who submit in the last minute never wait for or refuse one another. A save that fails afterwards leaves a gap.</summary>
    internal static async Task<int> TakeAsync(AppDb db, EditionId edition, Term term, CancellationToken cancellationToken, int count = 1)
    {
        var column = term == Term.Entries ? "entries" : "nominations";
        var sql = $"UPDATE edition_counters SET {column} = {column} + {{1}} WHERE edition_id = {{0}} RETURNING {column} AS \"Value\"";
        var id = db.IsSqlite ? (object)edition.Value.ToString().ToUpperInvariant() : edition.Value;
        var taken = await db.WriteAsync(() => db.Database.SqlQueryRaw<int>(sql, id, count).ToListAsync(cancellationToken), cancellationToken);
        return taken.Single();
    }
}
