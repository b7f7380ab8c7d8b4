using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using RadicaleVernieuwers.Admin;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Workflows.Types;

/// <summary>The settings of one step, in a form made from what its activity asks. Saving goes into the draft.</summary>
internal sealed class StepModel(TypeDesk desk) : PageModel, IReload
{
    [FromRoute] public string Id { get; set; } = "";
    [FromRoute] public string Step { get; set; } = "";
    /// <summary>The state that was on the screen: two people do not overwrite each other.</summary>
    [FromForm] public int Seen { get; set; }

    public WorkflowType Type { get; private set; } = null!;
    public WorkflowDefinition Definition { get; private set; } = null!;
    public ActivityNode Node { get; private set; } = null!;
    public IActivity? Activity { get; private set; }
    public IReadOnlyList<Problem> Problems { get; private set; } = [];

    public string Title => desk.TitleOf(Definition, Step);

    public Task OnGetAsync() => ReloadAsync();

    public async Task ReloadAsync()
    {
        (Type, Definition, var problems) = await desk.EditedAsync(Id, HttpContext.RequestAborted);
        Node = Definition.Find(Step) ?? throw new NotFound();
        Activity = desk.Activities.Find(Node.Name);
        Problems = [.. problems.Where(p => p.Activity == Step)];
    }

    /// <summary>What is in the box: what was typed, else what is kept.</summary>
    public string ValueOf(ActivitySetting setting) => Request.HasFormContentType && Request.Form.TryGetValue(Field(setting), out var typed) ? typed.ToString() : Kept(setting);

    public static string Field(ActivitySetting setting) => "set-" + setting.Key;

    public async Task<IActionResult> OnPostAsync()
    {
        await ReloadAsync();
        var properties = Node.Properties.DeepClone().AsObject();
        var title = Request.Form["title"].ToString().Trim();
        if (properties["ActivityMetadata"] is not JsonObject metadata)
            properties["ActivityMetadata"] = metadata = [];
        metadata[nameof(Title)] = title.Length > 200 ? title[..200] : title;
        foreach (var setting in Activity?.Settings ?? [])
            Write(properties, setting, Request.Form[Field(setting)].ToString());
        if (Activity?.ProblemOf(properties) is { } wrong)
            throw new Refusal(wrong);
        foreach (var setting in Activity?.Settings ?? [])
        {
            if (Expressions.ProblemOf(setting, properties) is { } key)
                throw new Refusal(key, setting.Key) { Field = Field(setting) };
        }
        TypeDesk.Change(Type, Seen, Definition.Set(Step, properties));
        return this.Done("Workflow.StepSaved", $"/admin/workflows/types/{Id}/edit");
    }

    private string Kept(ActivitySetting setting) => setting.Kind == SettingKind.Lines ? string.Join('\n', Node.Properties.Texts(setting.Key))
        : setting.Kind == SettingKind.Check ? Node.Properties.Truth(setting.Key) ? "true" : ""
        : Node.Properties[setting.Key] is JsonObject expression ? expression.Text("Expression") ?? "" : Node.Properties.Text(setting.Key) ?? "";

    private static void Write(JsonObject properties, ActivitySetting setting, string typed)
    {
        typed = typed.ReplaceLineEndings("\n").Trim();
        if (setting.Kind == SettingKind.Lines)
            properties[setting.Key] = new JsonArray([.. typed.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct().Select(t => (JsonNode)JsonValue.Create(t))]);
        else if (setting.Kind == SettingKind.Check)
            properties[setting.Key] = typed == "true";
        else if (typed.Length == 0)
            properties.Remove(setting.Key);
        else if (setting.IsExpression)
            properties[setting.Key] = setting.NeedsSyntax ? new JsonObject { ["Expression"] = typed, ["Syntax"] = "Liquid" } : new JsonObject { ["Expression"] = typed };
        else if (setting.Kind == SettingKind.Number && int.TryParse(typed, out var number))
            properties[setting.Key] = number;
        else
            properties[setting.Key] = typed;
    }
}
