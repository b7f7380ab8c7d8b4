using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Content;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Liquid;
using RadicaleVernieuwers.Search;

namespace RadicaleVernieuwers.Site;

public sealed record JurorModel(string Name, string? Role, string? Bio, string? Image) : ILiquidModel;

public sealed record JuryModel : PublicModel
{
    public EditionModel? Edition { get; init; }
    public IReadOnlyList<JurorModel> Jurors { get; init; } = [];
}

/// <summary>Who sits on the jury, as the editors tell it: published items of the type Person.</summary>
internal static class PublicJury
{
    public static async Task<IResult> ShowAsync(string culture, HttpContext http, AppDb db, Forms forms, EntrySearch search, OutlineReader outlines, Texts texts, TimeProvider clock)
    {
        var outline = await outlines.ReadAsync(http.RequestAborted);
        var people = await db.Set<ContentItem>().AsNoTracking().VisibleAt(clock.Instant()).Where(i => i.ContentType == "Person" && (i.Culture == null || i.Culture == culture))
            .OrderBy(i => i.DisplayText).ToListAsync(http.RequestAborted);
        var form = people.Count == 0 ? null : await forms.GetAsync("Person", http.RequestAborted);
        var counted = search.Find(new SearchQuestion { Culture = culture, Kinds = [Kinds.Entry], Size = 1, Facets = [Facets.Edition] });
        var current = outline.CurrentAt(clock.Instant());
        return new LiquidView("Jury", new JuryModel
        {
            Title = texts["Site.Jury.Title"],
            Description = texts["Site.Jury.Description"],
            Edition = current is null ? null : Home.EditionsOf(outline, counted, culture)[outline.Editions.ToList().IndexOf(current)],
            Jurors = [.. people.Where(p => form!.Field("Kind") is not { } kind || kind.KeywordsIn(p.Parts()).Contains("jury")).Select(p => Juror(p, form!, Wording.Here(texts)))],
        });
    }

    private static JurorModel Juror(ContentItem person, FormDefinition form, Wording wording)
    {
        var parts = person.Parts();
        return new(person.DisplayText, Text("Role"), Text("Bio"), form.Field("Picture") is { } picture ? MediaField.Items(picture.Value(parts)).FirstOrDefault()?.Path : null);

        string? Text(string field) => form.Field(field)?.TextIn(parts, wording) is { Length: > 0 } text ? text : null;
    }
}
