using System.Collections.Concurrent;
using System.Reflection;
using Fluid;

namespace RadicaleVernieuwers.Liquid;

/// <summary>Marks a record whose public properties a template may read. Nothing else is reachable from a template.</summary>
public interface ILiquidModel;

/// <summary>Text that is HTML already and was made safe by whoever wrapped it.</summary>
public sealed record SafeHtml(string Html)
{
    public override string ToString() => Html;
}

internal sealed class ModelAccess : MemberAccessStrategy
{
    private readonly ConcurrentDictionary<(Type, string), IMemberAccessor?> _accessors = new();

    public override IMemberAccessor? GetAccessor(Type type, string name) => _accessors.GetOrAdd((type, name), static key => Find(key.Item1, key.Item2));

    public override void Register(Type type, IEnumerable<KeyValuePair<string, IMemberAccessor>> accessors)
    {
        foreach (var (name, accessor) in accessors)
            _accessors[(type, name)] = accessor;
    }

    private static Property? Find(Type type, string name) =>
        typeof(ILiquidModel).IsAssignableFrom(type) && type.GetProperty(name, BindingFlags.Public | BindingFlags.Instance) is { } property
            ? new Property(property) : null;

    private sealed class Property(PropertyInfo property) : IMemberAccessor
    {
        public object? Get(object obj, string name, TemplateContext ctx) => property.GetValue(obj);
    }
}
