using System.CommandLine;
using System.Globalization;
using RadicaleVernieuwers.Liquid;

namespace RadicaleVernieuwers.Web.CommandLine;

/// <summary>The command line: a verb, or none to serve. Exit codes: 0 done, 1 refused (a sentence on stderr), 2 wrong usage.</summary>
internal static class Verbs
{
    private static readonly string[] Asks = ["--help", "-h", "-?", "--version"];

    public static async Task<int> RunAsync(string[] args)
    {
        SpeakAsAsked();
        if (args.Length == 0 || args[0].StartsWith('-') && !Asks.Contains(args[0]))
            return await SiteVerb.ServeAsync(args);
        var root = new RootCommand("The campaign and jury platform of Radicale Vernieuwers. No verb: serve the site.");
        foreach (var verb in All())
            root.Subcommands.Add(verb);
        var parsed = root.Parse(args);
        if (parsed.Errors.Count == 0)
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        await Console.Error.WriteLineAsync(string.Join(Environment.NewLine, parsed.Errors.Select(e => e.Message)));
        return 2;
    }

    private static IEnumerable<Command> All() =>
        [.. SetUpVerbs.All(), .. FileVerbs.All(), .. CareVerbs.All(), .. PeopleVerbs.All()];

    /// <summary>Whoever runs the program reads the language of their terminal; English where the site does not speak it.</summary>
    private static void SpeakAsAsked()
    {
        var asked = (Environment.GetEnvironmentVariable("LC_ALL") ?? Environment.GetEnvironmentVariable("LANG") ?? "").Split('_', '.')[0];
        var culture = Languages.Culture(asked is "nl" or "fr" ? asked : "en");
        CultureInfo.CurrentUICulture = CultureInfo.DefaultThreadCurrentUICulture = culture;
        CultureInfo.CurrentCulture = CultureInfo.DefaultThreadCurrentCulture = culture;
    }
}
