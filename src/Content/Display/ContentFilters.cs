using System.Text.Json.Nodes;
using Fluid;
using Fluid.Values;
using Microsoft.Extensions.DependencyInjection;
using RadicaleVernieuwers.Liquid;

namespace RadicaleVernieuwers.Content;

/// <summary>Orchard's filters about content: <c>shape_build_display</c>, <c>display_text</c>, <c>display_url</c>, <c>content_item_id</c>, <c>markdownify</c>, <c>sanitize_html</c>, <c>slugify</c>.</summary>
internal sealed class ContentFilters : ILiquidExtension
{
    public void Register(TemplateOptions options)
    {
        options.Filters.AddFilter("shape_build_display", async (input, arguments, context) =>
            FluidValue.Create(await BuildAsync(input, arguments.At(0).ToStringValue(), context), context.Options));
        options.Filters.AddFilter("display_text", (input, _, _) => new StringValue(Item(input)?.DisplayText ?? ""));
        options.Filters.AddFilter("display_url", (input, _, context) => new StringValue(context.Http().RequestServices.GetRequiredService<IItemAddress>().Of(input.ToObjectValue(), "display") ?? ""));
        options.Filters.AddFilter("content_item_id", async (input, _, context) => await ByIdAsync(input, context));
        options.Filters.AddFilter("markdownify", (input, _, _) => new StringValue(RichText.FromMarkdown(input.ToStringValue()), false));
        options.Filters.AddFilter("sanitize_html", (input, _, _) => new StringValue(RichText.Safe(input.ToStringValue()), false));
        options.Filters.AddFilter("slugify", (input, _, _) => new StringValue(Slug.Of(input.ToStringValue())));
    }

    private static async ValueTask<Shape?> BuildAsync(FluidValue input, string displayType, TemplateContext context)
    {
        var display = context.Http().RequestServices.GetRequiredService<ContentDisplay>();
        var type = displayType.Length == 0 ? ContentDisplay.Detail : displayType;
        return input.ToObjectValue() switch
        {
            ContentItemModel model => await display.BuildAsync(model.ToJson(), type, context.Http().RequestAborted),
            JsonObject item => await display.BuildAsync(item, type, context.Http().RequestAborted),
            Shape shape => shape,
            _ => null,
        };
    }

    private static async ValueTask<FluidValue> ByIdAsync(FluidValue input, TemplateContext context)
    {
        var found = await context.Http().RequestServices.GetRequiredService<PublicItems>().FindAsync(input is ArrayValue ? [.. input.Enumerate(context).Select(v => v.ToStringValue())] : [input.ToStringValue()], context.Http().RequestAborted);
        return input is ArrayValue ? FluidValue.Create(found, context.Options) : found.Count > 0 ? FluidValue.Create(found[0], context.Options) : NilValue.Instance;
    }

    private static ContentItemModel? Item(FluidValue input) => input.ToObjectValue() switch
    {
        ContentItemModel model => model,
        Shape shape => shape["ContentItem"] as ContentItemModel,
        _ => null,
    };
}
