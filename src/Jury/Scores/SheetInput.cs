using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using RadicaleVernieuwers.Admin;

namespace RadicaleVernieuwers.Jury.Scores;

/// <summary>A sheet as a form has it. Beside each field it carries what the field held when the page was made: what a tab did not touch, it does not write.</summary>
internal sealed class SheetInput
{
    public Dictionary<string, string> Values { get; set; } = [];
    /// <summary>Sentences beside marks.</summary>
    public Dictionary<string, string> Remarks { get; set; } = [];
    public string Comment { get; set; } = "";
    public string PrivateNote { get; set; } = "";
    public string AbstainReason { get; set; } = "";
    public string? Confidence { get; set; }

    public Dictionary<string, string> Was { get; set; } = [];
    public Dictionary<string, string> WasRemarks { get; set; } = [];
    public string? WasComment { get; set; }
    public string? WasPrivateNote { get; set; }
    public string? WasConfidence { get; set; }

    /// <summary>As it is stored.</summary>
    public static SheetInput Of(Round round, ScoreSheet? sheet)
    {
        var input = Of(round, key => sheet?.ValueOf(key));
        (input.Remarks, input.WasRemarks) = (Remarked(round, sheet), Remarked(round, sheet));
        input.Comment = input.WasComment = sheet?.Comment ?? "";
        input.PrivateNote = input.WasPrivateNote = sheet?.PrivateNote ?? "";
        input.Confidence = input.WasConfidence = Sure(sheet);
        input.AbstainReason = sheet?.AbstainReason ?? "";
        return input;
    }

    /// <summary>Marks alone.</summary>
    public static SheetInput Of(Round round, Func<string, decimal?> stored) => new() { Values = Marks(round, stored), Was = Marks(round, stored) };

    /// <summary>Before a form is shown again: what the tab did not touch shows what is stored now, or it would look like a change the next time. What it did touch keeps what was typed.</summary>
    public void Follow(ModelStateDictionary state, Round round, ScoreSheet? sheet)
    {
        Follow(state, round, key => sheet?.ValueOf(key));
        foreach (var criterion in round.Criteria.Where(criterion => criterion.NeedsRemark))
            (Remarks[criterion.Key], WasRemarks[criterion.Key]) = Follow(state, $"Input.Remarks[{criterion.Key}]", Remarks.GetValueOrDefault(criterion.Key), WasRemarks.GetValueOrDefault(criterion.Key), sheet?.RemarkOn(criterion.Key) ?? "");
        (Comment, WasComment) = Follow(state, "Input.Comment", Comment, WasComment, sheet?.Comment ?? "");
        (PrivateNote, WasPrivateNote) = Follow(state, "Input.PrivateNote", PrivateNote, WasPrivateNote, sheet?.PrivateNote ?? "");
        (Confidence, WasConfidence) = Follow(state, "Input.Confidence", Confidence ?? "", WasConfidence ?? "", Sure(sheet));
    }

    /// <summary>The same for marks alone.</summary>
    public void Follow(ModelStateDictionary state, Round round, Func<string, decimal?> stored)
    {
        foreach (var (key, present) in Marks(round, stored))
            (Values[key], Was[key]) = Follow(state, $"Input.Values[{key}]", Values.GetValueOrDefault(key), Was.GetValueOrDefault(key), present);
    }

    private static (string Typed, string Was) Follow(ModelStateDictionary state, string field, string? typed, string? was, string stored)
    {
        if (typed is null || (was is not null && Touched.Same(Plain(typed), Plain(was))))
        {
            state.Remove(field);
            return (stored, stored);
        }
        // Whoever was told what another device holds, and saves again, means it.
        return (typed, was is null || state.GetFieldValidationState(field) == ModelValidationState.Invalid ? stored : was);
    }

    // "3,5" is what is stored as 3.5.
    private static string Plain(string text) => StrictNumber.TryParse(text, out var number) ? Criterion.Write(number) : text;

    private static Dictionary<string, string> Marks(Round round, Func<string, decimal?> stored) =>
        round.Criteria.ToDictionary(criterion => criterion.Key, criterion => stored(criterion.Key) is { } value ? Criterion.Write(value) : "");

    private static Dictionary<string, string> Remarked(Round round, ScoreSheet? sheet) =>
        round.Criteria.Where(criterion => criterion.NeedsRemark).ToDictionary(criterion => criterion.Key, criterion => sheet?.RemarkOn(criterion.Key) ?? "");

    private static string Sure(ScoreSheet? sheet) => sheet?.Confidence?.ToString(CultureInfo.InvariantCulture) ?? "";
}
