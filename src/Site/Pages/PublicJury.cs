using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Jury;
using RadicaleVernieuwers.Liquid;

namespace RadicaleVernieuwers.Site;

public sealed record JuryModel : PublicModel
{
    public EditionModel? Edition { get; init; }
    public IReadOnlyList<PersonModel> Jurors { get; init; } = [];
}

/// <summary>Who sits on the jury: whom the team shows of the jury of this edition, with what they tell of themselves, and whom editors add as a published Person. An editor's words about somebody come before that person's own.</summary>
internal static class PublicJury
{
    public static async Task<IResult> ShowAsync(string culture, HttpContext http, PublicPeople people, Highlights highlights, OutlineReader outlines, AppDb db, TimeProvider clock, Texts texts)
    {
        var edition = (await outlines.ReadAsync(http.RequestAborted)).CurrentAt(clock.Instant())?.Id;
        var told = await people.OfAsync("jury", culture, http.RequestAborted);
        var shown = edition is null ? [] : await db.Jurors.AsNoTracking().Where(j => j.Shown != null && j.EditionId == edition)
            .OrderByDescending(j => j.IsChair).ThenBy(j => j.Name).ToListAsync(http.RequestAborted);
        return new LiquidView("Jury", new JuryModel
        {
            Title = texts["Site.Jury.Title"],
            Description = texts["Site.Jury.Description"],
            Edition = await highlights.CurrentAsync(http.RequestAborted),
            Jurors = [.. told, .. shown.Where(juror => told.All(person => !string.Equals(person.Name, juror.Name, StringComparison.OrdinalIgnoreCase))).Select(juror => Person(juror, culture, texts))],
        });
    }

    private static PersonModel Person(Juror juror, string culture, Texts texts) => new(juror.Name, juror.IsChair ? texts["Juror.Chair"] : null,
        juror.Organisation is { Length: > 0 } organisation ? organisation : null, juror.BioIn(culture) is { Length: > 0 } bio ? bio : null, juror.Picture, "", null, null);
}
