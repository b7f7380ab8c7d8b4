using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Jury;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.Specs.Jury.Conflicts;

public sealed class ConflictSignsTests
{
    private static readonly UserId Me = Id.New<UserId>();
    private static readonly InitiativeId Garden = Id.New<InitiativeId>();

    [Theory]
    [InlineData("An Peeters", "peeters")]
    [InlineData("Jan Van den Berghe", "vandenberghe")]
    [InlineData("Jan Vandenberghe", "vandenberghe")]
    [InlineData("Mia van den Berghe", "vandenberghe")]
    [InlineData("Van den Berghe Jan", "vandenberghe")]
    [InlineData("Van den Berghe, Jan", "vandenberghe")]
    [InlineData("Hugo D'hondt", "dhondt")]
    [InlineData("Lien 't Kint", "tkint")]
    [InlineData("Zoé Lefèvre", "lefevre")]
    [InlineData("Jean-Pierre de la Tour", "delatour")]
    [InlineData("Anna Maria Smet", "smet")]
    [InlineData("De Smet", "smet")]
    [InlineData("An", "")]
    [InlineData("", "")]
    [InlineData(null, "")]
    [InlineData("an.peeters@buurt.be", "")]
    public void A_surname_is_the_last_word_with_its_particles(string? name, string key) => Surname.KeyOf(name).ShouldBe(key);

    [Fact]
    public void De_Smet_and_Smet_are_two_families() => Surname.KeyOf("An De Smet").ShouldNotBe(Surname.KeyOf("An Smet"));

    [Fact]
    public void A_shared_surname_counts_only_in_the_same_municipality_and_says_which()
    {
        var entry = Entry(names: ["Mieke vanden Berghe"], place: "Leuven ");

        Signs(Juror("Jan Van den Berghe", place: "leuven"), entry).ShouldBe([(ConflictKind.SurnamePlace, "vanden Berghe, Leuven")]);
        Signs(Juror("Jan Van den Berghe", place: "Gent"), entry).ShouldBeEmpty();
        Signs(Juror("Jan Van den Berghe", place: ""), Entry(names: ["Mieke Van den Berghe"], place: "")).ShouldBeEmpty();
        Signs(Juror("Mieke Peeters", place: "Leuven"), entry).ShouldBeEmpty("a first name is no family");
        Signs(Juror("Mieke", place: "Leuven"), Entry(names: ["Mieke"], place: "Leuven")).ShouldBeEmpty();
    }

    [Fact]
    public void What_somebody_had_to_do_with_earlier_counts_by_what_it_is_and_by_whose()
    {
        var juror = Juror("An Peeters", past: [new(Garden, "Buurttuin vzw", "Editie 2024")]);

        Signs(juror, Entry(initiative: Garden)).ShouldBe([(ConflictKind.PastEdition, "Editie 2024")]);
        Signs(juror, Entry(organisation: "buurttuin")).ShouldBe([(ConflictKind.PastEdition, "Editie 2024")]);
        Signs(juror, Entry(organisation: "Fietswerk")).ShouldBeEmpty();
        Signs(Juror("An Peeters", past: [new(Garden, "", "Editie 2024")]), Entry()).ShouldBeEmpty("no organisation is no match");
    }

    [Fact]
    public void Every_reason_is_named_but_an_own_entry_needs_no_other()
    {
        var juror = Juror("An Peeters", email: "an@buurt.be", organisation: "Buurt", place: "Gent");

        Signs(juror, Entry(organisation: "Buurt vzw", emails: ["jos@buurt.be", "AN@buurt.be"], nominators: [Me]))
            .Select(sign => sign.Kind).ShouldBe([ConflictKind.CoEntrant, ConflictKind.Nominated, ConflictKind.Organisation, ConflictKind.EmailDomain]);
        Signs(juror, Entry(organisation: "Buurt vzw", emails: ["an@buurt.be"], entrant: Me)).ShouldBe([(ConflictKind.OwnEntry, "")]);
        Signs(juror, Entry(nominatorEmails: ["an@buurt.be"])).ShouldBe([(ConflictKind.Nominated, "")]);
        Signs(Juror("An Peeters", email: "an@gmail.com"), Entry(emails: ["jos@gmail.com"])).ShouldBeEmpty();
        Signs(Juror("An Peeters", email: null), Entry(emails: [""], nominatorEmails: [""])).ShouldBeEmpty();
    }

    private static (ConflictKind Kind, string Reason)[] Signs(JurorSide juror, EntrySide entry) => [.. ConflictSigns.Between(juror, entry)];

    private static JurorSide Juror(string name, string? email = "an@elders.be", string organisation = "", string place = "", IReadOnlyList<Past>? past = null) =>
        new(Id.New<JurorId>(), Me, name, organisation, place, email, past ?? []);

    private static EntrySide Entry(InitiativeId? initiative = null, string organisation = "", string place = "", UserId? entrant = null, string[]? emails = null, string[]? names = null, UserId[]? nominators = null, string[]? nominatorEmails = null) =>
        new(Id.New<EntryId>(), initiative ?? Id.New<InitiativeId>(), organisation, place, entrant, emails ?? [], names ?? [], nominators ?? [], nominatorEmails ?? []);
}
