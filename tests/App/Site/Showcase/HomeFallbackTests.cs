using System.Net;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Content;
using RadicaleVernieuwers.Testing;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Site.Showcase;

public sealed class HomeFallbackTests(SiteFixture site) : SiteTest(site)
{
    [Fact]
    public async Task A_language_without_a_front_page_has_the_themes_own()
    {
        await Site.Db(async db =>
        {
            foreach (var item in await db.Set<ContentItem>().Where(i => i.ContentType == "HomePage" && i.Culture == "en" && i.IsPublished).ToListAsync())
                db.Remove(item);
            await db.SaveChangesAsync();
        });

        var page = await Site.Visitor().Visit("/en?fresh=2");
        page.Status.ShouldBe(HttpStatusCode.OK);
        page.All("h1").ShouldHaveSingleItem();
    }
}
