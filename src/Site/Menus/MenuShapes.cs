using System.Globalization;
using Fluid;
using RadicaleVernieuwers.Liquid;

namespace RadicaleVernieuwers.Site;

/// <summary>Fills <c>{% shape "Menu", alias: "alias:main-menu" %}</c> as Orchard Core does: pieces <c>MenuItem</c>, each with <c>Text</c>, <c>Url</c>, <c>IsCurrent</c>, <c>Level</c> and the pieces below it.</summary>
internal sealed class MenuShapes(MenuReader menus) : IShapeMaker
{
    public async ValueTask FillAsync(Shape shape, TemplateContext context)
    {
        if (!string.Equals(shape.Type, "Menu", StringComparison.OrdinalIgnoreCase) || shape["Alias"] is not string named)
            return;
        var alias = named.StartsWith("alias:", StringComparison.Ordinal) ? named["alias:".Length..] : named;
        var http = context.Http();
        shape.Type = "Menu";
        shape.Name = alias;
        shape.Alternates.Add("Menu__" + ShapeName.Encode(alias));
        var path = http.Request.Path.Value ?? "/";
        foreach (var link in await menus.ReadAsync(alias, CultureInfo.CurrentUICulture.TwoLetterISOLanguageName, http.RequestAborted))
            shape.Add(Item(link, alias, path, 0));
    }

    private static Shape Item(MenuLink link, string alias, string path, int level)
    {
        var item = new Shape("MenuItem")
        {
            Name = link.Text,
            ["Text"] = link.Text,
            ["Url"] = link.Url,
            ["Target"] = link.Target,
            ["Level"] = level,
            ["ContentType"] = link.ContentType,
            ["Html"] = link.Html is { } html ? new SafeHtml(html) : null,
            ["IsCurrent"] = IsAt(link.Url, path),
        };
        item.Alternates.Add("MenuItem__" + ShapeName.Encode(link.ContentType));
        item.Alternates.Add("MenuItem__" + ShapeName.Encode(alias));
        foreach (var below in link.Below)
            item.Add(Item(below, alias, path, level + 1));
        item["IsAround"] = link.Below.Any(b => IsAt(b.Url, path));
        return item;
    }

    /// <summary>On the page itself or on one below it; the front page has all below it and counts only itself.</summary>
    private static bool IsAt(string url, string path) => url.Length > 0 && (path == url || (url.Count(c => c == '/') > 1 && path.StartsWith(url + "/", StringComparison.Ordinal)));
}
