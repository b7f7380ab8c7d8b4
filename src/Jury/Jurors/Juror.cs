using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RadicaleVernieuwers.Accounts;
using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Jury;

/// <summary>Somebody on the jury of one edition.</summary>
public readonly record struct JurorId(Guid Value) : IId<JurorId>;

/// <summary>What the world and the assignment know of a juror.</summary>
public sealed record JurorProfile(
    string Name, string Organisation, IReadOnlyDictionary<string, string> Bio, IReadOnlyList<string> Languages, IReadOnlyList<string> Themes, int? MostEntries, bool IsChair, string Municipality = "")
{
    /// <summary>Reads along for the jury and is not on it.</summary>
    public bool IsReader { get; init; }
}

/// <summary>A person on the jury of an edition. Whoever declined reads nothing and stands on no list.</summary>
public sealed class Juror : Entity, IAudited, IFed
{
    public const int LongestName = 200;
    public const int LongestBio = 1_000;
    public const int LongestReason = 2_000;
    /// <summary>Nobody on a jury is reminded more often, whatever asks for it.</summary>
    public static readonly TimeSpan RemindedAtMostEvery = TimeSpan.FromDays(7);

    public JurorId Id { get; private set; }
    public EditionId EditionId { get; private set; }
    public UserId UserId { get; private set; }
    [NotAudited]
    public string Name { get; private set; } = "";
    [NotAudited]
    public string Organisation { get; private set; } = "";
    /// <summary>Where this person lives, to find relatives among entrants; empty where nobody said.</summary>
    [NotAudited]
    public string Municipality { get; private set; } = "";
    [NotAudited]
    public string BioJson { get; private set; } = "{}";
    /// <summary>A media path.</summary>
    public string? Picture { get; private set; }
    /// <summary>Languages of entries that this person reads; empty means all.</summary>
    public IReadOnlyList<string> Languages { get; private set; } = [];
    /// <summary>Slugs of themes that this person knows.</summary>
    public IReadOnlyList<string> Themes { get; private set; } = [];
    /// <summary>How many entries this person reads in a round at most; null means no limit.</summary>
    public int? MostEntries { get; private set; }
    public bool IsChair { get; private set; }
    /// <summary>Reads along for the jury: on no public page, and in no meeting.</summary>
    public bool IsReader { get; private set; }
    public DateTimeOffset? Invited { get; private set; }
    public DateTimeOffset? Accepted { get; private set; }
    public DateTimeOffset? Declined { get; private set; }
    /// <summary>Why they said no, for the team alone; empty where nobody said.</summary>
    [NotAudited]
    public string DeclineReason { get; private set; } = "";
    /// <summary>Since when this person stands on the public page of the jury.</summary>
    public DateTimeOffset? Shown { get; private set; }
    /// <summary>When the last reminder of unread entries went out.</summary>
    public DateTimeOffset? Reminded { get; private set; }

    public string AuditSubject => $"juror/{Id.Value}";
    public string FeedSubject => AuditSubject;

    /// <summary>Was asked and gave no answer yet.</summary>
    public bool Waits => Invited is not null && Accepted is null && Declined is null;

    /// <summary>May read what a jury reads: was put on it by the team, or was asked and promised to keep it to themselves.</summary>
    public bool HasAgreed => Declined is null && !Waits;

    public static Juror Of(EditionId edition, UserId user, JurorProfile profile)
    {
        var juror = new Juror { Id = Data.Id.New<JurorId>(), EditionId = edition, UserId = user };
        juror.Describe(profile);
        return juror;
    }

    /// <exception cref="Refusal"><c>Juror.NameMissing</c> or <c>Juror.Most</c>.</exception>
    public void Describe(JurorProfile profile)
    {
        ArgumentNullException.ThrowIfNull(profile);
        if (string.IsNullOrWhiteSpace(profile.Name))
            throw new Refusal("Juror.NameMissing") { Field = "Input.Name" };
        if (profile.Bio.FirstOrDefault(bio => bio.Value.Length > LongestBio) is { Key: { } language, Value.Length: var length })
            throw new Refusal("Juror.BioLong", LongestBio, length) { Field = $"Input.Bio{char.ToUpperInvariant(language[0])}{language[1..]}" };
        if (profile.MostEntries is < 1)
            throw new Refusal("Juror.Most") { Field = "Input.MostEntries" };
        Name = Cut(profile.Name.Trim());
        Organisation = Cut(profile.Organisation.Trim());
        Municipality = Cut(profile.Municipality.Trim());
        BioJson = Worded.Write(profile.Bio);
        if (!Languages.SequenceEqual(profile.Languages))
            Languages = profile.Languages;
        if (!Themes.SequenceEqual(profile.Themes))
            Themes = profile.Themes;
        if (profile is { IsReader: true, IsChair: true })
            throw new Refusal("Juror.ReaderChairs") { Field = "Input.IsReader" };
        (MostEntries, IsChair, IsReader) = (profile.MostEntries, profile.IsChair, profile.IsReader);
        HideUnlessOnJury();
    }

    /// <summary>What jurors say of themselves. What the team decides stays: chair, reader, how many entries.</summary>
    /// <exception cref="Refusal"><c>Juror.NameMissing</c> or <c>Juror.BioLong</c>.</exception>
    public void Introduce(string name, string organisation, string municipality, IReadOnlyDictionary<string, string> bio, IReadOnlyList<string> languages, IReadOnlyList<string> themes) =>
        Describe(new(name, organisation, bio, languages, themes, MostEntries, IsChair, municipality) { IsReader = IsReader });

    public void ShowPicture(string? path) => Picture = path;

    public string BioIn(string language) => Worded.Read(BioJson).In(language);

    public void Invite(DateTimeOffset at)
    {
        Invited = at;
        HideUnlessOnJury();
    }

    /// <summary>Joins the jury. Whoever said no before may come back.</summary>
    /// <exception cref="Refusal"><c>Invitation.Agree</c>: nobody reads along without promising to keep it to themselves.</exception>
    public void Accept(bool agrees, DateTimeOffset at)
    {
        if (!agrees)
            throw new Refusal("Invitation.Agree") { Field = "Agrees" };
        (Accepted, Declined, DeclineReason) = (at, null, "");
    }

    /// <exception cref="Refusal"><c>Invitation.ReasonLong</c>, or <c>Validation.Nul</c>.</exception>
    public void Decline(string reason, DateTimeOffset at)
    {
        if (reason.Length > LongestReason)
            throw new Refusal("Invitation.ReasonLong", LongestReason, reason.Length) { Field = "Reason" };
        if (reason.Contains('\0'))
            throw new Refusal("Validation.Nul") { Field = "Reason" };
        (Accepted, Declined, DeclineReason, Shown) = (null, at, reason.Trim(), null);
    }

    /// <summary>Stands on the public page of the jury from now on.</summary>
    /// <exception cref="Refusal"><c>Juror.NotShown</c>: who reads along, or gave no yes, is not on the jury for the world.</exception>
    public void Show(DateTimeOffset at)
    {
        if (IsReader || !HasAgreed)
            throw new Refusal("Juror.NotShown", Name);
        Shown ??= at;
    }

    public void Hide() => Shown = null;

    public bool MayBeRemindedAt(DateTimeOffset now) => Reminded is not { } last || now - last >= RemindedAtMostEvery;

    /// <exception cref="InvalidOperationException">Too soon; ask <see cref="MayBeRemindedAt"/>. Of two who remind at once only one save succeeds.</exception>
    public void Remind(DateTimeOffset at) => Reminded = MayBeRemindedAt(at) ? at : throw new InvalidOperationException("A juror is reminded at most once a week.");

    private void HideUnlessOnJury()
    {
        if (IsReader || !HasAgreed)
            Hide();
    }

    private static string Cut(string text) => text.Length > LongestName ? text[..LongestName] : text;
}

internal sealed class JurorMapping : IEntityTypeConfiguration<Juror>
{
    public void Configure(EntityTypeBuilder<Juror> juror)
    {
        juror.ToTable("jurors");
        juror.Property(j => j.Name).HasMaxLength(Juror.LongestName);
        juror.Property(j => j.Organisation).HasMaxLength(Juror.LongestName);
        juror.Property(j => j.Municipality).HasMaxLength(Juror.LongestName).HasDefaultValue("");
        juror.Property(j => j.Picture).HasMaxLength(500);
        juror.Property(j => j.IsReader).HasDefaultValue(false);
        juror.Property(j => j.DeclineReason).HasMaxLength(Juror.LongestReason).HasDefaultValue("");
        juror.Property(j => j.Languages).HasWords();
        juror.Property(j => j.Themes).HasWords();
        juror.HasOne<Edition>().WithMany().HasForeignKey(j => j.EditionId).OnDelete(DeleteBehavior.Restrict);
        juror.HasOne<User>().WithMany().HasForeignKey(j => j.UserId).OnDelete(DeleteBehavior.Restrict);
        juror.HasIndex(j => new { j.EditionId, j.UserId }).IsUnique();
        juror.HasIndex(j => j.UserId);
    }
}
