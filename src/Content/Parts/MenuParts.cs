using System.Text.Json.Nodes;

namespace RadicaleVernieuwers.Content;

/// <summary><c>{}</c>: marks a menu. Its alias is what a theme knows it by; its items are in <see cref="MenuItemsListPart"/>.</summary>
public sealed record MenuPart() : Silent("MenuPart"), IPart
{
    public string Key => "Menu";
}

/// <summary><c>{"MenuItems":[items]}</c>: the items of a menu, in order; those below an item stand in a <c>MenuItemsListPart</c> of its own.</summary>
public sealed record MenuItemsListPart() : FieldType("MenuItemsListPart"), IPart
{
    private const string List = "MenuItems";

    /// <summary>How they stand: one level below the first, which is what the themes show.</summary>
    public static HeldItems Tree { get; } = new(item => item.Object("MenuItemsListPart").Array(List), Put, Deepest: 1);

    public string Key => List;

    public override string? EditorOf(FormField field) => "/Content/Parts/MenuItems.cshtml";

    public override bool IsEmpty(JsonObject value) => !Items(value).Any();

    public override void Read(FormField field, PostedField posted, JsonObject value)
    {
        if (posted.Has(".Item"))
            value[List] = Tree.Read(field, posted, value.Array(List));
    }

    public IEnumerable<JsonObject> Items(JsonObject value) => Tree.All(value.Array(List)).Select(t => t.Item);

    public bool Holds(FormField field, ContentTypeDefinition type) => BagPart.StereotypeOf(type) == "MenuItem";

    public override string Text(FormField field, JsonObject value, Wording wording) =>
        string.Join('\n', Tree.All(value.Array(List)).Select(t => $"{(t.Depth > 0 ? "– " : "")}{t.Item.Text("DisplayText")} {t.Item.Object("LinkMenuItemPart").Text("Url")}".TrimEnd()));

    private static void Put(JsonObject item, JsonArray below)
    {
        var part = item.Object("MenuItemsListPart")?.Copy() ?? [];
        part[List] = below;
        item["MenuItemsListPart"] = part;
    }
}

/// <summary><c>{"Url":s,"Target":s}</c>: where an item of a menu leads. <c>~/stories</c> is a page of this site in the reader's language.</summary>
public sealed record LinkMenuItemPart() : TextField("LinkMenuItemPart", "Url"), IPart
{
    public string Key => "MenuLink";

    public override IReadOnlyList<string> Editors => [];

    public override IReadOnlyList<Setting> Settings => [];

    public override IEnumerable<FieldError> Check(FormField field, JsonObject value) => LinkField.Href(value.Text("Url")!) is null ? [Wrong(field, "Field.Url", value.Text("Url"))] : [];
}

/// <summary><c>{"SelectedContentItem":{"ContentItemIds":[id]}}</c>: an item of a menu that leads to an item of the site, in the reader's language.</summary>
public sealed record ContentMenuItemPart() : Silent("ContentMenuItemPart"), IPart
{
    public string Key => "MenuContent";
}

/// <summary><c>{"Url":s,"Target":s,"Html":s}</c>: an item of a menu that is a piece of HTML.</summary>
public sealed record HtmlMenuItemPart() : HtmlField("HtmlMenuItemPart"), IPart
{
    public string Key => "MenuHtml";
}
