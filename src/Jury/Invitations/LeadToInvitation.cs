using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.DependencyInjection;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Liquid;

namespace RadicaleVernieuwers.Jury.Invitations;

/// <summary>A juror who was asked and did not answer yet: nothing is read before the promise to keep it to oneself.</summary>
internal sealed class Unanswered(JurorId juror) : NotFound
{
    public JurorId Juror => juror;
}

/// <summary>What a device is told instead: it keeps what waits, and what it took along.</summary>
internal static class SayUnanswered
{
    public const string Key = "Invitation.Unanswered";

    public static TBuilder SaysUnanswered<TBuilder>(this TBuilder builder) where TBuilder : IEndpointConventionBuilder => builder.AddEndpointFilter(async (context, next) =>
    {
        try
        {
            return await next(context);
        }
        catch (Unanswered)
        {
            return Results.Problem(context.HttpContext.RequestServices.GetRequiredService<Texts>()[Key], statusCode: StatusCodes.Status403Forbidden, extensions: new Dictionary<string, object?> { ["key"] = Key });
        }
    });
}

/// <summary>Leads a juror who did not answer yet from any page of a round to the invitation.</summary>
internal sealed class LeadToInvitation : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var done = await next();
        if (done.Exception is not Unanswered unanswered)
            return;
        done.ExceptionHandled = true;
        done.Result = new LocalRedirectResult(InviteJuror.AddressOf(unanswered.Juror));
    }
}
