using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace RadicaleVernieuwers.Data;

/// <summary>A typed id: one line per aggregate, <c>public readonly record struct RoundId(Guid Value) : IId&lt;RoundId&gt;;</c></summary>
/// <typeparam name="TSelf">The id type itself.</typeparam>
public interface IId<TSelf> where TSelf : struct, IId<TSelf>
{
    Guid Value { get; }
}

/// <summary>Makes and reads ids. New ids are version 7, so that they sort by the time they were made.</summary>
public static class Id
{
    public static Guid New() => Guid.CreateVersion7();

    public static TId New<TId>() where TId : struct, IId<TId> => From<TId>(New());

    public static TId From<TId>(Guid value) where TId : struct, IId<TId> => Constructor<TId>.Make(value);

    private static class Constructor<TId> where TId : struct, IId<TId>
    {
        public static readonly Func<Guid, TId> Make = Compile();

        private static Func<Guid, TId> Compile()
        {
            var value = Expression.Parameter(typeof(Guid));
            return Expression.Lambda<Func<Guid, TId>>(Expression.New(typeof(TId).GetConstructor([typeof(Guid)])!, value), value).Compile();
        }
    }
}

internal sealed class IdConverter<TId>() : ValueConverter<TId, Guid>(id => id.Value, value => Id.From<TId>(value))
    where TId : struct, IId<TId>;
