using RadicaleVernieuwers.Data;

try
{
    return await RadicaleVernieuwers.Web.CommandLine.Verbs.RunAsync(args);
}
catch (ConfigurationRefusal refusal)
{
    await Console.Error.WriteLineAsync(refusal.Message);
    return 1;
}

/// <summary>The entry point; tests start the site through it.</summary>
public partial class Program;
