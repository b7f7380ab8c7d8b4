using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Jury.Invitations;

/// <summary>A juror who was asked and did not answer yet: nothing is read before the promise to keep it to oneself.</summary>
internal sealed class Unanswered(JurorId juror) : NotFound
{
    public JurorId Juror => juror;
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
