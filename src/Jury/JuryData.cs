using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Jury.Redactions;

namespace RadicaleVernieuwers.Jury;

/// <summary>The tables of this module.</summary>
public static class JuryData
{
    extension(AppDb db)
    {
        public DbSet<Juror> Jurors => db.Set<Juror>();
        internal DbSet<Invitation> Invitations => db.Set<Invitation>();
        internal DbSet<Round> Rounds => db.Set<Round>();
        internal DbSet<PinnedEntry> PinnedEntries => db.Set<PinnedEntry>();
        internal DbSet<Conflict> Conflicts => db.Set<Conflict>();
        internal DbSet<Redaction> Redactions => db.Set<Redaction>();
        internal DbSet<Assignment> Assignments => db.Set<Assignment>();
        internal DbSet<ScoreSheet> ScoreSheets => db.Set<ScoreSheet>();
        internal DbSet<Example> Examples => db.Set<Example>();
        internal DbSet<ExampleSheet> ExampleSheets => db.Set<ExampleSheet>();
        /// <summary>Whether a report of this edition is sealed: its public version may be read once the results are out.</summary>
        public async Task<bool> HasSealedReportAsync(EditionId edition, CancellationToken cancellationToken = default) => await db.PublicReportAsync(edition, cancellationToken) is not null;

        /// <summary>The last sealed report, where nothing in it waits to be announced.</summary>
        internal async Task<JuryReport?> PublicReportAsync(EditionId edition, CancellationToken cancellationToken) =>
            await db.Set<JuryReport>().AsNoTracking().Where(r => r.EditionId == edition).OrderByDescending(r => r.At).ThenByDescending(r => r.Id).FirstOrDefaultAsync(cancellationToken) is { IsForEverybody: true } report ? report : null;
        internal DbSet<JuryReport> JuryReports => db.Set<JuryReport>();
        internal DbSet<Decision> Decisions => db.Set<Decision>();
        internal DbSet<PrizeRule> PrizeRules => db.Set<PrizeRule>();
        internal DbSet<EntryFeedback> Feedbacks => db.Set<EntryFeedback>();
        internal DbSet<Meeting> Meetings => db.Set<Meeting>();
        internal DbSet<MeetingItem> MeetingItems => db.Set<MeetingItem>();
        internal DbSet<Attendance> Attendances => db.Set<Attendance>();
        internal DbSet<JuryPlace> JuryPlaces => db.Set<JuryPlace>();
        internal DbSet<MeetingNote> MeetingNotes => db.Set<MeetingNote>();
        internal DbSet<Hands> Hands => db.Set<Hands>();
        internal DbSet<HandsAnswer> HandsAnswers => db.Set<HandsAnswer>();
    }
}
