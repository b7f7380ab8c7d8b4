namespace RadicaleVernieuwers.Liquid;

/// <summary>What templates ask to stand in the head and at the foot of the page: titles, metas, links, styles, scripts.</summary>
internal sealed class PageHead
{
    private readonly List<(string Text, string Position)> _titles = [];
    private readonly Dictionary<string, string> _metas = [];
    private readonly List<string> _links = [];
    private readonly List<string> _styles = [];
    private readonly List<string> _headScripts = [];
    private readonly List<string> _footScripts = [];

    public string Separator { get; set; } = " - ";

    public void Title(string text, string position)
    {
        if (text.Length > 0 && !_titles.Exists(t => t.Text == text))
            _titles.Add((text, position));
    }

    /// <summary>The pieces of the title in the order of their positions.</summary>
    public string TitleText() => string.Join(Separator, _titles.OrderBy(t => t.Position switch { "before" => -9999, "after" => 9999, _ => double.TryParse(t.Position, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : 0 }).Select(t => t.Text));

    public void Meta(string key, string tag) => _metas[key] = tag;

    public void Link(string tag) => Once(_links, tag);

    public void Style(string tag) => Once(_styles, tag);

    public void Script(string tag, bool atHead) => Once(atHead ? _headScripts : _footScripts, tag);

    /// <summary>Orchard's names of places: <c>Meta</c>, <c>HeadLink</c>, <c>Stylesheet</c>, <c>HeadScript</c>, <c>FootScript</c>, <c>Header</c> and <c>Footer</c>.</summary>
    public IEnumerable<string> In(string place) => place switch
    {
        "Meta" => _metas.Values,
        "HeadLink" => _links,
        "Stylesheet" => _styles,
        "HeadScript" => _headScripts,
        "FootScript" or "Footer" => _footScripts,
        "Header" => [.. _metas.Values, .. _links, .. _styles, .. _headScripts],
        _ => throw new BrokenTemplateException($"There are no resources of the type '{place}'; there are Meta, HeadLink, Stylesheet, HeadScript, FootScript, Header and Footer"),
    };

    public static string Tag(string name, IEnumerable<KeyValuePair<string, string>> attributes, string? end = null) =>
        $"<{name}{string.Concat(attributes.Select(a => $" {a.Key}=\"{ThemeEncoder.Html.Encode(a.Value)}\""))}>{end}";

    private static void Once(List<string> tags, string tag)
    {
        if (!tags.Contains(tag))
            tags.Add(tag);
    }
}
