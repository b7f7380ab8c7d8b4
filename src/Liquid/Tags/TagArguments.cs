using Fluid;
using Fluid.Ast;
using Fluid.Values;

namespace RadicaleVernieuwers.Liquid;

/// <summary>The arguments of a tag: named, or by position.</summary>
public sealed class TagArguments
{
    private readonly List<FluidValue> _byPosition = [];
    private readonly Dictionary<string, FluidValue> _named = new(StringComparer.OrdinalIgnoreCase);

    public IEnumerable<KeyValuePair<string, FluidValue>> Named => _named;

    public FluidValue this[string name] => _named.GetValueOrDefault(name) ?? NilValue.Instance;

    /// <summary>The named argument, else the one at a position.</summary>
    public FluidValue Get(string name, int position) => _named.GetValueOrDefault(name) ?? _byPosition.ElementAtOrDefault(position) ?? NilValue.Instance;

    /// <summary>The text of an argument; empty where it is not there.</summary>
    public string Text(string name, int position = int.MaxValue) => Get(name, position).ToStringValue();

    public bool Has(string name) => _named.ContainsKey(name);

    internal static async ValueTask<TagArguments> ReadAsync(IReadOnlyList<FilterArgument> arguments, TemplateContext context)
    {
        var read = new TagArguments();
        foreach (var argument in arguments)
        {
            var value = await argument.Expression.EvaluateAsync(context);
            if (string.IsNullOrEmpty(argument.Name))
                read._byPosition.Add(value);
            else
                read._named[argument.Name] = value;
        }
        return read;
    }
}

/// <summary>A module's tag: <c>{% name arguments %}</c>.</summary>
public interface ILiquidTag
{
    string Name { get; }

    /// <returns>HTML that is safe already.</returns>
    /// <exception cref="BrokenTemplateException">The arguments make no sense.</exception>
    ValueTask<SafeHtml> RenderAsync(TagArguments arguments, TemplateContext context);
}
