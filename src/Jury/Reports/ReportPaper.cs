using System.Globalization;
using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Jury.Papers;
using RadicaleVernieuwers.Jury.Ranking;
using RadicaleVernieuwers.Liquid;

namespace RadicaleVernieuwers.Jury.Reports;

/// <summary>The jury report on paper, in the language of the request: who read, how the list came about, what the jury did with it, and why.</summary>
/// <param name="open">What a commitment stands for; a dash where this reader may not know.</param>
internal sealed class ReportPaper(ReportFacts facts, Texts texts, Func<string, string> open)
{
    private const double FairAgreement = 0.3;
    private const double HighAgreement = 0.6;

    /// <summary>Without names: jurors are numbered, reasons stay inside.</summary>
    public bool IsPublic { get; init; }
    /// <summary>The prizes of the edition, to call them by their names.</summary>
    public IReadOnlyList<Prize> Prizes { get; init; } = [];

    public byte[] Write(DateTimeOffset made)
    {
        var title = texts["Report.Title", facts.Edition.Name];
        using var paper = new Paper(new(title, CultureInfo.CurrentUICulture.TwoLetterISOLanguageName, texts["Report.Paper.Page"], made));
        paper.Heading(1, title);
        paper.Paragraph(texts[IsPublic ? "Report.Paper.Public" : "Report.Intro"]);
        paper.Note(texts["Report.Paper.Made", made]);
        Jury(paper);
        foreach (var round in facts.Rounds)
            Of(paper, round);
        return paper.Save();
    }

    private void Jury(Paper paper)
    {
        paper.Heading(2, texts["Report.Who"]);
        paper.Table([new(texts["Jury.Juror"], 3), new(texts["Round.Name"], 2), new(texts["Report.Assigned"], 1, true), new(texts["Report.Finished"], 1, true), new(texts["Report.Abstained"], 1, true)],
            facts.Readings.Select(reading => new[] { Juror(reading.Juror), reading.Round, Digits(reading.Assigned), Digits(reading.Finished), Digits(reading.Abstained) }));
        paper.Heading(2, texts["Report.Recusals"]);
        if (IsPublic || facts.Recusals.Count == 0)
            paper.Paragraph(texts.Count("Report.Paper.Recusals", facts.Recusals.Count(recusal => recusal.Dismissed.Length == 0)));
        else
            paper.Table([new(texts["Jury.Number"], 1.2f), new(texts["Jury.Juror"], 2), new(texts["Report.Kind"], 2), new(texts["Report.Reason"], 3)],
                facts.Recusals.Select(recusal => new[] { recusal.Entry, open(recusal.Juror), texts["Conflict.Kind." + recusal.Kind], open(recusal.Reason) }));
    }

    private void Of(Paper paper, ReportedRound round)
    {
        paper.Heading(2, round.Round);
        paper.Paragraph(texts["Report.Paper.Round", round.ReviewsPerEntry, string.Join(", ", round.Criteria.Select(c => $"{c.Label} ({c.Weight})"))]);
        paper.Paragraph(texts["Ranking.MethodText." + round.Method]);
        paper.Paragraph(Advance(round));
        paper.Paragraph(Ties(round, round.Ties));
        foreach (var change in facts.PolicyChanges.Where(line => line.Round == round.Round))
            paper.Paragraph(Words(change));
        foreach (var ranking in facts.Rankings.Where(line => line.Round == round.Round))
        {
            paper.Paragraph(texts[Agreement(ranking)]);
            paper.Paragraph(ranking.Tied.Count == 0 ? texts["Report.Paper.NoTie"] : texts["Report.Paper.Tie", string.Join(", ", ranking.Tied)]);
            paper.Note(texts["Report.Paper.Hash", ranking.Hash]);
        }
        foreach (var meeting in facts.Meetings.Where(line => line.Round == round.Round))
            Met(paper, meeting);
        Overrides(paper, [.. facts.Overrides.Where(line => line.Round == round.Round)]);
        foreach (var card in facts.WildCards.Where(line => !IsPublic && line.Round == round.Round))
            paper.Paragraph(texts["Report.WildCard", open(card.Juror), card.Entry, open(card.Reason)]);
        Decided(paper, [.. facts.Decisions.Where(line => line.Round == round.Round && (!IsPublic || line.Published.Length > 0))]);
    }

    private void Met(Paper paper, ReportedMeeting meeting)
    {
        paper.Heading(3, texts["Meeting.Title"]);
        paper.Paragraph(Words(meeting));
        if (!IsPublic)
            paper.List(facts.Attendances.Where(line => line.Round == meeting.Round).Select(line => $"{open(line.Juror)}: {texts[PresenceKey(line)]}"));
        var hands = facts.Hands.Where(line => line.Round == meeting.Round).ToArray();
        if (hands.Length > 0)
            paper.Table([new(texts["Jury.Number"], 1.2f), new(texts["Hands.QuestionLabel"], 3), new(texts["Hands.Title"], 4)],
                hands.Select(line => new[] { line.Entry, open(line.Question), string.Join(" · ", line.Results.Select(result => $"{open(result.Choice)}: {result.Count}")) }));
    }

    /// <summary>Who was there, and whether that was enough.</summary>
    public string Words(ReportedMeeting meeting) => texts["Report.Meeting", meeting.Here, meeting.DialedIn, meeting.Absent] + " " + meeting.Quorum switch
    {
        null => texts["Meeting.NoQuorum"],
        { } quorum => texts[meeting.Here + meeting.DialedIn >= quorum ? "Meeting.QuorumReached" : "Meeting.QuorumMissing", quorum],
    };

    /// <summary>Who goes on in a round.</summary>
    public string Advance(ReportedRound round) => RoundWords.Advance(texts, round.Advance switch
    {
        "" => null,
        nameof(AdvanceKind.Threshold) => AdvanceRule.AtLeast(double.Parse(round.Threshold, CultureInfo.InvariantCulture)),
        _ => new(Enum.Parse<AdvanceKind>(round.Advance), round.Places ?? 0),
    });

    public string Ties(ReportedRound round, IEnumerable<string> chain) => RoundWords.Ties(texts, chain, key => round.Criteria.FirstOrDefault(c => c.Key == key)?.Label ?? key);

    /// <summary>What changed late, and why.</summary>
    public string Words(ReportedPolicyChange change)
    {
        var round = facts.Rounds.First(line => line.Round == change.Round);
        return texts["Report.TiesChanged", DateTimeOffset.Parse(change.At, CultureInfo.InvariantCulture), Ties(round, change.Was), IsPublic ? "–" : open(change.Reason)];
    }

    /// <summary>What was decided: a prize by its name.</summary>
    public string Outcome(ReportedDecision line) =>
        Prizes.FirstOrDefault(prize => prize.Key == line.Prize)?.LabelIn(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName) ?? $"{texts["Decision.Outcome." + line.Outcome]} {line.Prize}".Trim();

    /// <summary>A figure of the facts, whose digits are the same everywhere, as the reader writes it.</summary>
    public static string Figure(string digits) =>
        double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value.ToString("0.0000", CultureInfo.CurrentCulture) : "–";

    public static string PresenceKey(ReportedAttendance line) => line.Presence.Length == 0 ? "Report.PresenceUnknown" : "Attending." + line.Presence;

    private void Overrides(Paper paper, ReportedOverride[] lines)
    {
        if (lines.Length == 0)
            return;
        paper.Heading(3, texts["Report.Overrides"]);
        paper.Table([new(texts["Jury.Number"], 1.2f), new(texts["Report.PlaceInList"], 1, true), new(texts["Report.PlaceOfJury"], 1, true), new(texts["Report.Reason"], 4)],
            lines.Select(line => new[] { line.Entry, line.Place is { } place ? Digits(place) : "–", Digits(line.JuryPlace), open(line.Reason) }));
    }

    private void Decided(Paper paper, ReportedDecision[] lines)
    {
        if (lines.Length == 0)
            return;
        paper.Heading(3, texts["Decision.Title"]);
        paper.Table([new(texts["Jury.Number"], 1.2f), new(texts["Jury.Entry"], 3), new(texts["Report.Outcome"], 2), new(texts[IsPublic ? "Decision.Motivation" : "Report.Reason"], 4)],
            lines.Select(line => new[]
            {
                line.Entry, open(line.Title), $"{Outcome(line)} {(line.AgainstList ? texts["Report.Against"] : "")}".Trim(),
                IsPublic ? line.Motivation.In(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName) : open(line.Reason),
            }));
    }

    private string Juror(string commitment) => IsPublic ? texts["Report.Paper.Juror", facts.Jurors.Index().First(juror => juror.Item.Juror == commitment).Index + 1] : open(commitment);

    private static string Agreement(ReportedRanking ranking) =>
        !double.TryParse(ranking.KendallW.Length > 0 ? ranking.KendallW : ranking.Alpha, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? "Ranking.AgreementUnknown"
        : value < FairAgreement ? "Ranking.AgreementLow" : value < HighAgreement ? "Ranking.AgreementFair" : "Ranking.AgreementHigh";

    private static string Digits(int number) => number.ToString(CultureInfo.CurrentCulture);
}
