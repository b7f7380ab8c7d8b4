namespace RadicaleVernieuwers.Content;

/// <summary>Every kind of field, by Orchard's name. A new one is a record here and a partial in <c>Forms/</c>.</summary>
public static class FieldTypes
{
    private static readonly Dictionary<string, FieldType> Known = new FieldType[]
    {
        new TextField(), new MarkdownField(), new HtmlField(), new NumericField(), new BooleanField(), new DateField(), new DateTimeField(),
        new MultiTextField(), new LinkField(), new MediaField(), new TaxonomyField(), new ContentPickerField(),
    }.ToDictionary(t => t.Name);

    public static IReadOnlyCollection<FieldType> All => Known.Values;

    /// <summary>The unit of a field type. An unknown one is carried along untouched.</summary>
    public static FieldType Find(string name) => Known.GetValueOrDefault(name) ?? new OpaqueField(name);
}
