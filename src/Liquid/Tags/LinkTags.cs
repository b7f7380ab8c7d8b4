using Fluid;

namespace RadicaleVernieuwers.Liquid;

internal sealed partial class ThemeParser
{
    /// <summary><c>{% a display_for: Model.ContentItem, class: "x" %}…{% enda %}</c>: a link to an item, its editor, or an address.</summary>
    private void AddLinkTags() => RegisterParserBlock("a", ArgumentsList, static async (list, statements, output, encoder, context) =>
    {
        var arguments = await TagArguments.ReadAsync(list, context);
        var attributes = arguments.Named.Where(a => !a.Key.EndsWith("_for", StringComparison.Ordinal) && a.Key is not ("href" or "area" or "controller" or "action"))
            .Select(a => KeyValuePair.Create(a.Key.Replace('_', '-'), a.Value.ToStringValue())).Prepend(new("href", Address(arguments, context)));
        await output.WriteAsync(PageHead.Tag("a", attributes));
        var completion = await statements.RenderStatementsAsync(output, encoder, context);
        await output.WriteAsync("</a>");
        return completion;
    });

    private static string Address(TagArguments arguments, TemplateContext context)
    {
        if (arguments.Has("display_for"))
            return ItemAddress.Of(arguments["display_for"], "display", context);
        if (arguments.Has("edit_for"))
            return ItemAddress.Of(arguments["edit_for"], "edit", context);
        if (arguments.Has("admin_for"))
            return ItemAddress.Of(arguments["admin_for"], "edit", context);
        return arguments.Has("href") ? arguments.Text("href").Replace("~/", "/", StringComparison.Ordinal)
            : throw new BrokenTemplateException("The tag 'a' needs display_for, edit_for, admin_for or href; there are no controllers here");
    }
}

/// <summary>The address of an item that a template holds.</summary>
public interface IItemAddress
{
    /// <param name="item">An item as a template holds it, or its id.</param>
    /// <param name="kind"><c>display</c> or <c>edit</c>.</param>
    string? Of(object? item, string kind);
}

internal static class ItemAddress
{
    public static string Of(Fluid.Values.FluidValue item, string kind, TemplateContext context) =>
        (context.Http().RequestServices.GetService(typeof(IItemAddress)) as IItemAddress)?.Of(item.ToObjectValue(), kind) ?? "#";
}
