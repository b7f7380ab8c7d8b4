using RadicaleVernieuwers.Liquid;

namespace RadicaleVernieuwers.Jury;

internal static class PaceWords
{
    /// <summary>Such as <c>12 van 40, nog ongeveer 1 u 50</c>.</summary>
    public static string Say(this Pace pace, Texts texts) => pace.Done == pace.All
        ? texts["Jury.Progress", pace.Done, pace.All]
        : texts["Jury.ProgressLeft", pace.Done, pace.All, Say(pace.Left, texts)];

    private static string Say(TimeSpan left, Texts texts) => left < TimeSpan.FromHours(1)
        ? texts["Jury.LeftMinutes", (int)left.TotalMinutes]
        : left.Minutes == 0 ? texts["Jury.LeftHours", (int)left.TotalHours] : texts["Jury.LeftHoursMinutes", (int)left.TotalHours, left.Minutes];
}
