using System.ComponentModel;
using System.Diagnostics;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Media;

/// <summary>Turns what iPhones make into JPEG, by <c>heif-convert</c> where the machine has it: libvips is built without HEVC.</summary>
/// <param name="folders">Where programs are looked for, as in <c>PATH</c>, which it is where this is left out.</param>
public sealed class HeicConverter(MediaOptions options, string? folders = null)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public bool IsPresent { get; } = (folders ?? Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, "heif-convert")));

    /// <returns>The upright picture as JPEG; null where the file cannot be read.</returns>
    public async Task<byte[]?> ConvertAsync(byte[] content, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateDirectory(Path.Combine(options.StoragePath, "tmp", Id.New().ToString("N"))).FullName;
        try
        {
            var (from, to) = (Path.Combine(folder, "in.heic"), Path.Combine(folder, "out.jpg"));
            await File.WriteAllBytesAsync(from, content, cancellationToken);
            if (!await RunAsync(from, to, cancellationToken))
                return null;
            // A file with several pictures gives out-1.jpg, out-2.jpg …: the first is the one that phones show.
            var made = File.Exists(to) ? to : Directory.EnumerateFiles(folder, "out-*.jpg").Order(StringComparer.Ordinal).FirstOrDefault();
            return made is null ? null : await File.ReadAllBytesAsync(made, cancellationToken);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<bool> RunAsync(string from, string to, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        Process? process = null;
        try
        {
            process = Process.Start(new ProcessStartInfo("heif-convert", ["-q", "95", from, to]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            await Task.WhenAll(process.StandardOutput.ReadToEndAsync(limit.Token), process.StandardError.ReadToEndAsync(limit.Token), process.WaitForExitAsync(limit.Token));
            return process.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            process?.Kill(entireProcessTree: true);
            return false;
        }
        finally
        {
            process?.Dispose();
        }
    }
}
