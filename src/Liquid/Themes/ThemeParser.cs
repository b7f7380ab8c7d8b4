using Fluid;
using Fluid.Ast;

namespace RadicaleVernieuwers.Liquid;

/// <summary>Orchard's layout tags: <c>render_body</c> and <c>render_section</c>.</summary>
internal sealed class ThemeParser : FluidParser
{
    public const string Body = nameof(Body);
    public const string Section = "Section.";
    public const string Http = nameof(Http);

    public ThemeParser() : base(new FluidParserOptions { AllowFunctions = false })
    {
        RegisterEmptyTag("render_body", static (output, _, context) =>
        {
            output.Write(context.AmbientValues[Body] as string);
            return new ValueTask<Completion>(Completion.Normal);
        });
        RegisterExpressionTag("render_section", static async (expression, output, _, context) =>
        {
            var name = (await expression.EvaluateAsync(context)).ToStringValue();
            if (context.AmbientValues.TryGetValue(Section + name, out var html))
                output.Write(html as string);
            return Completion.Normal;
        });
    }
}
