using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Media;

namespace RadicaleVernieuwers.Jury.Invitations;

/// <summary>The boxes for a portrait; a page binds what is chosen in them by the same names.</summary>
/// <param name="Url">Where it is now; null for none.</param>
internal sealed record PortraitFields(string Name, string? Url)
{
    public IFormFile? Picture => null;
    public bool Drop => false;
}

/// <summary>The portrait of a juror in the media library: private until the juror stands on the public page.</summary>
internal sealed class JurorPortrait(AppDb db, UploadReceiver receiver, MediaUrls urls, Actor actor, TimeProvider clock)
{
    private const string Folder = "jury";

    public PortraitFields FieldsOf(Juror juror) => new(juror.Name, juror.Picture is { } path ? urls.Private(path, 480, 480, "crop", clock.Instant() + TimeSpan.FromHours(1)) : null);

    /// <summary>Takes the picture that was chosen, or takes the present one away.</summary>
    /// <exception cref="Refusal">A key below <c>Media.Refused.</c>, beside the box.</exception>
    public Task WriteAsync(Juror juror, IFormFile? picture, bool drop, CancellationToken cancellationToken) =>
        picture is { Length: > 0 } ? TakeAsync(juror, picture, cancellationToken) : drop ? DropAsync(juror, cancellationToken) : Task.CompletedTask;

    private async Task TakeAsync(Juror juror, IFormFile picture, CancellationToken cancellationToken)
    {
        var year = await db.Editions.Where(e => e.Id == juror.EditionId).Select(e => e.Slug).SingleAsync(cancellationToken);
        var taken = await receiver.ReceiveAsync(picture, $"{Folder}/{year}", juror.Name, MediaUse.Picture, actor.User, nameof(PortraitFields.Picture), cancellationToken);
        await DropAsync(juror, cancellationToken);
        taken.Describe(juror.Name, "", "", "");
        juror.ShowPicture(taken.Path);
        Follow(juror, taken);
    }

    /// <summary>Takes the portrait away, with its blob.</summary>
    private async Task DropAsync(Juror juror, CancellationToken cancellationToken)
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
