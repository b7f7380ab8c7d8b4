using System.CommandLine;
using System.CommandLine.Parsing;
using RadicaleVernieuwers.Campaign;

namespace RadicaleVernieuwers.Web.CommandLine;

/// <summary><c>entries import F.csv --edition E [--id Column] [--map Field=column …] [--as …] [--pictures FOLDER]</c>.</summary>
internal static class EntriesVerb
{
    public static Command Import()
    {
        var file = new Argument<string>("FILE") { Description = "A CSV file in UTF-8 whose first line names the columns." };
        var edition = new Option<string>("--edition") { Required = true, Description = "The edition's piece of the web address, such as 2026." };
        var id = new Option<string?>("--id") { Description = "The column that says which entry a row is; else a column called id." };
        var map = new Option<string[]>("--map") { Description = "Field=column, as often as needed.", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [] };
        map.Validators.Add(RefuseHalves);
        var state = new Option<TakenAs>("--as") { Description = "draft, submitted, admitted or published.", DefaultValueFactory = _ => TakenAs.Submitted, CustomParser = State };
        var pictures = new Option<string?>("--pictures") { Description = "A folder with the pictures that the column Picture names, or that are dealt out in turn." };
        var verb = new Command("import", "Adds an entry per row, or changes it where it was imported before.") { file, edition, id, map, state, pictures };
        verb.SetAction((asked, cancellationToken) =>
        {
            var options = new EntriesImportOptions(asked.GetRequiredValue(file), asked.GetRequiredValue(edition), asked.GetValue(id), Fields(asked.GetRequiredValue(map)), asked.GetValue(state), asked.GetValue(pictures)) { IsOnTerminal = !Console.IsOutputRedirected };
            return SiteVerb.RunAsync(services => EntriesImportCommand.RunAsync(services, options, Console.Out, Console.Error, cancellationToken), cancellationToken);
        });
        return verb;
    }

    private static TakenAs State(ArgumentResult given)
    {
        if (Enum.TryParse<TakenAs>(given.Tokens[0].Value, ignoreCase: true, out var state) && Enum.IsDefined(state) && !char.IsAsciiDigit(given.Tokens[0].Value[0]))
            return state;
        given.AddError($"--as takes draft, submitted, admitted or published, not '{given.Tokens[0].Value}'.");
        return default;
    }

    private static void RefuseHalves(OptionResult given)
    {
        if (given.Tokens.FirstOrDefault(t => t.Value.IndexOf('=', StringComparison.Ordinal) is var at && (at < 1 || at == t.Value.Length - 1)) is { } half)
            given.AddError($"--map takes Field=column, not '{half.Value}'.");
    }

    private static Dictionary<string, string> Fields(string[] pairs) =>
        pairs.GroupBy(p => p[..p.IndexOf('=', StringComparison.Ordinal)]).ToDictionary(p => p.Key, p => p.Last()[(p.Key.Length + 1)..]);
}
