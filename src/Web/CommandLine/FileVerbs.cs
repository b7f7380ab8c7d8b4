using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using RadicaleVernieuwers.Jury.Assignments;
using RadicaleVernieuwers.Jury.Ranking;
using RadicaleVernieuwers.Jury.Reports;
using RadicaleVernieuwers.Media;

namespace RadicaleVernieuwers.Web.CommandLine;

/// <summary>Verbs that read files: <c>rank</c> and <c>assign</c> with no site at all, the imports into one.</summary>
internal static class FileVerbs
{
    private static readonly Option<bool> Json = new("--json") { Description = "Print only JSON." };

    public static IEnumerable<Command> All() => [Rank(), Assign(), new Command("report", "The jury report of an edition.") { Verify() }, new Command("media", "The media library.") { ImportMedia(), AdoptMedia() }, new Command("entries", "The entries of an edition.") { EntriesVerb.Import() }];

    private static Command Rank()
    {
        var file = new Argument<string>("FILE") { Description = "Columns entry,juror,score and optionally criterion,weight." };
        var ties = new Option<string?>("--ties") { Description = $"What puts entries of the same value in order, parted by commas: {RankCommand.TieRules}." };
        var method = new Option<string>("--method") { Description = string.Join(", ", RankCommand.Methods), DefaultValueFactory = _ => RankCommand.DefaultMethod };
        var cut = new Option<int?>("--cut") { Description = "How many go on; draws how likely each entry is among them.", CustomParser = given => Count(given, "--cut") is > 0 and var places ? places : null };
        var seed = new Option<ulong>("--seed") { Description = "What the odds are drawn from; the same seed gives the same odds.", DefaultValueFactory = _ => 1 };
        var ridge = new Option<double>("--ridge") { Description = "Pulls the jurors' own scales towards none, as if each had read so many entries more on which the jury agreed." };
        var verb = new Command("rank", "Ranks the scores of a CSV file.") { file, method, cut, seed, ties, ridge, Json };
        verb.SetAction(asked => RankCommand.Run(asked.GetRequiredValue(file), asked.GetRequiredValue(method), asked.GetValue(Json), Console.Out, Console.Error, asked.GetValue(cut), asked.GetValue(seed), asked.GetValue(ties), asked.GetValue(ridge)));
        return verb;
    }

    private static Command Assign()
    {
        var entries = new Option<string>("--entries") { Required = true, Description = "Columns entry[,themes,language,organisation]." };
        var jurors = new Option<string>("--jurors") { Required = true, Description = "Columns juror[,max,themes,languages,organisation]." };
        var conflicts = new Option<string?>("--conflicts") { Description = "Columns entry,juror." };
        var perEntry = new Option<int>("--per-entry") { Required = true, Description = "How many jurors read an entry.", CustomParser = given => Count(given, "--per-entry") };
        var verb = new Command("assign", "Assigns entries to jurors.") { entries, jurors, conflicts, perEntry, Json };
        verb.SetAction(asked => AssignCommand.Run(asked.GetRequiredValue(entries), asked.GetRequiredValue(jurors), asked.GetValue(conflicts), asked.GetValue(perEntry), asked.GetValue(Json), Console.Out, Console.Error));
        return verb;
    }

    private static int Count(ArgumentResult given, string option)
    {
        if (int.TryParse(given.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var count))
            return count;
        given.AddError($"{option} is a whole number, not '{given.Tokens[0].Value}'.");
        return 0;
    }

    private static Command Verify()
    {
        var file = new Argument<string>("FILE");
        var verb = new Command("verify", "Checks that nothing in the file of a jury report was changed.") { file };
        verb.SetAction(asked => VerifyReport.Run(asked.GetRequiredValue(file), Console.Out, Console.Error));
        return verb;
    }

    private static Command ImportMedia()
    {
        var folder = new Argument<string>("FOLDER");
        var verb = new Command("import", "Brings the files of a folder into the media library.") { folder, Json };
        verb.SetAction((asked, cancellationToken) => SiteVerb.RunAsync(
            services => MediaImportCommand.RunAsync(services, asked.GetRequiredValue(folder), asked.GetValue(Json), Console.Out, Console.Error, cancellationToken, !Console.IsOutputRedirected), cancellationToken));
        return verb;
    }

    private static Command AdoptMedia()
    {
        var verb = new Command("adopt", "Takes over the files of an Orchard Core site that lie in this blob store.");
        verb.SetAction((_, cancellationToken) => SiteVerb.RunAsync(services => AdoptCommand.RunAsync(services, Console.Out, cancellationToken), cancellationToken));
        return verb;
    }
}
