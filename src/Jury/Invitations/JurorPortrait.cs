using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Media;

namespace RadicaleVernieuwers.Jury.Invitations;

/// <summary>The portrait of a juror in the media library: private until the juror stands on the public page.</summary>
internal sealed class JurorPortrait(AppDb db, UploadReceiver receiver, Actor actor, TimeProvider clock)
{
    private const string Folder = "jury";

    /// <exception cref="Refusal">A key below <c>Media.Refused.</c></exception>
    public async Task TakeAsync(Juror juror, IFormFile picture, string field, CancellationToken cancellationToken)
    {
        var year = await db.Editions.Where(e => e.Id == juror.EditionId).Select(e => e.Slug).SingleAsync(cancellationToken);
        var taken = await receiver.ReceiveAsync(picture, $"{Folder}/{year}", juror.Name, MediaUse.Picture, actor.User, field, cancellationToken);
        await DropAsync(juror, cancellationToken);
        taken.Describe(juror.Name, "", "", "");
        juror.ShowPicture(taken.Path);
        Follow(juror, taken);
    }

    /// <summary>Takes the portrait away, with its blob.</summary>
    public async Task DropAsync(Juror juror, CancellationToken cancellationToken)
    {
        if (await FileAsync(juror, cancellationToken) is { } file)
            await db.RemoveMediaAsync(file, clock.Instant(), cancellationToken);
        juror.ShowPicture(null);
    }

    /// <summary>Everybody may see the portrait of whoever stands on the public page, and of nobody else.</summary>
    public async Task FollowAsync(Juror juror, CancellationToken cancellationToken)
    {
        if (await FileAsync(juror, cancellationToken) is { } file)
            Follow(juror, file);
    }

    private static void Follow(Juror juror, MediaFile file)
    {
        if (juror.Shown is { } since)
            file.Publish(since);
        else
            file.Hide();
    }

    // Only what lies in the jury's own folder goes with the juror: the team may have chosen a picture of the library.
    private async Task<MediaFile?> FileAsync(Juror juror, CancellationToken cancellationToken) =>
        juror.Picture is { } path && path.StartsWith(Folder + "/", StringComparison.Ordinal) ? await db.MediaFiles.SingleOrDefaultAsync(f => f.Path == path, cancellationToken) : null;
}
