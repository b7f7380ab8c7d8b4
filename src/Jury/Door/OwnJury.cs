using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Jury.Door;

/// <summary>Keeps a chair to the own jury. A role is given for the whole site, and whoever chaired a jury may enter the next call: rankings, decisions, meetings and reports of an edition open for its chair alone, as long as the chair is on it.
/// The team sees every edition, and so does somebody with the role who was never on a jury: they were given it to preside.</summary>
internal sealed class OwnJury(AppDb db, Actor actor, IAuthorizationService authorization) : IAsyncPageFilter, IEndpointFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (await OpensAsync(context.HttpContext.User, context.RouteData.Values, context.HttpContext.RequestAborted))
            await next();
        else
            context.Result = new NotFoundResult();
    }

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        await OpensAsync(context.HttpContext.User, context.HttpContext.Request.RouteValues, context.HttpContext.RequestAborted) ? await next(context) : Results.NotFound();

    private async Task<bool> OpensAsync(ClaimsPrincipal person, RouteValueDictionary route, CancellationToken cancellationToken)
    {
        if (actor.User is not { } user || (await authorization.AuthorizeAsync(person, Permissions.ManageJury)).Succeeded)
            return true;
        var mine = await db.Jurors.Where(j => j.UserId == user).Select(j => new { j.EditionId, Chairs = j.IsChair && j.Declined == null }).ToListAsync(cancellationToken);
        return mine.Count == 0 || await EditionOfAsync(route, cancellationToken) is not { } edition || mine.Exists(j => j.Chairs && j.EditionId == edition);
    }

    // A page about no edition lists what is the reader's own itself.
    private async Task<EditionId?> EditionOfAsync(RouteValueDictionary route, CancellationToken cancellationToken)
    {
        if (route.TryGetValue("edition", out var name) && name is string slug)
            return await db.Editions.Where(e => e.Slug == slug).Select(e => (EditionId?)e.Id).SingleOrDefaultAsync(cancellationToken);
        if ((route.TryGetValue("round", out var id) || route.TryGetValue("id", out id)) && Guid.TryParse(id as string, out var value) && new RoundId(value) is var round)
            return await db.Rounds.Where(r => r.Id == round).Select(r => (EditionId?)r.EditionId).SingleOrDefaultAsync(cancellationToken);
        return null;
    }
}
