using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace RadicaleVernieuwers.Data;

/// <summary>The only wiring of this module.</summary>
public static class DataModule
{
    public static IServiceCollection AddData(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<WriteGate>();
        services.AddSingleton<Bell>();
        services.AddSingleton<DueRunner>();
        services.AddScoped<Actor>();
        services.AddScoped<EventHandlers>();
        services.AddScoped<AppDbParts>();
        return services;
    }

    public static IServiceCollection AddHandler<TEvent, THandler>(this IServiceCollection services)
        where TEvent : IEvent where THandler : class, IHandle<TEvent> => services.AddScoped<IHandle<TEvent>, THandler>();

    public static IServiceCollection AddDueJob<TJob>(this IServiceCollection services) where TJob : class, IDueJob => services.AddScoped<IDueJob, TJob>();

    public static IServiceCollection AddInvariant<TInvariant>(this IServiceCollection services) where TInvariant : class, IInvariant =>
        services.AddScoped<IInvariant, TInvariant>();
}
