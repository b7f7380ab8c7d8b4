using System.Globalization;
using System.Text.Json.Nodes;
using Fluid;
using Fluid.Values;
using Microsoft.Extensions.DependencyInjection;
using RadicaleVernieuwers.Liquid;

namespace RadicaleVernieuwers.Content;

/// <summary>Orchard's filters that lead from one item to others: <c>list_items</c>, <c>list_count</c>, <c>container</c>, <c>taxonomy_terms</c>, <c>inherited_terms</c>, <c>localization_set</c>, and <c>full_text</c>.</summary>
internal sealed class ListFilters : ILiquidExtension
{
    public void Register(TemplateOptions options)
    {
        options.Filters.AddFilter("list_items", async (input, _, context) => Of(await Items(context).InListAsync(Id(input), cancellationToken: Cancel(context)), context));
        options.Filters.AddFilter("list_count", async (input, _, context) => NumberValue.Create(await Items(context).CountInListAsync(Id(input), Cancel(context))));
        options.Filters.AddFilter("container", ContainerAsync);
        options.Filters.AddFilter("taxonomy_terms", TermsAsync);
        options.Filters.AddFilter("inherited_terms", async (input, arguments, context) => Of(await Items(context).WithParentsAsync(arguments.At(0).ToStringValue(), Id(input), Cancel(context)), context));
        options.Filters.AddFilter("localization_set", SetsAsync);
        options.Filters.AddFilter("full_text", FullTextAsync);
    }

    private static async ValueTask<FluidValue> ContainerAsync(FluidValue input, FilterArguments arguments, TemplateContext context) =>
        Model(input)?.Content.Object("ContainedPart").Text("ListContentItemId") is { Length: > 0 } list && await Items(context).FindAsync([list], Cancel(context)) is [var found]
            ? FluidValue.Create(found, context.Options) : NilValue.Instance;

    /// <summary>Of a taxonomy field as it is, or of a taxonomy's id with the ids of terms as an argument.</summary>
    private static async ValueTask<FluidValue> TermsAsync(FluidValue input, FilterArguments arguments, TemplateContext context)
    {
        var isField = input is not StringValue;
        var taxonomy = isField ? (await input.GetValueAsync("TaxonomyContentItemId", context)).ToStringValue() : input.ToStringValue();
        var ids = isField ? await input.GetValueAsync("TermContentItemIds", context) : arguments.At(0);
        return Of(await Items(context).TermsAsync(taxonomy, Texts(ids, context), Cancel(context)), context);
    }

    private static async ValueTask<FluidValue> SetsAsync(FluidValue input, FilterArguments arguments, TemplateContext context)
    {
        var culture = arguments.At(0).ToStringValue() is { Length: > 0 } asked ? asked : CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        var found = await Items(context).OfSetsAsync(Texts(input, context), culture, Cancel(context));
        return input is ArrayValue ? Of(found, context) : found.Count > 0 ? FluidValue.Create(found[0], context.Options) : NilValue.Instance;
    }

    /// <summary>What the search finds an item by.</summary>
    private static async ValueTask<FluidValue> FullTextAsync(FluidValue input, FilterArguments arguments, TemplateContext context)
    {
        if (Model(input) is not { } model || await context.Http().RequestServices.GetRequiredService<Forms>().FindAsync(model.ContentType, Cancel(context)) is not { } form)
            return new StringValue("");
        var text = PublicContent.From(model);
        var wording = Wording.Here(context.Http().RequestServices.GetRequiredService<Texts>());
        return new StringValue(string.Join('\n', new[] { text.Title, text.Lead, text.BodyText }.Concat(PublicContents.More(form, model.Content, wording).Select(f => f.Text)).Where(t => t.Length > 0)));
    }

    private static PublicItems Items(TemplateContext context) => context.Http().RequestServices.GetRequiredService<PublicItems>();

    private static CancellationToken Cancel(TemplateContext context) => context.Http().RequestAborted;

    private static ArrayValue Of(IReadOnlyList<ContentItemModel> items, TemplateContext context) => new([.. items.Select(i => FluidValue.Create(i, context.Options))]);

    private static string[] Texts(FluidValue value, TemplateContext context) => value is ArrayValue ? [.. value.Enumerate(context).Select(v => v.ToStringValue())] : [value.ToStringValue()];

    private static string Id(FluidValue value) => Model(value)?.ContentItemId ?? value.ToStringValue();

    private static ContentItemModel? Model(FluidValue value) => value.ToObjectValue() switch
    {
        ContentItemModel model => model,
        Shape shape => shape["ContentItem"] as ContentItemModel,
        JsonObject item => new ContentItemModel(item, ItemJson.PartsOf(item)),
        _ => null,
    };
}
