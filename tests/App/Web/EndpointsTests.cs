using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Testing;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Web;

public sealed class EndpointsTests(SiteFixture site) : SiteTest(site)
{
    // The framework's own answer for static files that are not there.
    private const string NoFile = "{**path:file}";

    // Policies of their own: EditContent, or EditOwnContent for what is one's own; ViewContentTypes or EditContentTypes; and the team or the chair.
    private static readonly IReadOnlyList<string> Policies = [.. Permissions.All, "EditSomeContent", "SeeContentTypes", "AnswerWorkflows"];

    private IReadOnlyList<RouteEndpoint> All => [.. Site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(endpoint => endpoint.RoutePattern.RawText != NoFile)];

    [Fact]
    public void Every_address_says_who_may_come_or_that_everyone_may()
    {
        All.Count.ShouldBeGreaterThan(40);
        All.Where(endpoint => endpoint.Metadata.GetMetadata<IAuthorizeData>() is null && endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null)
            .Select(endpoint => $"{endpoint.RoutePattern.RawText} ({endpoint.DisplayName})").Distinct().ShouldBeEmpty();
    }

    [Fact]
    public void The_back_office_is_never_open_to_everyone_nor_to_whoever_is_signed_in()
    {
        var office = All.Where(endpoint => endpoint.RoutePattern.RawText!.TrimStart('/').StartsWith("admin", StringComparison.Ordinal)).ToList();
        office.ShouldNotBeEmpty();
        office.Where(endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null || !endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Any(who => Policies.Contains(who.Policy)))
            .Select(endpoint => endpoint.RoutePattern.RawText).ShouldBeEmpty();
    }

    [Fact]
    public void Every_policy_that_is_asked_for_is_a_permission()
    {
        var policies = All.SelectMany(endpoint => endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>()).Select(who => who.Policy).OfType<string>().Where(policy => policy.Length > 0).Distinct().ToList();
        policies.ShouldNotBeEmpty();
        policies.ShouldBeSubsetOf(Policies);
    }

    [Fact]
    public void No_two_endpoints_answer_to_one_address_and_method()
    {
        var addresses = All.SelectMany(endpoint => (endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["any"]).Select(method => (endpoint.Order, Address: $"{method} {endpoint.RoutePattern.RawText}", endpoint.DisplayName)));
        addresses.GroupBy(endpoint => (endpoint.Order, endpoint.Address)).Where(same => same.Select(endpoint => endpoint.DisplayName).Distinct().Count() > 1)
            .Select(same => same.Key.Address).ShouldBeEmpty();
    }
}
