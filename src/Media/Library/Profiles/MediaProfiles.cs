using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Media;

/// <summary>The profiles as themes ask for them: often, and they hardly ever change.</summary>
internal sealed class MediaProfiles(IServiceScopeFactory scopes, TimeProvider clock)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);
    private (DateTimeOffset Until, FrozenDictionary<string, MediaProfile> ByName)? _known;

    public async ValueTask<MediaProfile?> FindAsync(string name)
    {
        var now = clock.GetUtcNow();
        if (_known is not { } known || known.Until < now)
        {
            await using var scope = scopes.CreateAsyncScope();
            var all = await scope.ServiceProvider.GetRequiredService<AppDb>().MediaProfiles.AsNoTracking().ToListAsync();
            _known = known = (now + Fresh, all.ToFrozenDictionary(p => p.Name, StringComparer.OrdinalIgnoreCase));
        }
        return known.ByName.GetValueOrDefault(name);
    }
}
