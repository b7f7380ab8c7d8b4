using Microsoft.AspNetCore.Mvc.ModelBinding;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Admin;

/// <summary>Reads typed ids from routes, queries and forms. What is no id at all is simply not found.</summary>
internal sealed class IdBinderProvider : IModelBinderProvider
{
    public IModelBinder? GetBinder(ModelBinderProviderContext context)
    {
        var type = Nullable.GetUnderlyingType(context.Metadata.ModelType) ?? context.Metadata.ModelType;
        return type.IsValueType && type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IId<>))
            ? (IModelBinder)Activator.CreateInstance(typeof(IdBinder<>).MakeGenericType(type))! : null;
    }
}

internal sealed class IdBinder<TId> : IModelBinder where TId : struct, IId<TId>
{
    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        var text = bindingContext.ValueProvider.GetValue(bindingContext.ModelName).FirstValue;
        if (string.IsNullOrEmpty(text))
            return Task.CompletedTask;
        if (!Guid.TryParse(text, out var value))
            throw new NotFound();
        bindingContext.Result = ModelBindingResult.Success(Id.From<TId>(value));
        return Task.CompletedTask;
    }
}
