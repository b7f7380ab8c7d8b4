
namespace RadicaleVernieuwers.Liquid;

internal sealed partial class ThemeParser
{
    private static readonly string[] OfTheTag = ["at", "src", "debug_src", "cdn_src", "debug_cdn_src", "use_cdn", "name", "version", "depends_on", "append_version", "culture", "condition", "position", "separator", "content", "href"];

    private void AddResourceTags()
    {
        Tag("page_title", (arguments, context) =>
        {
            var head = PageContext.Of(context).Head;
            head.Title(context.GetValue("Title").ToStringValue(), "0");
            head.Title(arguments.Text("segment", 0), arguments.Has("position") ? arguments.Text("position") : "0");
            if (arguments.Has("separator"))
                head.Separator = arguments.Text("separator");
            return new(ThemeEncoder.Html.Encode(head.TitleText()));
        });
        Tag("meta", (arguments, context) =>
        {
            var attributes = arguments.Named.Where(a => a.Key != "separator").Select(a => KeyValuePair.Create(Attribute(a.Key), a.Value.ToStringValue())).ToArray();
            PageContext.Of(context).Head.Meta(arguments.Text("name") + arguments.Text("property") + arguments.Text("http_equiv") + arguments.Text("charset"), PageHead.Tag("meta", attributes));
            return new("");
        });
        Tag("link", (arguments, context) =>
        {
            KeyValuePair<string, string>[] attributes = [.. Rest(arguments), new("href", Source(arguments, "src", "href"))];
            PageContext.Of(context).Head.Link(PageHead.Tag("link", attributes));
            return new("");
        });
        Tag("style", (arguments, context) =>
        {
            KeyValuePair<string, string>[] attributes = [new("rel", "stylesheet"), new("href", Source(arguments, "src")), .. Rest(arguments)];
            var tag = PageHead.Tag("link", attributes);
            if (arguments.Text("at") == "Inline")
                return new(tag);
            PageContext.Of(context).Head.Style(tag);
            return new("");
        });
        Tag("script", (arguments, context) =>
        {
            KeyValuePair<string, string>[] attributes = [new("src", Source(arguments, "src")), .. Rest(arguments)];
            var tag = PageHead.Tag("script", attributes, "</script>");
            if (arguments.Text("at") == "Inline")
                return new(tag);
            PageContext.Of(context).Head.Script(tag, arguments.Text("at") == "Head");
            return new("");
        });
        Tag("resources", (arguments, context) => new(string.Join('\n', PageContext.Of(context).Head.In(arguments.Text("type", 0)))));
    }

    /// <summary>An address of the theme's own files: <c>~/TheTheme/css/site.css</c>, <c>~/css/site.css</c> or <c>css/site.css</c>. Nothing is loaded from elsewhere.</summary>
    private string Source(TagArguments arguments, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (arguments.Text(name) is { Length: > 0 } source)
                return _assets.Find(source) ?? throw new BrokenTemplateException($"'{source}' is not in the theme's folder assets; nothing is loaded from elsewhere");
        }
        throw new BrokenTemplateException(arguments.Has("name")
            ? $"There is no library '{arguments.Text("name")}' here: put the file into the theme's folder assets and name it with src"
            : "src is missing");
    }

    private static IEnumerable<KeyValuePair<string, string>> Rest(TagArguments arguments) =>
        arguments.Named.Where(a => !OfTheTag.Contains(a.Key)).Select(a => KeyValuePair.Create(Attribute(a.Key), a.Value.ToStringValue()));

    private static string Attribute(string name) => name.Replace('_', '-');
}
