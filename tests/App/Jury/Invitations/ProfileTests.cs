using System.Net;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Accounts;
using RadicaleVernieuwers.App.Site;
using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Jury;
using RadicaleVernieuwers.Media;
using RadicaleVernieuwers.Testing;
using RadicaleVernieuwers.Testing.Media;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Jury.Invitations;

public sealed class ProfileTests(SiteFixture site) : SiteTest(site)
{
    [Fact]
    public async Task Jurors_give_picture_and_words_and_the_team_shows_them_on_the_public_page()
    {
        var (user, juror) = await SeatAsync("An Peeters", isChair: true);
        using var visitor = await Site.SignedIn(user);
        await SaveAsync(visitor, juror, SomeFiles.Jpeg(400, 400), ("Input.Name", "An Peeters"), ("Input.Organisation", "Huis van An"), ("Input.BioNl", "An bouwt <b>bruggen</b>."), ("Input.BioFr", "An construit des ponts."));
        using var anyone = Site.Visitor();
        (await anyone.Visit("/nl/jury")).Text.ShouldNotContain("An Peeters");
        var file = await Site.Db(db => db.MediaFiles.SingleAsync(f => f.Path.StartsWith("jury/2026/an-peeters")));
        file.PublicFrom.ShouldBeNull();

        using var team = await Site.SignedIn(Role.Team);
        var form = await team.Visit($"/admin/jury/jurors/site?edition={(await EditionAsync()).Value}");
        var shownBefore = form.Document.QuerySelectorAll("[name=Shown][checked]").Select(box => ("Shown", box.GetAttribute("value")!));
        (await team.Post(form.Path, [.. shownBefore, ("Shown", juror.Value.ToString())])).Text.ShouldContain("Op de site staa");
        await Site.Shown();

        var page = await anyone.Visit("/nl/jury");
        var face = page.Document.QuerySelectorAll(".juror").Single(article => article.QuerySelector("h3")!.TextContent == "An Peeters");
        face.QuerySelector(".kicker--quiet")!.TextContent.ShouldBe("Voorzitter, Huis van An");
        page.Text.ShouldContain("An bouwt <b>bruggen</b>.");
        var picture = face.QuerySelector("img")!.GetAttribute("src")!;
        using var shown = await anyone.Http.GetAsync(new Uri(picture, UriKind.Relative));
        (shown.StatusCode, shown.Content.Headers.ContentType!.MediaType!.Split('/')[0]).ShouldBe((HttpStatusCode.OK, "image"));
        (await anyone.Visit("/fr/jury")).Text.ShouldContain("An construit des ponts.");
        (await anyone.Visit("/en/jury")).Text.ShouldContain("An bouwt");

        await visitor.Submit(await visitor.Visit($"/jury/invitations/{juror.Value}"), new Dictionary<string, string> { ["Reason"] = "" }, "form[action*=Decline]");
        await Site.Shown();
        (await anyone.Visit("/nl/jury")).Text.ShouldNotContain("An Peeters");
        using var gone = await anyone.Http.GetAsync(new Uri(picture, UriKind.Relative));
        gone.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Another_picture_takes_the_place_of_the_first_and_it_can_be_taken_away()
    {
        var (user, juror) = await SeatAsync("Bo Claes");
        using var visitor = await Site.SignedIn(user);
        await SaveAsync(visitor, juror, SomeFiles.Jpeg(300, 300), ("Input.Name", "Bo Claes"));
        await SaveAsync(visitor, juror, SomeFiles.Png(200, 200), ("Input.Name", "Bo Claes"));

        var path = (await Site.Db(db => db.Jurors.SingleAsync(j => j.Id == juror))).Picture!;
        (await Site.Db(db => db.MediaFiles.Where(f => f.Path.StartsWith("jury/2026/bo-claes")).Select(f => f.Path).ToListAsync())).ShouldBe([path]);
        (await visitor.Visit(Address(juror))).All("img.portrait").Count.ShouldBe(1);

        await visitor.Submit(await visitor.Visit(Address(juror)), new Dictionary<string, string> { ["Drop"] = "true" });
        (await Site.Db(db => db.MediaFiles.CountAsync(f => f.Path.StartsWith("jury/2026/bo-claes")))).ShouldBe(0);
        (await visitor.Visit(Address(juror))).All("img.portrait").ShouldBeEmpty();
    }

    [Fact]
    public async Task The_team_gives_a_portrait_for_somebody_and_the_library_says_whose_it_is()
    {
        var (_, juror) = await SeatAsync("Inge Jansen");
        using var team = await Site.SignedIn(Role.Team);
        var form = await team.Visit($"/admin/jury/jurors/{juror.Value}");

        (await team.Upload(form, "main form", ("Picture", "inge.png", SomeFiles.Png(200, 200)), ("Input.Name", "Inge Jansen"))).Text.ShouldContain("Het jurylid is bewaard");

        var file = await Site.Db(db => db.MediaFiles.SingleAsync(f => f.Path.StartsWith("jury/2026/inge-jansen")));
        (await team.Visit($"/admin/media/{file.Id.Value}")).Document.QuerySelector($"a[href='/admin/jury/jurors/{juror.Value}']")!.TextContent.ShouldBe("Inge Jansen");
        var wrong = await team.Upload(await team.Visit(form.Path), "main form", ("Picture", "inge.png", "geen foto"u8.ToArray()), ("Input.Name", "Inge Jansen"));
        wrong.Document.QuerySelector("#Picture-error").ShouldNotBeNull();
    }

    [Fact]
    public async Task A_file_that_is_no_picture_is_refused_beside_its_box_and_the_words_stay()
    {
        var (user, juror) = await SeatAsync("Chris Devos");
        using var visitor = await Site.SignedIn(user);

        var refused = await SendAsync(visitor, juror, "geen foto"u8.ToArray(), ("Input.Name", "Chris Devos"), ("Input.BioNl", "Dit blijft staan."));

        refused.Status.ShouldBe(HttpStatusCode.Conflict);
        refused.All(".field__error").Count.ShouldBe(1);
        refused.Document.QuerySelector("textarea[name='Input.BioNl']")!.TextContent.Trim().ShouldBe("Dit blijft staan.");
        (await Site.Db(db => db.Jurors.SingleAsync(j => j.Id == juror))).BioIn("nl").ShouldBe("");
    }

    [Fact]
    public async Task What_the_team_decides_stays_and_a_text_that_is_too_long_is_said()
    {
        var (user, juror) = await SeatAsync("Dirk Evers", isChair: true, most: 7);
        using var visitor = await Site.SignedIn(user);

        var refused = await visitor.Submit(await visitor.Visit(Address(juror)), new Dictionary<string, string> { ["Input.BioFr"] = new('x', Juror.LongestBio + 1) });
        refused.Status.ShouldBe(HttpStatusCode.Conflict);
        refused.Document.QuerySelector("#Input_BioFr-error")!.TextContent.ShouldContain("1001 tekens");

        await visitor.Submit(await visitor.Visit(Address(juror)), new Dictionary<string, string> { ["Input.Municipality"] = "Gent" });
        var kept = await Site.Db(db => db.Jurors.SingleAsync(j => j.Id == juror));
        (kept.Municipality, kept.IsChair, kept.MostEntries).ShouldBe(("Gent", true, 7));
    }

    [Fact]
    public async Task Who_reads_along_or_gave_no_answer_never_stands_on_the_site()
    {
        var (_, waits) = await SeatAsync("Eva Wacht", invited: true);
        var (_, reader) = await SeatAsync("Filip Leest", isReader: true);
        using var team = await Site.SignedIn(Role.Team);

        var form = await team.Visit($"/admin/jury/jurors/site?edition={(await EditionAsync()).Value}");
        form.Text.ShouldNotContain("Eva Wacht");
        form.Text.ShouldNotContain("Filip Leest");
        await team.Post(form.Path, ("Shown", waits.Value.ToString()), ("Shown", reader.Value.ToString()));

        (await Site.Db(db => db.Jurors.CountAsync(j => (j.Id == waits || j.Id == reader) && j.Shown != null))).ShouldBe(0);
        using var journalist = await Site.SignedIn(Role.Journalist);
        (await journalist.Visit(form.Path)).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task What_an_editor_says_of_somebody_stands_before_that_persons_own_words()
    {
        var (_, juror) = await SeatAsync("Greet Hanssens");
        await Site.Db(async db =>
        {
            (await db.Jurors.SingleAsync(j => j.Id == juror)).Show(SiteFixture.Start);
            await db.SaveChangesAsync();
        });
        await RadicaleVernieuwers.App.Site.People.PeopleTests.Person(Site, "Greet Hanssens", "jury", "Erelid");
        await Site.Shown();

        var page = await Site.Visitor().Visit("/nl/jury");

        page.All(".juror h3").Count(name => name == "Greet Hanssens").ShouldBe(1);
        page.Text.ShouldContain("Erelid");
    }

    private static string Address(JurorId juror) => $"/jury/invitations/{juror.Value}/profile";

    private async Task SaveAsync(Visitor visitor, JurorId juror, byte[] picture, params (string Name, string Value)[] fields)
    {
        var saved = await SendAsync(visitor, juror, picture, fields);
        saved.Status.ShouldBe(HttpStatusCode.OK, saved.Text);
        saved.Text.ShouldContain("Bewaard. Dank je wel.");
    }

    private static async Task<Page> SendAsync(Visitor visitor, JurorId juror, byte[] picture, params (string Name, string Value)[] fields) =>
        await visitor.Upload(await visitor.Visit(Address(juror)), "main form", ("Picture", "ik.jpg", picture), fields);

    private Task<EditionId> EditionAsync() => Site.Db(db => db.Editions.Where(e => e.Slug == "2026").Select(e => e.Id).SingleAsync());

    /// <summary>Somebody on the jury of the edition that runs.</summary>
    private async Task<(User User, JurorId Juror)> SeatAsync(string name, bool isChair = false, bool isReader = false, bool invited = false, int? most = null)
    {
        var (user, edition) = (await Site.Person(Role.Juror), await EditionAsync());
        var juror = Juror.Of(edition, user.Id, new(name, "", new Dictionary<string, string>(), [], [], most, isChair) { IsReader = isReader });
        if (invited)
            juror.Invite(SiteFixture.Start);
        await Site.Db(async db =>
        {
            db.Jurors.Add(juror);
            await db.SaveChangesAsync();
        });
        return (user, juror.Id);
    }
}
