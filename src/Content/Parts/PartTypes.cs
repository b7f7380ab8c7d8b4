namespace RadicaleVernieuwers.Content;

/// <summary>Every kind of part that has a value and a form, by Orchard's name. Any other is carried along untouched.</summary>
public static class PartTypes
{
    private static readonly Dictionary<string, FieldType> Known = new FieldType[]
    {
        new TitlePart(), new AutoroutePart(), new AliasPart(), new LocalizationPart(), new MarkdownBodyPart(), new HtmlBodyPart(), new LiquidPart(),
        new PublishLaterPart(), new ArchiveLaterPart(), new CommonPart(), new SeoMetaPart(), new ListPart(), new ContainedPart(),
        new TaxonomyPart(), new TermPart(), new PreviewPart(), new FlowPart(), new BagPart(),
        new MenuPart(), new MenuItemsListPart(), new LinkMenuItemPart(), new ContentMenuItemPart(), new HtmlMenuItemPart(),
    }.ToDictionary(t => t.Name);

    public static IReadOnlyCollection<FieldType> All => Known.Values;

    /// <summary>The unit of a part; null where this program does not know it.</summary>
    public static FieldType? Find(string name) => Known.GetValueOrDefault(name);

    internal static string KeyOf(FieldType part, string name) => part is IPart known && part.Name == name ? known.Key : name;
}
