using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Binders;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RadicaleVernieuwers.Liquid;

namespace RadicaleVernieuwers.Admin;

/// <summary>A text with a NUL is the only one that cannot be stored: it is refused beside its field, and shown back.</summary>
internal sealed class NulBinderProvider : IModelBinderProvider
{
    public IModelBinder? GetBinder(ModelBinderProviderContext context) => context.Metadata.ModelType != typeof(string) || context.BindingInfo.BindingSource is { IsFromRequest: false } ? null
        : new NulBinder(new SimpleTypeModelBinder(typeof(string), context.Services.GetRequiredService<ILoggerFactory>()));
}

internal sealed class NulBinder(IModelBinder inner) : IModelBinder
{
    public async Task BindModelAsync(ModelBindingContext bindingContext)
    {
        await inner.BindModelAsync(bindingContext);
        if (bindingContext.Result.Model is string text && text.Contains('\0'))
            bindingContext.ModelState.AddModelError(bindingContext.ModelName, bindingContext.HttpContext.RequestServices.GetRequiredService<Texts>()["Validation.Nul"]);
    }
}
