namespace RadicaleVernieuwers.Testing;

/// <summary>The site on a real PostgreSQL: the second half of every test marked <em>both</em>.</summary>
public sealed class PostgresSite : SiteFixture
{
    protected override bool IsOnPostgres => true;
}
