using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RadicaleVernieuwers.App.Content.Writing;
using RadicaleVernieuwers.App.Site;
using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Content;
using RadicaleVernieuwers.Testing;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Content.Types;

public sealed class AnswerTypesTests(SiteFixture site) : SiteTest(site)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_forms_of_editions_and_nominations_are_answers_and_what_editors_write_is_not()
    {
        await using var scope = Site.Services.CreateAsyncScope();
        var answers = await scope.ServiceProvider.GetRequiredService<AnswerTypes>().AllAsync(Cancel);

        answers.ShouldContain(Nomination.FormType);
        answers.ShouldContain((await Site.Db(db => db.Set<Edition>().Select(e => e.FormType).FirstAsync())));
        answers.ShouldNotContain("Story");
        answers.ShouldNotContain("Page");
    }

    [Fact]
    public async Task A_template_never_gets_the_answers_that_somebody_gave_and_does_get_a_public_story()
    {
        var entry = (await Site.PublicEntry(await Site.OpenEdition("antwoorden"), "Antwoorden")).ContentItemId;
        var story = await Site.Draft("Mag gelezen worden");
        await Site.Publish(story);
        // Published as an item too, as a careless import could do: it still is what somebody answered.
        await Site.Db(async db =>
        {
            var item = await db.Set<ContentItem>().SingleAsync(i => i.ItemId == entry && i.IsLatest);
            item.BePublished(Site.Clock.GetUtcNow());
            await db.SaveChangesAsync();
        });
        await using var scope = Site.Services.CreateAsyncScope();
        var items = scope.ServiceProvider.GetRequiredService<PublicItems>();

        (await items.FindAsync([entry, story], Cancel)).Select(i => i.ContentItemId).ShouldBe([story]);
        (await items.ByHandleAsync($"contentitemid:{entry}", Cancel)).ShouldBeNull();
    }
}
