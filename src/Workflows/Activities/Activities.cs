using Microsoft.Extensions.DependencyInjection;

namespace RadicaleVernieuwers.Workflows;

/// <summary>All kinds of steps that this site knows, its own and those of the modules after it.</summary>
public sealed class Activities(IEnumerable<IActivity> all)
{
    private readonly Dictionary<string, IActivity> _byName = all.ToDictionary(a => a.Name, StringComparer.Ordinal);

    public IEnumerable<IActivity> All => _byName.Values.OrderBy(a => a.Group).ThenBy(a => a.Name, StringComparer.Ordinal);

    public IActivity? Find(string name) => _byName.GetValueOrDefault(name);
}

/// <summary>How a module adds what its workflows can do.</summary>
public static class ActivityRegistration
{
    public static IServiceCollection AddActivity<TActivity>(this IServiceCollection services) where TActivity : class, IActivity => services.AddScoped<IActivity, TActivity>();

    /// <summary>Values that expressions may read.</summary>
    public static IServiceCollection AddWorkflowFacts<TFacts>(this IServiceCollection services) where TFacts : class, IWorkflowFacts => services.AddScoped<IWorkflowFacts, TFacts>();
}
