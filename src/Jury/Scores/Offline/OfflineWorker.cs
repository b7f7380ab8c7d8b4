using Microsoft.AspNetCore.Http;

namespace RadicaleVernieuwers.Jury;

/// <summary>The service worker: asked for anew each time, and allowed for <c>/jury</c> itself besides what lies below it.</summary>
internal static class OfflineWorker
{
    public static IResult Get(HttpResponse response)
    {
        response.Headers.CacheControl = "no-cache";
        response.Headers["Service-Worker-Allowed"] = "/jury";
        return Results.Stream(typeof(OfflineWorker).Assembly.GetManifestResourceStream("Jury.worker")!, "text/javascript; charset=utf-8");
    }
}
