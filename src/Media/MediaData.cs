using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Media;

public static class MediaData
{
    extension(AppDb db)
    {
        public DbSet<MediaFile> MediaFiles => db.Set<MediaFile>();
    }
}
