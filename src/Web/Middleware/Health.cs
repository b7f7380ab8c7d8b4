using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Search;

namespace RadicaleVernieuwers.Web.Middleware;

/// <summary><c>/healthz/live</c>: the process answers. <c>/healthz/ready</c>: it may be sent visitors; 503 as soon as it is asked to stop.</summary>
internal static class Health
{
    public static void MapHealth(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapMethods("/healthz/live", ["GET", "HEAD"], () => "ok").AllowAnonymous();
        endpoints.MapMethods("/healthz/ready", ["GET", "HEAD"], ReadyAsync).AllowAnonymous();
    }

    private static async Task<IResult> ReadyAsync(IHostApplicationLifetime lifetime, AppDb db, IndexPosition index, CancellationToken cancellationToken)
    {
        var trouble = lifetime.ApplicationStopping.IsCancellationRequested ? "stopping"
            : !await db.Database.CanConnectAsync(cancellationToken) ? "database"
            : index.Failure is not null || index.Shown < 0 ? "index" : null;
        return trouble is null ? Results.Text("ok") : Results.Text(trouble, statusCode: StatusCodes.Status503ServiceUnavailable);
    }
}
