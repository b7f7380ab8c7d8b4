using System.Text.Json.Nodes;
using Microsoft.Extensions.Primitives;
using RadicaleVernieuwers.Content;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Liquid;

namespace RadicaleVernieuwers.Specs.Content;

/// <summary>Small forms and answers for the specs.</summary>
internal static class Sample
{
    private static readonly Texts House = new(new ModelAssemblies([typeof(ContentModule).Assembly, typeof(Texts).Assembly]), new Languages(["nl", "fr", "en"]), new ThemeFolder("/nowhere"));

    public static Wording Dutch { get; } = new(House, "nl");
    public static Wording English { get; } = new(House, "en");

    public static JsonObject Json(string json) => JsonNode.Parse(json)!.AsObject();

    /// <summary>A form of type Sample with one field <c>F</c>.</summary>
    public static FormDefinition Form(string fieldType, string settings = "{}", IReadOnlyDictionary<string, IReadOnlyList<FieldOption>>? terms = null) =>
        FormOf($$$"""{"FieldName":"{{{fieldType}}}","Name":"F","Settings":{{{settings}}}}""", terms);

    /// <summary>A form of type Sample with these field records.</summary>
    public static FormDefinition FormOf(string records, IReadOnlyDictionary<string, IReadOnlyList<FieldOption>>? terms = null) =>
        FormDefinition.From(ContentDefinitions.Empty.Merge(Json($$$"""
            {"ContentTypes":[{"Name":"Sample","DisplayName":"Sample","Settings":{},"ContentTypePartDefinitionRecords":[{"PartName":"Sample","Name":"Sample","Settings":{} }]}],
             "ContentParts":[{"Name":"Sample","Settings":{},"ContentPartFieldDefinitionRecords":[{{{records}}}]}]}
            """)).Find("Sample")!, terms);

    public static PostedForm Posted(params (string Name, string[] Values)[] values) =>
        PostedForm.From(values.Select(v => new KeyValuePair<string, StringValues>("Sample." + v.Name, v.Values)));

    /// <summary>Inputs by their full names.</summary>
    public static PostedForm PostedAs(params (string Name, string[] Values)[] values) =>
        PostedForm.From(values.Select(v => new KeyValuePair<string, StringValues>(v.Name, v.Values)));

    public static PostedForm Posted(string name, string value) => Posted((name, [value]));

    /// <summary>The value of field F after a post.</summary>
    public static string Read(FormDefinition form, PostedForm posted, string content = "{}") =>
        FormReading.Read(form, Json(content), posted).Content["Sample"]!["F"]!.ToJsonString();

    /// <summary>What is wrong with field F at submission, by key.</summary>
    public static string[] Faults(FormDefinition form, string value) =>
        [.. form.Validate(Json($$$"""{"Sample":{"F":{{{value}}}}}"""), Moment.Submit).Select(e => e.Key)];
}
