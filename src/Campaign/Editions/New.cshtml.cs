using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using RadicaleVernieuwers.Admin;
using RadicaleVernieuwers.Content;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Liquid;

namespace RadicaleVernieuwers.Campaign.Editions;

internal sealed class NewModel(AppDb db, TimeProvider clock, Forms forms, Texts texts, IAuthorizationService authorization) : EditionForm(forms, texts, authorization)
{
    [FromQuery(Name = "from")]
    public EditionId? From { get; set; }

    public string? Previous { get; private set; }

    public async Task OnGetAsync()
    {
        if (From is { } from)
        {
            Input = EditionInput.Next(await db.Editions.GetAsync(from, HttpContext.RequestAborted));
        }
        else
        {
            var year = Brussels.Local(clock.Instant()).Year;
            Input = new() { Name = $"Radicale Vernieuwers {year}", Year = year, Slug = $"{year}", Rules = [.. Admissibility.InOrder], Languages = ["nl"] };
            (Input.Card, Input.Entry, Input.Result) = PublicationRules.Careful;
        }
        await ReloadAsync();
    }

    public override async Task ReloadAsync()
    {
        await base.ReloadAsync();
        if (From is { } from)
            Previous = (await db.Editions.GetAsync(from, HttpContext.RequestAborted)).Name;
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var edition = Edition.Plan(Input.Name, Input.Year, Input.Slug);
        if (From is { } from)
            edition.ContinueFrom(await db.Editions.GetAsync(from, HttpContext.RequestAborted));
        await Input.ApplyAsync(edition, db, await MayLiftAsync(), clock.Instant());
        db.Editions.Add(edition);
        db.EditionCounters.Add(EditionCounter.For(edition.Id));
        return this.Done("Edition.Saved", "/admin/editions", edition.Name);
    }
}
