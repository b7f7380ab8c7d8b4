using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using RadicaleVernieuwers.Content;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Media;

namespace RadicaleVernieuwers.Jury.Scores;

/// <summary>All that a juror reads in one round, below each other: to read through, to print, and the accessible twin of the PDF.</summary>
internal sealed class DossierModel(Seats seats, Readings readings, EntryPictures pictures, MediaUrls media, TimeProvider clock) : PageModel
{
    private static readonly TimeSpan PicturesOpen = TimeSpan.FromHours(4);

    [FromRoute] public RoundId Id { get; set; }

    public Seat? Seat { get; private set; }
    public string Name { get; private set; } = "";
    public IReadOnlyList<Reading> Entries { get; private set; } = [];
    public Luggage Luggage { get; private set; }
    public DateTimeOffset Made { get; private set; }
    private IReadOnlyDictionary<string, MediaFile> _files = new Dictionary<string, MediaFile>();

    public async Task OnGetAsync()
    {
        Response.Headers.CacheControl = "no-store";
        Made = clock.Instant();
        Seat = await seats.InAsync(Id, HttpContext.RequestAborted);
        Name = Seat.Round.NameIn(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName);
        Entries = await readings.OfAsync(Seat, HttpContext.RequestAborted);
        _files = await pictures.FindAsync(Entries.SelectMany(entry => entry.Pictures), HttpContext.RequestAborted);
        Luggage = Luggage.Of(Entries, _files);
    }

    public string? PictureUrl(MediaItem picture) => _files.ContainsKey(picture.Path) ? media.Private(picture.Path, 1024, null, "max", Made + PicturesOpen) : null;
}
