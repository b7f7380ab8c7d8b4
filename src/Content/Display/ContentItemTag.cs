using Fluid;
using Microsoft.Extensions.DependencyInjection;
using RadicaleVernieuwers.Liquid;

namespace RadicaleVernieuwers.Content;

/// <summary><c>{% contentitem alias: "alias:about", display_type: "Summary" %}</c> or <c>id: "4…"</c>: an item where the template wants it. One that nobody may read shows nothing.</summary>
internal sealed class ContentItemTag : ILiquidTag
{
    public string Name => "contentitem";

    public async ValueTask<SafeHtml> RenderAsync(TagArguments arguments, TemplateContext context)
    {
        var services = context.Http().RequestServices;
        var handle = arguments.Has("id") ? "contentitemid:" + arguments.Text("id") : arguments.Text("alias", 0);
        if (handle.Length == 0)
            throw new BrokenTemplateException("The tag 'contentitem' needs alias or id");
        if (await services.GetRequiredService<PublicItems>().ByHandleAsync(handle, context.Http().RequestAborted) is not { } item)
            return new SafeHtml("");
        var view = arguments.Text("display_type") is { Length: > 0 } wanted ? wanted : ContentDisplay.Detail;
        // Inside a page its title is never the page's own.
        return new SafeHtml(await context.RenderAsync(await services.GetRequiredService<ContentDisplay>().BuildAsync(item.ToJson(), view, 1, context.Http().RequestAborted)));
    }
}
