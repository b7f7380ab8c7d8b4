using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Content;

/// <summary>A term that is about to go while items use it, or one below it.</summary>
/// <param name="Button">The name of the button that was pressed.</param>
internal sealed record UsedTerm(string Button, string TermId, string Title, int Items);

/// <summary>Counts who uses a term before it is removed from its taxonomy.</summary>
internal sealed class TermsInUse(AppDb db)
{
    /// <summary>What the form posts after the question.</summary>
    public const string Sure = "SureOfTerm";

    /// <summary>Null where no term is to go, nobody uses it, or the person was asked and is sure.</summary>
    public async Task<UsedTerm?> AskAsync(OpenItem open, IFormCollection form, CancellationToken cancellationToken)
    {
        foreach (var field in open.Form.Fields.Where(f => f.Type is TaxonomyPart))
        {
            var button = field.InputName + ".Remove";
            if (form[button].FirstOrDefault() is not { Length: > 0 } id || form[Sure] == id)
                continue;
            var all = TaxonomyPart.Tree.All(field.ValueOrEmpty(open.Item.Parts()).Array("Terms")).ToList();
            var at = all.FindIndex(t => t.Item.Text("ContentItemId") == id);
            if (at < 0)
                continue;
            var gone = all.Skip(at + 1).TakeWhile(t => t.Depth > all[at].Depth).Prepend(all[at]).Select(t => t.Item.Text("ContentItemId")).OfType<string>().Where(t => t.Length > 0);
            if (await UsersAsync(open.Item.ItemId, [.. gone], cancellationToken) is var users and > 0)
                return new(button, id, all[at].Item.Text("DisplayText") ?? id, users);
        }
        return null;
    }

    /// <summary>Without the button: what was typed, and the term still there.</summary>
    public static IFormCollection Unpressed(IFormCollection form, UsedTerm term) => new FormCollection(form.Where(f => f.Key != term.Button).ToDictionary());

    private async Task<int> UsersAsync(string taxonomyId, string[] terms, CancellationToken cancellationToken)
    {
        var users = new HashSet<string>();
        foreach (var term in terms)
        {
            var mark = $"\"{term}\"";
            users.UnionWith(await db.Set<ContentItem>().AsNoTracking().Where(i => (i.IsLatest || i.IsPublished) && i.ItemId != taxonomyId && i.Json.Contains(mark)).Select(i => i.ItemId).ToListAsync(cancellationToken));
        }
        return users.Count;
    }
}
