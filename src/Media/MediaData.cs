using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Media;

public static class MediaData
{
    extension(AppDb db)
    {
        public DbSet<MediaFile> MediaFiles => db.Set<MediaFile>();
        public DbSet<MediaFolder> MediaFolders => db.Set<MediaFolder>();
        public DbSet<MediaVersion> MediaVersions => db.Set<MediaVersion>();
        public DbSet<MediaAlias> MediaAliases => db.Set<MediaAlias>();
        public DbSet<MediaProfile> MediaProfiles => db.Set<MediaProfile>();
        internal DbSet<Upload> Uploads => db.Set<Upload>();
    }
}
