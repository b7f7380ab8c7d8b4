using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Liquid;

namespace RadicaleVernieuwers.Jury.Ranking;

/// <summary>Opens with three things in words: the list, what cannot be told apart, whose scale differs. Then the figures.</summary>
internal sealed class ShowModel(AppDb db, Actor actor, Texts texts, IAuthorizationService authorization) : PageModel
{
    private const int MostNames = 8;
    private const double Sure = 0.95;
    private const double Unsure = 0.05;

    [FromRoute] public RoundId Id { get; set; }
    [FromQuery(Name = "method")] public RankMethod? Method { get; set; }
    [FromQuery(Name = "places")] public int? Places { get; set; }

    public RankingView? View { get; private set; }
    public string Name { get; private set; } = "";
    public bool MayFreeze { get; private set; }

    private RankingReport Report => View!.Report;

    public async Task OnGetAsync()
    {
        var round = await db.GetRoundAsync(Id, HttpContext.RequestAborted);
        Name = round.NameIn(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName);
        View = await RankingView.LoadAsync(db, round, actor.User, Method, Places is > 0 ? Places : null, HttpContext.RequestAborted);
        MayFreeze = round.State == RoundState.Closed && (await authorization.AuthorizeAsync(User, Permissions.DecideRound)).Succeeded;
    }

    public string Leaders
    {
        get
        {
            string[] first = [.. Report.Entries.Where(entry => entry.Rank == 1).Select(Title)];
            return first.Length switch
            {
                0 => texts["Ranking.NoFirst", Report.Entries.Count],
                1 => texts["Ranking.First", first[0], Report.Entries.Count, Report.Jurors.Count],
                _ => texts["Ranking.FirstTied", string.Join(", ", first), Report.Entries.Count],
            };
        }
    }

    public string Bands
    {
        get
        {
            if (Report.Entries.FirstOrDefault(entry => entry.Rank == 1) is not { } first)
                return texts["Ranking.NoBands"];
            if (first.Se is null)
                return texts["Ranking.BandsUnknown"];
            var words = first.TiedWith.Count == 0 ? texts["Ranking.Apart", Title(first)]
                : texts.Count("Ranking.NotApart", first.TiedWith.Count, Title(first), Few(first.TiedWith.Select(key => View!.EntryOf(key)?.Title ?? key)));
            string[] runs = [.. Runs(first).Select(run => Few(run.Select(Title)))];
            return runs.Length == 0 ? words : $"{words} {texts["Ranking.AlsoNotApart", string.Join("; ", runs)]}";
        }
    }

    /// <summary>Further down: entries in a row of which none can be told apart from another.</summary>
    private List<List<EntryFigures>> Runs(EntryFigures first)
    {
        List<List<EntryFigures>> runs = [[]];
        foreach (var entry in Report.Entries.Where(entry => entry.Rank is not null && entry.Entry != first.Entry && !first.TiedWith.Contains(entry.Entry)))
        {
            if (!runs[^1].All(other => entry.TiedWith.Contains(other.Entry)))
                runs.Add([]);
            runs[^1].Add(entry);
        }
        return [.. runs.Where(run => run.Count > 1)];
    }

    public string Scales
    {
        get
        {
            string[] mild = [.. Report.Jurors.Where(juror => juror is { Differs: true, Effect: > 0 }).Select(juror => View!.JurorOf(juror.Juror)).Order(StringComparer.CurrentCulture)];
            string[] strict = [.. Report.Jurors.Where(juror => juror is { Differs: true, Effect: < 0 }).Select(juror => View!.JurorOf(juror.Juror)).Order(StringComparer.CurrentCulture)];
            if (mild.Length + strict.Length == 0)
                return texts["Ranking.SameScale"];
            return string.Join(' ', new[] { strict.Length > 0 ? texts["Ranking.StrictJurors", Few(strict)] : "", mild.Length > 0 ? texts["Ranking.MildJurors", Few(mild)] : "" }.Where(words => words.Length > 0));
        }
    }

    /// <summary>Who surely goes on, where chance has a hand in it, and who share the last place. Null where the round has no number of places.</summary>
    public string? AtTheCut
    {
        get
        {
            if (Report.Cut is not { } cut)
                return View!.Book.Round.Advance is { Kind: AdvanceKind.Hand } hand ? RoundWords.Advance(texts, hand) : null;
            EntryFigures[] open = [.. Report.Entries.Where(entry => entry.InCut is > Unsure and < Sure)];
            string?[] words = [Cutting(cut), open.Length > 0 ? texts["Ranking.CutOpen", Few(open.Select(entry => $"{Title(entry)} ({Percent(entry.InCut)})"))] : null,
                cut.Tied.Count > 0 ? texts["Ranking.CutTied", Few(cut.Tied.Select(key => View!.EntryOf(key)?.Title ?? key))] : null];
            return string.Join(' ', words.OfType<string>());
        }
    }

    private string Cutting(Cut cut)
    {
        var (known, sure) = (Report.Entries.Any(entry => entry.InCut is not null), Report.Entries.Count(entry => entry.InCut >= Sure));
        if (cut.Rule.Kind == AdvanceKind.Places)
            return known ? texts.Count("Ranking.Cut", cut.Rule.Places, sure) : texts.Count("Ranking.CutUnknown", cut.Rule.Places);
        return $"{RoundWords.Advance(texts, cut.Rule)} {(known ? texts["Ranking.CutNow", cut.Through.Count, sure] : texts["Ranking.CutNowUnknown", cut.Through.Count])}";
    }

    /// <summary>What the verb needs to make the same list from the file of this page.</summary>
    public string Command => string.Join(' ', new[]
    {
        $"rank ranking.csv --method {Report.Method.ToString().ToLowerInvariant()}",
        View!.Book.Round.Policy.Ridge > 0 ? string.Create(CultureInfo.InvariantCulture, $"--ridge {View.Book.Round.Policy.Ridge}") : "",
        View.Ties.Count > 0 ? $"--ties {string.Join(',', View.Ties)}" : "",
        Report.Cut is { Rule.Kind: AdvanceKind.Places } cut ? string.Create(CultureInfo.InvariantCulture, $"--cut {cut.Rule.Places} --seed {cut.Seed}") : "",
    }.Where(part => part.Length > 0));

    /// <summary>What one juror decides at the cut, in words; empty where nothing.</summary>
    public string Decides(LeftOut left) => string.Join(' ', new[]
    {
        left.Enters.Count > 0 ? texts["Ranking.Enters", Few(left.Enters.Select(key => View!.EntryOf(key)?.Title ?? key))] : "",
        left.Leaves.Count > 0 ? texts["Ranking.Leaves", Few(left.Leaves.Select(key => View!.EntryOf(key)?.Title ?? key))] : "",
    }.Where(words => words.Length > 0));

    public static string Percent(double? odds) => odds is { } share ? (100 * share).ToString("0", CultureInfo.CurrentCulture) + " %" : "–";

    public IReadOnlyList<AgreementLine> Agreement => AgreementWords.Of(Report.Agreement, texts);

    public string InShort => (Report.Agreement.KendallWTies ?? Report.Agreement.AlphaInterval) switch
    {
        null => texts["Ranking.AgreementUnknown"],
        < 0.3 => texts["Ranking.AgreementLow"],
        < 0.6 => texts["Ranking.AgreementFair"],
        _ => texts["Ranking.AgreementHigh"],
    };

    /// <summary>A tie is shown as a tie.</summary>
    public string Place(int? place, Func<EntryFigures, int?> of) =>
        place is null ? "–" : Report.Entries.Count(entry => of(entry) == place) > 1 ? $"{place}=" : place.Value.ToString(CultureInfo.InvariantCulture);

    private string Panel(EntryFigures entry) => (entry.Adjusted - entry.Mean) switch
    {
        > 0.05 when entry.Rank != entry.RankRaw => texts["Ranking.StrictPanel", entry.Adjusted - entry.Mean],
        < -0.05 when entry.Rank != entry.RankRaw => texts["Ranking.MildPanel", entry.Mean - entry.Adjusted],
        _ => "",
    };

    /// <summary>Why the place is what it is: a panel that was strict or mild, and what parted those of the same value.</summary>
    public string Why(EntryFigures entry) => entry.BrokenBy is not { } step ? Panel(entry)
        : $"{Panel(entry)} {texts["Ranking.BrokenBy", RoundWords.Tie(texts, step, View!.Book.Round.LabelsIn(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName))]}".Trim();

    public string NamesOf(Note note) => note.Names.Count == 0 ? "" : Few(note.Names.Select(key => View!.EntryOf(key)?.Title ?? View.Jurors.GetValueOrDefault(key)).OfType<string>());

    private string Title(EntryFigures entry) => View!.EntryOf(entry.Entry)?.Title ?? entry.Entry;

    private static string Few(IEnumerable<string> names)
    {
        string[] all = [.. names];
        return all.Length <= MostNames ? string.Join(", ", all) : string.Join(", ", all.Take(MostNames)) + " …";
    }
}
