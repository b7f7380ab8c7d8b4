using System.ComponentModel;
using System.Diagnostics;
using Npgsql;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Web.Backups;

/// <summary>PostgreSQL's own tools. The password goes by environment: arguments are seen by everyone on the machine.</summary>
internal static class PgTool
{
    /// <exception cref="Refusal"><c>Backup.Tool</c>.</exception>
    public static async Task RunAsync(string tool, string connection, string[] arguments, CancellationToken cancellationToken)
    {
        var to = new NpgsqlConnectionStringBuilder(connection);
        var start = new ProcessStartInfo(tool) { RedirectStandardError = true };
        foreach (var argument in (string[])["--host", to.Host ?? "localhost", "--port", $"{to.Port}", "--dbname", to.Database ?? "", .. arguments])
            start.ArgumentList.Add(argument);
        if (to.Username is { } user)
            start.Environment["PGUSER"] = user;
        if (to.Password is { } password)
            start.Environment["PGPASSWORD"] = password;
        try
        {
            using var running = Process.Start(start)!;
            var said = await running.StandardError.ReadToEndAsync(cancellationToken);
            await running.WaitForExitAsync(cancellationToken);
            if (running.ExitCode != 0)
                throw new Refusal("Backup.Tool", tool, said.Trim());
        }
        catch (Win32Exception exception)
        {
            throw new Refusal("Backup.Tool", tool, exception.Message);
        }
    }
}
