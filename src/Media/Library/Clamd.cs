using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;

namespace RadicaleVernieuwers.Media;

internal enum ClamdVerdict { Clean, Virus, Unknown }

/// <summary>Asks a ClamAV daemon about a file: <c>zINSTREAM</c>, chunks with their length before them, a zero length, and one line back.</summary>
/// <param name="address"><c>host:port</c>, or the path of a socket.</param>
internal sealed class Clamd(string address)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <returns><see cref="ClamdVerdict.Unknown"/> where it does not answer, or will not look at a file this large.</returns>
    public async Task<ClamdVerdict> ScanAsync(Stream content, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        try
        {
            using var socket = await ConnectAsync(limit.Token);
            await using var stream = new NetworkStream(socket);
            await SendAsync(stream, content, limit.Token);
            using var reader = new StreamReader(stream, Encoding.ASCII);
            var answer = (await reader.ReadToEndAsync(limit.Token)).TrimEnd('\0', '\n');
            return answer.EndsWith(" OK", StringComparison.Ordinal) ? ClamdVerdict.Clean : answer.EndsWith(" FOUND", StringComparison.Ordinal) ? ClamdVerdict.Virus : ClamdVerdict.Unknown;
        }
        catch (Exception exception) when (exception is SocketException or IOException || exception is OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return ClamdVerdict.Unknown;
        }
    }

    private async Task<Socket> ConnectAsync(CancellationToken cancellationToken)
    {
        var local = address.StartsWith('/');
        var socket = local ? new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified) : new Socket(SocketType.Stream, ProtocolType.Tcp);
        var colon = address.LastIndexOf(':');
        if (local)
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(address), cancellationToken);
        else
            await socket.ConnectAsync(address[..colon], int.Parse(address[(colon + 1)..], System.Globalization.CultureInfo.InvariantCulture), cancellationToken);
        return socket;
    }

    private static async Task SendAsync(NetworkStream stream, Stream content, CancellationToken cancellationToken)
    {
        await stream.WriteAsync("zINSTREAM\0"u8.ToArray(), cancellationToken);
        var chunk = new byte[4 + 65536];
        int read;
        do
        {
            read = await content.ReadAsync(chunk.AsMemory(4), cancellationToken);
            BinaryPrimitives.WriteInt32BigEndian(chunk, read);
            await stream.WriteAsync(chunk.AsMemory(0, 4 + read), cancellationToken);
        }
        while (read > 0);
    }
}
