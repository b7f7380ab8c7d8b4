using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Content;
using RadicaleVernieuwers.Liquid;
using RadicaleVernieuwers.Search;

namespace RadicaleVernieuwers.Site;

/// <summary>A way through the site as one reader sees it. <see cref="Url"/> is empty where it only holds others; <see cref="Html"/> is safe.</summary>
internal sealed record MenuLink(string Text, string Url, string? Target, string ContentType, string? Html, IReadOnlyList<MenuLink> Below);

/// <summary>The published menus by alias and language. They are read once per feed position: a change of a menu, or of an item that one leads to, moves it.</summary>
internal sealed class MenuReader(ContentItems items, IndexPosition position, Languages languages, MenuMemory memory)
{
    private static readonly Dictionary<string, string> NameFields = new() { ["fr"] = "French", ["en"] = "English" };

    public async ValueTask<IReadOnlyList<MenuLink>> ReadAsync(string alias, string culture, CancellationToken cancellationToken)
    {
        var at = (position.Shown, position.Since);
        var menus = memory.At is { } known && known.At == at && at.Shown >= 0 ? known : new MenusAt(at, await AllAsync(cancellationToken));
        memory.At = menus;
        return menus.Menus.GetValueOrDefault((alias, culture)) ?? [];
    }

    private async Task<Dictionary<(string, string), IReadOnlyList<MenuLink>>> AllAsync(CancellationToken cancellationToken)
    {
        var menus = (await items.Visible.Where(i => i.ContentType == "Menu").ToListAsync(cancellationToken)).Select(i => i.Parts()).ToArray();
        var picked = menus.SelectMany(m => MenuItemsListPart.Tree.All(Items(m))).SelectMany(i => Picked(i.Item)).Distinct().ToArray();
        var targets = picked.Length == 0 ? [] : await TargetsAsync(picked, cancellationToken);
        var read = new Dictionary<(string, string), IReadOnlyList<MenuLink>>();
        foreach (var menu in menus)
        {
            foreach (var culture in languages.All)
                read.TryAdd((menu["AliasPart"]?["Alias"]?.ToString() ?? "", culture), Links(Items(menu), culture, targets));
        }
        return read;
    }

    /// <summary>The items that menus lead to, with their translations.</summary>
    private async Task<IReadOnlyList<ContentItem>> TargetsAsync(string[] picked, CancellationToken cancellationToken)
    {
        var sets = items.Visible.Where(i => picked.Contains(i.ItemId) && i.LocalizationSet != null).Select(i => i.LocalizationSet);
        return await items.Visible.Where(i => picked.Contains(i.ItemId) || (i.LocalizationSet != null && sets.Contains(i.LocalizationSet))).ToListAsync(cancellationToken);
    }

    private List<MenuLink> Links(JsonArray? from, string culture, IReadOnlyList<ContentItem> targets)
    {
        var links = new List<MenuLink>();
        foreach (var item in (from ?? []).OfType<JsonObject>())
        {
            var below = Links(Items(item), culture, targets);
            var target = Picked(item) is [var id, ..] && targets.FirstOrDefault(t => t.ItemId == id) is { } one
                ? targets.FirstOrDefault(t => t.LocalizationSet == one.LocalizationSet && t.LocalizationSet is not null && t.Culture == culture) ?? one : null;
            var url = target is null ? Address(Text(item, "LinkMenuItemPart", "Url") ?? Text(item, "HtmlMenuItemPart", "Url") ?? "", culture) : ContentAddress.Of(target.ContentType, target.Parts()) ?? "";
            var html = Text(item, "HtmlMenuItemPart", "Html") is { Length: > 0 } written ? RichText.Safe(written) : null;
            // What leads nowhere, such as to an item that is not public any more, stands in no menu.
            if (url.Length > 0 || below.Count > 0 || html is not null)
                links.Add(new(Name(item, culture, target), url, Text(item, "LinkMenuItemPart", "Target") is { Length: > 0 } opens ? opens : null, Text(item, "ContentType") ?? "", html, below));
        }
        return links;
    }

    /// <summary>The label in a language; where it has none, what the item is called that it leads to, else the Dutch label.</summary>
    private static string Name(JsonObject item, string culture, ContentItem? target)
    {
        var own = NameFields.TryGetValue(culture, out var field) ? item[Text(item, "ContentType") ?? ""]?[field]?["Text"]?.ToString() : null;
        var title = Text(item, "TitlePart", "Title") ?? Text(item, "DisplayText");
        string?[] names = culture == "nl" ? [title, target?.DisplayText] : [own, target?.DisplayText, title];
        return names.FirstOrDefault(n => !string.IsNullOrWhiteSpace(n)) ?? "";
    }

    /// <summary>Orchard's <c>~/</c> is the site, here in the reader's language.</summary>
    private string Address(string url, string culture)
    {
        if (!url.StartsWith("~/", StringComparison.Ordinal))
            return url;
        var path = url[2..].TrimEnd('/');
        return languages.Has(path.Split('/')[0]) ? "/" + path : path.Length == 0 ? "/" + culture : $"/{culture}/{path}";
    }

    private static JsonArray? Items(JsonObject of) => of["MenuItemsListPart"]?["MenuItems"] as JsonArray;

    private static string[] Picked(JsonObject item) => [.. (item["ContentMenuItemPart"]?["SelectedContentItem"]?["ContentItemIds"] as JsonArray ?? []).Select(n => n?.ToString() ?? "").Where(id => id.Length > 0)];

    private static string? Text(JsonObject item, params ReadOnlySpan<string> path)
    {
        JsonNode? node = item;
        foreach (var name in path)
            node = (node as JsonObject)?[name];
        return node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
    }
}

/// <summary>All menus as they were at a position of the feed and the last instant that passed.</summary>
internal sealed record MenusAt((long Shown, DateTimeOffset Since) At, IReadOnlyDictionary<(string Alias, string Culture), IReadOnlyList<MenuLink>> Menus);

/// <summary>The menus that this node read last.</summary>
internal sealed class MenuMemory
{
    private MenusAt? _at;

    public MenusAt? At
    {
        get => Volatile.Read(ref _at);
        set => Volatile.Write(ref _at, value);
    }
}
