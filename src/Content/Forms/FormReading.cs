using System.Text.Json.Nodes;

namespace RadicaleVernieuwers.Content;

/// <summary>The answers after a post: all that was typed, stored; what is wrong with it, said; what could not be stored, kept to be shown back.</summary>
/// <param name="Refused">Keys of fields whose text was not taken over: their former value stays, what was typed is in <paramref name="Posted"/>.</param>
public sealed record FormReading(JsonObject Content, IReadOnlyList<FieldError> Errors, IReadOnlySet<string> Refused, PostedForm Posted)
{
    /// <summary>No one types more than this into one box; more is refused, and shown back.</summary>
    public const int MostCharacters = 100_000;

    /// <summary>Takes over what was posted into a copy of the answers. Fields that were not on the page stay as they are.</summary>
    public static FormReading Read(FormDefinition form, JsonObject content, PostedForm posted)
    {
        ArgumentNullException.ThrowIfNull(form);
        var answers = content.Copy();
        var (errors, refused) = (new List<FieldError>(), new HashSet<string>());
        Take(form, answers, posted, errors, refused);
        errors.AddRange(form.Fields.Where(f => posted.Has(f) && !refused.Contains(f.Key)).SelectMany(f => form.Validate(f, answers, Moment.Autosave)));
        return new(answers, errors, refused, posted);
    }

    private static void Take(FormDefinition form, JsonObject answers, PostedForm posted, List<FieldError> errors, HashSet<string> refused)
    {
        foreach (var field in form.Fields.Where(posted.Has))
        {
            // What was posted for held items is judged box by box, below.
            if (!field.Holdable.Any() && Unstorable(field, posted) is { } error)
            {
                errors.Add(error);
                refused.Add(field.Key);
                continue;
            }
            var value = field.Value(answers)?.Copy() ?? [];
            field.Type.Read(field, posted.For(field), value);
            field.Write(answers, value);
            foreach (var item in (field.Type as IPart)?.Items(value).ToArray() ?? [])
            {
                if (field.FormOf(item) is not { } held)
                    continue;
                Take(held, item, posted, errors, refused);
                if (item.Object("TitlePart").Text("Title") is { } title)
                    item["DisplayText"] = title;
            }
            (field.Type as IPart)?.Finish(field, posted.For(field), value);
        }
    }

    private static FieldError? Unstorable(FormField field, PostedForm posted)
    {
        var texts = posted.AllOf(field).ToArray();
        if (texts.Any(t => t.Contains('\0')))
            return new(field.Key, "Field.Nul");
        return texts.Any(t => t.Length > MostCharacters) ? new(field.Key, "Field.TooLong", MostCharacters) : null;
    }
}
