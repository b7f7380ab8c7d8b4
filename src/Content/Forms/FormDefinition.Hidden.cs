using System.Text.Json.Nodes;

namespace RadicaleVernieuwers.Content;

public sealed partial record FormDefinition
{
    /// <summary>What editors wrote without the fields that are said not to be public. Whoever says nothing of a field wants it shown: that is how Orchard Core's types come.</summary>
    public JsonObject WithoutHidden(JsonObject content)
    {
        var hidden = Fields.Where(f => f.Name is not null && f.Settings.Object("RadicaleFieldSettings").Truth("Public") == false).ToArray();
        if (hidden.Length == 0)
            return content;
        var shown = content.Copy();
        foreach (var field in hidden)
            shown.Object(field.Part)?.Remove(field.Name!);
        return shown;
    }
}
