using Microsoft.AspNetCore.Mvc.Rendering;

namespace RadicaleVernieuwers.Jury.Jurors;

/// <summary>The languages and themes to choose from, and those that were chosen.</summary>
internal sealed record Knows(IReadOnlyList<string> AllLanguages, IReadOnlyList<SelectListItem> AllThemes, IReadOnlyList<string> Languages, IReadOnlyList<string> Themes);
