using Microsoft.Playwright;

namespace RadicaleVernieuwers.Browser;

/// <summary>Fills in whatever a form shows, as a person would who has an answer to everything.</summary>
internal static class Typist
{
    private const string Story = "Elke week koken buren samen met wie alleen woont, en wie kookt leert iemand anders koken. Zo groeit een netwerk dat zorgt zonder loket. "
        + "Sinds het begin deden meer dan driehonderd mensen mee, en vier andere wijken namen het over. We meten elk jaar wie zich minder alleen voelt.";

    public static async Task FillAsync(IPage page, string email)
    {
        foreach (var box in await page.Locator("main form.form :is(input:not([type=hidden]), textarea, select)").AllAsync())
        {
            if (!await box.IsVisibleAsync() || await box.IsDisabledAsync())
                continue;
            var tag = await box.EvaluateAsync<string>("e => e.tagName + ':' + (e.type ?? '')");
            await FillOneAsync(box, tag, email);
        }
    }

    private static async Task FillOneAsync(ILocator box, string tag, string email)
    {
        switch (tag)
        {
            case "INPUT:radio" or "INPUT:checkbox":
                // The first of each list; a box that stands alone is a consent.
                if (await box.EvaluateAsync<bool>("e => [...document.getElementsByName(e.name)].find(x => x.type == e.type && x.value) === e"))
                    await box.CheckAsync();
                break;
            case "INPUT:file":
                break;
            case var _ when tag.StartsWith("SELECT", StringComparison.Ordinal):
                await box.SelectOptionAsync(new SelectOptionValue { Index = 1 });
                break;
            case var _ when (await box.InputValueAsync()).Length > 0:
                break;
            case "TEXTAREA:textarea":
                await box.FillAsync(Story);
                break;
            default:
                await box.FillAsync(Answer(tag, await box.GetAttributeAsync("name") ?? "", email));
                break;
        }
    }

    private static string Answer(string tag, string name, string email) => tag switch
    {
        "INPUT:email" => email,
        "INPUT:tel" => "0470 12 34 56",
        "INPUT:url" => "https://example.org",
        "INPUT:date" => "2024-03-01",
        _ when name.Contains("Email", StringComparison.Ordinal) => email,
        _ when name.Contains("Postcode", StringComparison.Ordinal) => "9000",
        _ when name.Contains("Municipality", StringComparison.Ordinal) || name.Contains("Place", StringComparison.Ordinal) => "Gent",
        _ when name.Contains("Year", StringComparison.Ordinal) || tag == "INPUT:number" => "2022",
        _ when name.Contains("Url", StringComparison.Ordinal) || name.Contains("Website", StringComparison.Ordinal) => "https://example.org",
        _ when name.Contains("Phone", StringComparison.Ordinal) => "0470 12 34 56",
        _ => "Buurtkeuken De Brugse Poort",
    };
}
