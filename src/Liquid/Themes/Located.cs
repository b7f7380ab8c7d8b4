using System.Text.Encodings.Web;
using Fluid;
using Fluid.Ast;
using Fluid.Values;
using Parlot.Fluent;

namespace RadicaleVernieuwers.Liquid;

/// <summary>Notes where a tag or an output starts, so that what fails while rendering can say it.</summary>
internal sealed class LocatedTag(Parser<Statement> inner) : Parser<Statement>
{
    public override bool Parse(ParseContext context, ref Parlot.ParseResult<Statement> result)
    {
        var start = context.Scanner.Cursor.Position;
        if (!inner.Parse(context, ref result))
            return false;
        result.Value = new LocatedStatement(result.Value, start.Line, start.Column);
        return true;
    }
}

/// <summary>The same for an expression with filters; refuses filters that are not there before anything is rendered.</summary>
internal sealed class LocatedFilters(Parser<Expression> inner, FilterRules rules) : Parser<Expression>
{
    public override bool Parse(ParseContext context, ref Parlot.ParseResult<Expression> result)
    {
        context.SkipWhiteSpace();
        var start = context.Scanner.Cursor.Position;
        if (!inner.Parse(context, ref result))
            return false;
        for (var expression = result.Value; expression is FilterExpression filter; expression = filter.Input)
        {
            if (rules.Refuse(filter) is { } because)
                throw new Parlot.ParseException(because, start);
        }
        if (result.Value is FilterExpression)
            result.Value = new LocatedExpression(result.Value, start.Line, start.Column);
        return true;
    }
}

internal sealed class LocatedStatement(Statement inner, int line, int column) : Statement
{
    public override async ValueTask<Completion> WriteToAsync(TextWriter writer, TextEncoder encoder, TemplateContext context)
    {
        try
        {
            return await inner.WriteToAsync(writer, encoder, context);
        }
        catch (BrokenTemplateException broken) when (inner is RenderStatement or IncludeStatement)
        {
            var file = await IncludedAsync(context) ?? "";
            throw broken.In(file, Included.Text(context, file));
        }
        catch (Exception exception) when (Included.IsOfTemplate(exception))
        {
            if (exception is FluidException && exception.Message.Contains(" at (", StringComparison.Ordinal) && await IncludedAsync(context) is { } file)
                throw BrokenTemplateException.Parsed(exception.Message, file, Included.Text(context, file));
            throw new BrokenTemplateException(exception.Message, exception) { Line = line, Column = column };
        }
    }

    protected override Statement Accept(AstVisitor visitor) => visitor.Visit(inner);

    private async ValueTask<string?> IncludedAsync(TemplateContext context) => inner switch
    {
        RenderStatement render => render.Path + RenderStatement.ViewExtension,
        IncludeStatement include => (await include.Path.EvaluateAsync(context)).ToStringValue() + IncludeStatement.ViewExtension,
        _ => null,
    };
}

internal sealed class LocatedExpression(Expression inner, int line, int column) : Expression
{
    public override async ValueTask<FluidValue> EvaluateAsync(TemplateContext context)
    {
        try
        {
            return await inner.EvaluateAsync(context);
        }
        catch (Exception exception) when (Included.IsOfTemplate(exception))
        {
            throw new BrokenTemplateException(exception.Message, exception) { Line = line, Column = column };
        }
    }

    protected override Expression Accept(AstVisitor visitor) => visitor.Visit(inner);
}

internal static class Included
{
    /// <summary>What a template can be blamed for. What the house itself throws goes its own way.</summary>
    public static bool IsOfTemplate(Exception exception) => exception
        is FluidException or FileNotFoundException or DirectoryNotFoundException or InvalidOperationException or ArgumentException or FormatException or InvalidCastException or NullReferenceException or IndexOutOfRangeException or OverflowException or DivideByZeroException;

    public static string Text(TemplateContext context, string file)
    {
        var found = context.Options.FileProvider.GetFileInfo(file);
        if (!found.Exists)
            return "";
        using var reader = new StreamReader(found.CreateReadStream());
        return reader.ReadToEnd();
    }
}
