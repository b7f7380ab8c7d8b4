using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Workflows;

/// <summary>The tables of this module.</summary>
public static class WorkflowsData
{
    extension(AppDb db)
    {
        public DbSet<WorkflowType> WorkflowTypes => db.Set<WorkflowType>();
        public DbSet<WorkflowVersion> WorkflowVersions => db.Set<WorkflowVersion>();
        public DbSet<WorkflowInstance> WorkflowInstances => db.Set<WorkflowInstance>();
        public DbSet<JournalLine> WorkflowJournal => db.Set<JournalLine>();
        internal DbSet<WorkflowStart> WorkflowStarts => db.Set<WorkflowStart>();
        internal DbSet<WorkflowWait> WorkflowWaits => db.Set<WorkflowWait>();
        internal DbSet<WorkflowTrigger> WorkflowTriggers => db.Set<WorkflowTrigger>();
    }
}
