using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Media;

namespace RadicaleVernieuwers.Jury.Invitations;

/// <summary>Which jurors a picture of the library shows.</summary>
internal sealed class FindPortraits : IFindMediaPlaces
{
    private const int Most = 30;

    public async Task<IReadOnlyList<MediaPlace>> FindAsync(AppDb db, IReadOnlyList<string> paths, CancellationToken cancellationToken)
    {
        var jurors = await db.Jurors.Where(j => j.Picture != null && paths.Contains(j.Picture)).OrderBy(j => j.Name).Select(j => new { j.Id, j.Name }).Take(Most).ToListAsync(cancellationToken);
        return [.. jurors.Select(j => new MediaPlace("Juror.Place", j.Name, $"/admin/jury/jurors/{j.Id.Value}"))];
    }
}
