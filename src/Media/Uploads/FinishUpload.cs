using Microsoft.AspNetCore.Http;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Liquid;

namespace RadicaleVernieuwers.Media;

/// <summary><c>POST /uploads/{id}/finish</c>: has a whole upload judged and puts it into the library. Again gives the same answer, and takes what is known of it by then: <c>altText</c> and <c>credit</c>, as a form. A refusal is a 409 with its sentence.</summary>
internal sealed class FinishUpload(AppDb db, TusServer uploads, UploadReceiver receiver, MediaUrls urls, Texts texts, TimeProvider clock)
{
    public sealed record Answer(Guid Id, string Path, string Name, string? Thumbnail, bool IsPicture, string AltText, string Credit, IReadOnlyList<string> Notes);

    public async Task<IResult> RunAsync(Guid id, HttpContext http)
    {
        var (upload, refused) = await uploads.FindAsync(id);
        if (upload is null)
            return refused!;
        var known = upload.Became is { } became ? await db.MediaFiles.FindAsync([became], http.RequestAborted) : null;
        if (known is not null)
        {
            await DescribeAsync(known, http);
            return Results.Json(Say(known, null));
        }
        if (!upload.IsWhole)
            throw new Refusal("Media.Upload.NotWhole");
        var (file, converted) = await receiver.ReceiveAsync(upload, http.RequestAborted);
        if (upload.IsShown)
            file.Publish(clock.Instant());
        await DescribeAsync(file, http);
        upload.Become(file.Id);
        upload.Forget();
        db.RemoveBlobLater(upload.Blob.Value, clock.Instant());
        return Results.Json(Say(file, converted));
    }

    // Only what is said: a picture that is described elsewhere meanwhile keeps that.
    private static async Task DescribeAsync(MediaFile file, HttpContext http)
    {
        if (!http.Request.HasFormContentType)
            return;
        var said = await http.Request.ReadFormAsync(http.RequestAborted);
        file.Describe(Said("altText") ?? file.AltText, Said("credit") ?? file.Credit, file.Licence, file.Consent);

        string? Said(string name) => said.TryGetValue(name, out var text) ? text.ToString() : null;
    }

    private Answer Say(MediaFile file, string? converted) => new(file.Id.Value, file.Path, file.Name,
        file.IsPicture ? urls.Private(file.Path, 320, 240, "crop", clock.Instant().AddHours(4)) : null, file.IsPicture, file.AltText, file.Credit, [.. Notes(file, converted)]);

    private IEnumerable<string> Notes(MediaFile file, string? converted)
    {
        if (converted is not null)
            yield return texts[converted];
        if (file.IsTooSmallForPrint)
            yield return texts["Media.TooSmallForPrint", file.Width, file.Height, MediaFile.PrintWidth];
    }
}
