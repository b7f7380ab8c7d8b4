using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Campaign;

/// <summary>The tables of this module.</summary>
public static class CampaignData
{
    extension(AppDb db)
    {
        public DbSet<Edition> Editions => db.Set<Edition>();
        public DbSet<Entry> Entries => db.Set<Entry>();
        public DbSet<Initiative> Initiatives => db.Set<Initiative>();
        public DbSet<Nomination> Nominations => db.Set<Nomination>();
        public DbSet<Result> Results => db.Set<Result>();
        internal DbSet<EditionCounter> EditionCounters => db.Set<EditionCounter>();
    }
}
