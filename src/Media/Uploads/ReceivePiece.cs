using System.Buffers;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Media;

/// <summary>How a piece ended. One that <see cref="BrokeOff"/> is kept as far as it came.</summary>
internal enum PieceOutcome { Received, BrokeOff, OtherContent, LostTurn }

/// <summary>Receives one piece of an upload: block by block, each stored before it is counted. Memory holds one block, whatever the piece's length.</summary>
internal sealed class ReceivePiece(AppDb db, IBlobStore blobs, TimeProvider clock)
{
    private const int Block = 4 << 20;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private readonly List<long> _uncounted = [];
    private long _at;

    /// <param name="checksum">Of the piece: none of it counts where it does not match.</param>
    public async Task<PieceOutcome> ReceiveAsync(Upload upload, Stream body, PieceChecksum? checksum)
    {
        _at = upload.Offset;
        var buffer = ArrayPool<byte>.Shared.Rent(Block);
        try
        {
            var isWhole = await ReadAsync(upload, body, buffer.AsMemory(0, Block), checksum);
            var matches = checksum is null || isWhole && checksum.Matches();
            if (matches && _uncounted.Count > 0)
                upload.Receive(_uncounted, _at, clock.Instant());
            upload.EndTurn();
            await db.SaveChangesAsync(CancellationToken.None);
            return !isWhole ? PieceOutcome.BrokeOff : matches ? PieceOutcome.Received : PieceOutcome.OtherContent;
        }
        catch (DbUpdateConcurrencyException)
        {
            return PieceOutcome.LostTurn;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <returns>False where the line broke.</returns>
    private async Task<bool> ReadAsync(Upload upload, Stream body, Memory<byte> buffer, PieceChecksum? checksum)
    {
        var (start, end) = (0, 0);
        try
        {
            while (_at + (end - start) < upload.Length)
            {
                var room = (int)Math.Min(buffer.Length - end, upload.Length - _at - (end - start));
                var reading = body.ReadAsync(buffer.Slice(end, room)).AsTask();
                // A slow line: what is here is stored, and the turn kept, while the rest is on its way.
                while (await Task.WhenAny(reading, Task.Delay(Pause, clock)) != reading)
                    start = await StoreAsync(upload, buffer[start..end], checksum, start);
                var read = await reading;
                if (read == 0)
                    break;
                end += read;
                if (end < buffer.Length)
                    continue;
                await StoreAsync(upload, buffer[start..end], checksum, start);
                (start, end) = (0, 0);
            }
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException or BadHttpRequestException)
        {
            await StageAsync(upload, buffer[start..end], checksum);
            return false;
        }
        await StageAsync(upload, buffer[start..end], checksum);
        return true;
    }

    /// <returns>Where the next block starts in the buffer.</returns>
    private async Task<int> StoreAsync(Upload upload, ReadOnlyMemory<byte> block, PieceChecksum? checksum, int start)
    {
        await StageAsync(upload, block, checksum);
        if (checksum is null && _uncounted.Count > 0)
        {
            upload.Receive(_uncounted, _at, clock.Instant());
            _uncounted.Clear();
        }
        upload.KeepTurn(clock.Instant());
        await db.SaveChangesAsync(CancellationToken.None);
        return start + block.Length;
    }

    private async Task StageAsync(Upload upload, ReadOnlyMemory<byte> block, PieceChecksum? checksum)
    {
        if (block.IsEmpty)
            return;
        await blobs.StageAsync(upload.Blob, _at, block, CancellationToken.None);
        checksum?.Add(block.Span);
        _uncounted.Add(_at);
        _at += block.Length;
    }
}
