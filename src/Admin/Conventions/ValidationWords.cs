using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.DataAnnotations;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;
using Microsoft.Extensions.Localization;
using RadicaleVernieuwers.Liquid;

namespace RadicaleVernieuwers.Admin;

/// <summary>Gives every validation attribute without words of its own the key <c>Validation.{Attribute}</c>.</summary>
internal sealed class ValidationKeys : IValidationMetadataProvider
{
    public void CreateValidationMetadata(ValidationMetadataProviderContext context)
    {
        foreach (var attribute in context.ValidationMetadata.ValidatorMetadata.OfType<ValidationAttribute>())
        {
            // Attributes such as EmailAddress carry an English sentence from the start; a key has no spaces.
            if ((attribute.ErrorMessage is null || attribute.ErrorMessage.Contains(' ', StringComparison.Ordinal)) && attribute.ErrorMessageResourceName is null)
                attribute.ErrorMessage = "Validation." + attribute.GetType().Name.Replace("Attribute", "", StringComparison.Ordinal);
        }
    }
}

/// <summary>The texts of the house as ASP.NET's own localizer.</summary>
internal sealed class TextLocalizer(Texts texts) : IStringLocalizer, IStringLocalizerFactory
{
    public LocalizedString this[string name] => new(name, texts[name]);
    public LocalizedString this[string name, params object[] arguments] => new(name, texts[name, arguments]);
    public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => [];
    public IStringLocalizer Create(Type resourceSource) => this;
    public IStringLocalizer Create(string baseName, string location) => this;

    public static void Use(MvcDataAnnotationsLocalizationOptions options) => options.DataAnnotationLocalizerProvider = (_, factory) => factory.Create(typeof(TextLocalizer));
}
