using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Content;
using RadicaleVernieuwers.Liquid;

namespace RadicaleVernieuwers.Site;

#pragma warning disable CA1056 // Templates read text.
/// <summary>Somebody whom editors show: a juror, one of the team, who wrote a story.</summary>
public sealed record PersonModel(string Name, string? Role, string? Affiliation, string? Bio, string? Image, string ImageAlt, string? Credit, string? Url) : ILiquidModel;

/// <summary>An organisation that carries or supports the call.</summary>
public sealed record PartnerModel(string Name, string? Words, string? Logo, string LogoAlt, string? Url) : ILiquidModel;
#pragma warning restore CA1056

/// <summary>The partners of one role.</summary>
public sealed record PartnerGroupModel(string Role, IReadOnlyList<PartnerModel> Partners) : ILiquidModel;

/// <summary>People and partners as editors publish them, in the order that they give. Each answer is one question to the database.</summary>
internal sealed class PublicPeople(ContentItems items, Forms forms, Texts texts)
{
    private const string Person = "Person";
    private const string Partner = "Partner";

    /// <param name="kind">Which group: <c>jury</c>, <c>team</c>, <c>press</c>.</param>
    public async Task<IReadOnlyList<PersonModel>> OfAsync(string kind, string culture, CancellationToken cancellationToken)
    {
        var people = await items.Visible.Where(i => i.ContentType == Person && (i.Culture == null || i.Culture == culture)).ToListAsync(cancellationToken);
        var answers = people.Count == 0 ? null : new Answers(await forms.GetAsync(Person, cancellationToken), Wording.Here(texts));
        return [.. people.Where(p => answers!.IsOfKind(p, kind)).OrderBy(p => answers!.Order(p)).ThenBy(p => p.TitleKey, StringComparer.Ordinal).Select(p => OfPerson(p, answers!))];
    }

    /// <summary>Those with these ids, in that order; whoever is not published is left out.</summary>
    public async Task<IReadOnlyList<PersonModel>> WithAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        if (ids.Count == 0)
            return [];
        var people = await items.Visible.Where(i => i.ContentType == Person && ids.Contains(i.ItemId)).ToListAsync(cancellationToken);
        var answers = people.Count == 0 ? null : new Answers(await forms.GetAsync(Person, cancellationToken), Wording.Here(texts));
        return [.. ids.Distinct().Select(id => people.Find(p => p.ItemId == id)).OfType<ContentItem>().Select(p => OfPerson(p, answers!))];
    }

    /// <summary>By role, in the order in which the type lists the roles.</summary>
    public async Task<IReadOnlyList<PartnerGroupModel>> PartnersAsync(string culture, CancellationToken cancellationToken)
    {
        var partners = await items.Visible.Where(i => i.ContentType == Partner && (i.Culture == null || i.Culture == culture)).ToListAsync(cancellationToken);
        if (partners.Count == 0)
            return [];
        var answers = new Answers(await forms.GetAsync(Partner, cancellationToken), Wording.Here(texts));
        var roles = answers.Form.Field("Kind")?.Options ?? [];
        return [.. partners.GroupBy(answers.Kind).OrderBy(g => roles.ToList().FindIndex(r => r.Value == g.Key) is var at and >= 0 ? at : int.MaxValue)
            .Select(g => new PartnerGroupModel(roles.FirstOrDefault(r => r.Value == g.Key)?.Label.In(culture) ?? g.Key, [.. g.OrderBy(answers.Order).ThenBy(p => p.TitleKey, StringComparer.Ordinal).Select(p => OfPartner(p, answers))]))];
    }

    private static PersonModel OfPerson(ContentItem item, Answers of)
    {
        var portrait = of.Picture(item, "Picture");
        return new(item.DisplayText, of.Text(item, "Role"), of.Text(item, "Affiliation"), of.Text(item, "Bio"), portrait?.Path, portrait?.Text ?? "", of.Text(item, "Credit"), of.Text(item, "Website"));
    }

    private static PartnerModel OfPartner(ContentItem item, Answers of)
    {
        var logo = of.Picture(item, "Logo");
        return new(item.DisplayText, of.Text(item, "Lead"), logo?.Path, logo?.Text ?? "", of.Text(item, "Website"));
    }

    /// <summary>What items of one type say in the fields that everybody may see.</summary>
    private sealed record Answers(FormDefinition Form, Wording Wording)
    {
        public string? Text(ContentItem item, string field) => Asked(field)?.TextIn(item.Parts(), Wording) is { Length: > 0 } text ? text : null;

        public MediaItem? Picture(ContentItem item, string field) => Asked(field) is { } picture ? MediaField.Items(picture.Value(item.Parts())).FirstOrDefault() : null;

        public string Kind(ContentItem item) => Asked("Kind")?.Value(item.Parts())?["Text"] is JsonValue value && value.TryGetValue<string>(out var kind) ? kind : "";

        public bool IsOfKind(ContentItem item, string kind) => Asked("Kind") is null || Kind(item) == kind;

        /// <summary>Whoever has no place of their own comes last.</summary>
        public decimal Order(ContentItem item) => Asked("Order")?.Value(item.Parts())?["Value"] is JsonValue value && value.TryGetValue<decimal>(out var place) ? place : decimal.MaxValue;

        private FormField? Asked(string field) => Form.Field(field) is { IsPublic: true } asked ? asked : null;
    }
}
