using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.DependencyInjection;
using RadicaleVernieuwers.Liquid;

namespace RadicaleVernieuwers.Admin;

/// <summary>A number as people in Belgium type it: comma or dot, never a mark for thousands.</summary>
public static class StrictNumber
{
    public static bool TryParse(string? text, out decimal number)
    {
        number = 0;
        text = text?.Trim().Replace(',', '.');
        return text is { Length: > 0 and <= 30 } && text.Count(c => c == '.') <= 1
            && decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number);
    }
}

internal sealed class NumberBinderProvider : IModelBinderProvider
{
    public IModelBinder? GetBinder(ModelBinderProviderContext context) =>
        (Nullable.GetUnderlyingType(context.Metadata.ModelType) ?? context.Metadata.ModelType) is var type
            && (type == typeof(decimal) || type == typeof(double)) ? new NumberBinder() : null;
}

internal sealed class NumberBinder : IModelBinder
{
    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        var value = bindingContext.ValueProvider.GetValue(bindingContext.ModelName);
        var isNullable = Nullable.GetUnderlyingType(bindingContext.ModelType) is not null;
        if (value == ValueProviderResult.None || (isNullable && string.IsNullOrWhiteSpace(value.FirstValue)))
            return Task.CompletedTask;
        bindingContext.ModelState.SetModelValue(bindingContext.ModelName, value);
        var type = Nullable.GetUnderlyingType(bindingContext.ModelType) ?? bindingContext.ModelType;
        if (StrictNumber.TryParse(value.FirstValue, out var number))
            bindingContext.Result = ModelBindingResult.Success(type == typeof(double) ? (double)number : number);
        else
            bindingContext.ModelState.AddModelError(bindingContext.ModelName, bindingContext.HttpContext.RequestServices.GetRequiredService<Texts>()[string.IsNullOrWhiteSpace(value.FirstValue) ? "Validation.NumberMissing" : "Validation.Number", value.FirstValue]);
        return Task.CompletedTask;
    }
}
