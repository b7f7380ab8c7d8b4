using RadicaleVernieuwers.Content;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Media;

namespace RadicaleVernieuwers.Jury;

/// <summary>The pictures of entries to put into something: without the name, the place and the camera of the original.</summary>
internal sealed class EntryPictures(AppDb db, Renditions renditions, IBlobStore blobs)
{
    private const int Side = 1024;
    // What a photo of that side weighs as a JPEG, more or less.
    private const long Usual = 160_000;

    /// <summary>The files of these pictures, in one query. A document is no picture.</summary>
    public async Task<IReadOnlyDictionary<string, MediaFile>> FindAsync(IEnumerable<MediaItem> pictures, CancellationToken cancellationToken) =>
        (await db.MediaAtAsync([.. pictures.Select(picture => picture.Path).Distinct()], cancellationToken))
            .Where(file => file.Value is { IsPicture: true, Trashed: null }).ToDictionary(file => file.Key, file => file.Value);

    /// <summary>As a JPEG of a size that reads well; null where the file is gone.</summary>
    public async Task<byte[]?> ReadAsync(MediaFile file, CancellationToken cancellationToken)
    {
        try
        {
            var made = await renditions.GetAsync(new Picture(file.Blob, file.Sha256, file.Width, file.Height), new RenditionCommand { Width = Side }, MediaType.Jpeg, cancellationToken);
            await using var stream = await blobs.OpenAsync(made.Name, cancellationToken: cancellationToken);
            using var content = new MemoryStream();
            await stream.CopyToAsync(content, cancellationToken);
            return content.ToArray();
        }
        catch (NotFound)
        {
            return null;
        }
    }

    /// <summary>About how much these pictures weigh.</summary>
    public static long WeightOf(IEnumerable<MediaFile> files) => files.Sum(file => Math.Min(file.Bytes, Usual));
}

/// <summary>How much a juror takes along, said before it is made.</summary>
internal readonly record struct Luggage(int Entries, int Waiting, long Bytes)
{
    private const long Frame = 90_000;
    private const long PerEntry = 9_000;
    // A PDF carries its two faces whole.
    private const long Faces = 620_000;

    public static Luggage Of(IReadOnlyList<Reading> readings, IReadOnlyDictionary<string, MediaFile> files) => new(
        readings.Count(reading => reading.IsOpen), readings.Count(reading => !reading.IsOpen),
        Frame + PerEntry * readings.Count + EntryPictures.WeightOf(readings.SelectMany(reading => reading.Pictures).Select(picture => files.GetValueOrDefault(picture.Path)).OfType<MediaFile>()));

    /// <summary>In millions, as people say it.</summary>
    public double Megabytes => Math.Max(0.1, Bytes / 1e6);

    public double PdfMegabytes => (Bytes + Faces) / 1e6;
}
