using System.Diagnostics;
using System.Text;

namespace RadicaleVernieuwers.Testing;

/// <summary>The built program as a process of its own, on a storage folder of its own: for what a test inside the same process cannot show, such as kill -9.</summary>
public sealed class SiteProcess : IDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _said = new();
    private readonly StringBuilder _complained = new();

    private SiteProcess(Process process) => _process = process;

    public string Said { get { lock (_said) return _said.ToString(); } }
    public string Complained { get { lock (_complained) return _complained.ToString(); } }

    /// <param name="environment">Configuration such as <c>ConnectionStrings__Site</c>.</param>
    public static SiteProcess Start(string storage, IEnumerable<string> arguments, params ReadOnlySpan<(string Name, string Value)> environment)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Path.GetDirectoryName(storage)! };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "RadicaleVernieuwers.Web.dll"));
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        start.Environment["Storage__Path"] = storage;
        start.Environment["DOTNET_ENVIRONMENT"] = "Testing";
        start.Environment["LANG"] = "en_GB.UTF-8";
        start.Environment.Remove("LC_ALL");
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        var running = new SiteProcess(Process.Start(start)!);
        running._process.OutputDataReceived += (_, line) => Append(running._said, line.Data);
        running._process.ErrorDataReceived += (_, line) => Append(running._complained, line.Data);
        running._process.BeginOutputReadLine();
        running._process.BeginErrorReadLine();
        return running;
    }

    public bool IsRunning => !_process.HasExited;

    /// <summary>Runs a verb to its end.</summary>
    /// <returns>The exit code and what was said on both outputs.</returns>
    public static async Task<(int Code, string Said, string Complained)> RunAsync(string storage, params string[] arguments)
    {
        using var process = Start(storage, arguments);
        return (await process.EndAsync(), process.Said, process.Complained);
    }

    public async Task<int> EndAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(5));
        await _process.WaitForExitAsync(patience.Token);
        return _process.ExitCode;
    }

    /// <summary>Waits until the program has said this.</summary>
    public async Task UntilSaidAsync(string words)
    {
        for (var waited = 0; !Said.Contains(words, StringComparison.Ordinal); waited++)
        {
            if (_process.HasExited || waited > 1200)
                throw new InvalidOperationException($"The program never said “{words}”, but: {Said}{Complained}");
            await Task.Delay(100);
        }
    }

    /// <summary>kill -9, if it still runs.</summary>
    /// <returns>False where it had ended by itself.</returns>
    public bool Kill()
    {
        if (_process.HasExited)
            return false;
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        return true;
    }

    public void Dispose()
    {
        Kill();
        _process.Dispose();
    }

    private static void Append(StringBuilder text, string? line)
    {
        if (line is not null)
            lock (text)
                text.AppendLine(line);
    }
}
