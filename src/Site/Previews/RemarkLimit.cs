using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace RadicaleVernieuwers.Site.Previews;

/// <summary>The part of a draft that a remark is about.</summary>
internal sealed record PieceView(ReadModel Page, int Number, string Words);

/// <summary>How often one network address may leave a remark at one link: ten in a minute.</summary>
internal static class RemarkLimit
{
    public const string Policy = "remarks";
    private const int Most = 10;

    public static void Add(IServiceCollection services) => services.Configure<RateLimiterOptions>(options => options.AddPolicy(Policy, http => HttpMethods.IsPost(http.Request.Method)
        ? RateLimitPartition.GetFixedWindowLimiter($"{http.Connection.RemoteIpAddress} {http.GetRouteValue("token")}", _ => new FixedWindowRateLimiterOptions { PermitLimit = Most, Window = TimeSpan.FromMinutes(1) })
        : RateLimitPartition.GetNoLimiter("read")));
}
