using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.Testing;

/// <summary>A class of App tests on one site. After each test the invariants of the database are walked.</summary>
public abstract class SiteTest<TFixture>(TFixture site) : IClassFixture<TFixture>, IAsyncLifetime where TFixture : SiteFixture
{
    protected TFixture Site { get; } = site;

    public virtual ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        (await Site.BreachesAsync()).ShouldBeEmpty();
    }
}

/// <inheritdoc />
public abstract class SiteTest(SiteFixture site) : SiteTest<SiteFixture>(site);
