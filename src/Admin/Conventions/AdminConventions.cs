using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.TagHelpers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using RadicaleVernieuwers.Liquid;

namespace RadicaleVernieuwers.Admin;

/// <summary>How every Razor page of the house behaves.</summary>
public static class AdminConventions
{
    public static IMvcBuilder AddPageConventions(this IServiceCollection services)
    {
        services.AddScoped<SaveOnceFilter>();
        services.AddSingleton<TextLocalizer>();
        services.AddSingleton<IStringLocalizerFactory>(p => p.GetRequiredService<TextLocalizer>());
        services.AddSingleton<ITagHelperInitializer<FormTagHelper>, NoTokens>();
        services.AddSingleton<IPostConfigureOptions<MvcOptions>, Binding>();
        return services.AddRazorPages(options =>
        {
            options.RootDirectory = "/";
            options.Conventions.ConfigureFilter(new IgnoreAntiforgeryTokenAttribute());
            options.Conventions.ConfigureFilter(new Microsoft.AspNetCore.Mvc.ServiceFilterAttribute(typeof(SaveOnceFilter)));
        })
        .AddDataAnnotationsLocalization(TextLocalizer.Use)
        .AddViewOptions(options => options.HtmlHelperOptions.ClientValidationEnabled = false);
    }

    /// <summary>Cross-site posts are refused by a middleware, so a day-old form still posts: no tokens, no cookie for them.</summary>
    private sealed class NoTokens : ITagHelperInitializer<FormTagHelper>
    {
        public void Initialize(FormTagHelper helper, ViewContext context) => helper.Antiforgery = false;
    }

    /// <summary>After ASP.NET's own set-up: it adds the attributes whose words <see cref="ValidationKeys"/> replaces.</summary>
    private sealed class Binding(Texts texts) : IPostConfigureOptions<MvcOptions>
    {
        public void PostConfigure(string? name, MvcOptions options)
        {
            options.ModelBinderProviders.Insert(0, new IdBinderProvider());
            options.ModelBinderProviders.Insert(0, new NumberBinderProvider());
            options.ModelBinderProviders.Insert(0, new NulBinderProvider());
            options.ModelMetadataDetailsProviders.Add(new ValidationKeys());
            // What was typed is kept as typed: an empty box is an empty string where the input says string.
            options.ModelMetadataDetailsProviders.Add(new EmptyIsEmpty());
            var messages = options.ModelBindingMessageProvider;
            messages.SetValueMustNotBeNullAccessor(_ => texts["Validation.Required"]);
            messages.SetMissingBindRequiredValueAccessor(_ => texts["Validation.Required"]);
            messages.SetMissingKeyOrValueAccessor(() => texts["Validation.Required"]);
            messages.SetAttemptedValueIsInvalidAccessor((value, _) => texts["Validation.Value", value]);
            messages.SetValueIsInvalidAccessor(value => texts["Validation.Value", value]);
            messages.SetUnknownValueIsInvalidAccessor(_ => texts["Validation.Unknown"]);
            messages.SetNonPropertyAttemptedValueIsInvalidAccessor(value => texts["Validation.Value", value]);
            messages.SetNonPropertyUnknownValueIsInvalidAccessor(() => texts["Validation.Unknown"]);
            messages.SetNonPropertyValueMustBeANumberAccessor(() => texts["Validation.Unknown"]);
            messages.SetValueMustBeANumberAccessor(_ => texts["Validation.Unknown"]);
        }
    }

    private sealed class EmptyIsEmpty : IDisplayMetadataProvider
    {
        public void CreateDisplayMetadata(DisplayMetadataProviderContext context) => context.DisplayMetadata.ConvertEmptyStringToNull = false;
    }
}
