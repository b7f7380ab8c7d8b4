using Microsoft.AspNetCore.Http;
using RadicaleVernieuwers.Liquid;

namespace RadicaleVernieuwers.Site;

public sealed record JuryModel : PublicModel
{
    public EditionModel? Edition { get; init; }
    public IReadOnlyList<PersonModel> Jurors { get; init; } = [];
}

/// <summary>Who sits on the jury, as the editors tell it: published items of the type Person.</summary>
internal static class PublicJury
{
    public static async Task<IResult> ShowAsync(string culture, HttpContext http, PublicPeople people, Highlights highlights, Texts texts) => new LiquidView("Jury", new JuryModel
    {
        Title = texts["Site.Jury.Title"],
        Description = texts["Site.Jury.Description"],
        Edition = await highlights.CurrentAsync(http.RequestAborted),
        Jurors = await people.OfAsync("jury", culture, http.RequestAborted),
    });
}
