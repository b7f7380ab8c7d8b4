using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace RadicaleVernieuwers.Content;

/// <summary>The button of a list of held items by which a form was sent: see <see cref="HeldItems"/>.</summary>
/// <param name="List">The name of the part's inputs: <c>FlowPart</c>.</param>
/// <param name="Value">The item or the type that it is about.</param>
internal sealed record HeldButton(string List, string Verb, string Value, string? NewId)
{
    private const string Gone = "Remove";
    private static readonly string[] Verbs = ["Add", "AddAfter", "Copy", "Up", "Down", "In", "Out", Gone];

    /// <summary>What the next page says.</summary>
    public string Said => Verb switch { "Add" or "AddAfter" or "Copy" => "Block.WasAdded", Gone => "Block.WasTakenOut", _ => "Item.Saved" };

    /// <summary>Where the next page goes to.</summary>
    public string Anchor => Verb switch
    {
        "Add" or "AddAfter" or "Copy" => NewId is null ? "" : "#block-" + NewId,
        Gone => $"#{List.Replace('.', '_')}_Blocks",
        _ => "#block-" + Value,
    };

    /// <summary>Null where the form was sent in another way.</summary>
    public static HeldButton? In(IFormCollection form)
    {
        foreach (var (name, values) in form)
        {
            if (Of(form, name) is { } verb && values.ToString() is { Length: > 0 } value)
            {
                var list = name[..^(verb.Length + 1)];
                return new(list, verb, value, ItemIds.IsId(form[list + ".NewId"].ToString()) ? form[list + ".NewId"].ToString() : null);
            }
        }
        return null;
    }

    public static bool Removes(IFormCollection form) => In(form)?.Verb == Gone;

    /// <summary>All that was sent, without the button.</summary>
    public static IEnumerable<KeyValuePair<string, StringValues>> Without(IFormCollection form) => form.Where(f => Of(form, f.Key) is null);

    private static string? Of(IFormCollection form, string name) =>
        name.LastIndexOf('.') is > 0 and var dot && name[(dot + 1)..] is var verb && Verbs.Contains(verb) && form.ContainsKey(name[..dot] + ".Item") ? verb : null;
}
