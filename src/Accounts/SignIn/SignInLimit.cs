using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace RadicaleVernieuwers.Accounts;

/// <summary>How often one network address may post to the sign-in pages: <c>Accounts__PostsPerMinute</c>, else 30. A school or an office shares one address.</summary>
internal static class SignInLimit
{
    public const string Policy = "sign-in";

    public static void Add(IServiceCollection services, IConfiguration configuration)
    {
        var most = configuration.GetValue("Accounts:PostsPerMinute", 30);
        services.Configure<RateLimiterOptions>(options =>
        {
            options.AddPolicy(Policy, http => HttpMethods.IsPost(http.Request.Method)
                ? RateLimitPartition.GetFixedWindowLimiter(http.Connection.RemoteIpAddress?.ToString() ?? "local", _ => new FixedWindowRateLimiterOptions { PermitLimit = most, Window = TimeSpan.FromMinutes(1) })
                : RateLimitPartition.GetNoLimiter("read"));
            options.OnRejected = (rejected, _) =>
            {
                if (rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait))
                    rejected.HttpContext.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
                return ValueTask.CompletedTask;
            };
        });
    }
}
