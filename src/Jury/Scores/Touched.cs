using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Jury;

/// <summary>A field of a sheet that may be open in two tabs: a tab writes only what it changed itself, and never over what another tab changed meanwhile.</summary>
internal static class Touched
{
    /// <param name="was">What the field held when the tab showed it; null where the tab does not say, and its text is taken.</param>
    /// <param name="typed">What it holds in the tab now.</param>
    /// <param name="present">What is stored.</param>
    /// <returns>Whether there is something to write.</returns>
    /// <exception cref="Refusal"><c>Score.OtherTab</c> or <c>Score.OtherTabBlank</c>: both tabs changed it, each to something else.</exception>
    public static bool IsNew(string? was, string typed, string present, string field)
    {
        if (Same(typed, present))
            return false;
        if (was is null)
            return true;
        if (Same(typed, was))
            return false;
        if (!Same(present, was))
            throw present.Length > 0 ? new Refusal("Score.OtherTab", present) { Field = field } : new Refusal("Score.OtherTabBlank") { Field = field };
        return true;
    }

    // A browser posts every line end of a form as CR LF, a script as LF.
    public static bool Same(string one, string other) => one.ReplaceLineEndings("\n") == other.ReplaceLineEndings("\n");
}
