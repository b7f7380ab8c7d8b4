using System.Globalization;
using Microsoft.AspNetCore.Diagnostics;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Liquid;

namespace RadicaleVernieuwers.Web.Middleware;

/// <summary>What the NotFound and Error views show.</summary>
public sealed record ErrorPage(string Title, int Status, string Sentence, string Reference) : ILiquidModel;

/// <summary>Turns what went wrong into a page with a sentence, or problem+json for programs. Details never leave the building.</summary>
internal static class Errors
{
    public static void UseErrorPages(this WebApplication app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandler = ShowAsync,
            AllowStatusCode404Response = true,
            SuppressDiagnosticsCallback = c => c.Exception is Refusal or NotFound or BadHttpRequestException,
        });
        app.UseStatusCodePages(c => ShowAsync(c.HttpContext));
    }

    private static async Task ShowAsync(HttpContext context)
    {
        var thrown = context.Features.Get<IExceptionHandlerFeature>()?.Error;
        var (status, key, arguments) = thrown switch
        {
            NotFound => (404, "Error.NotFound", (object?[])[]),
            Refusal refusal => (409, refusal.Key, [.. refusal.Arguments]),
            BadHttpRequestException bad => (bad.StatusCode, "Error.BadRequest", []),
            null => (context.Response.StatusCode, Key(context.Response.StatusCode), []),
            _ => (500, "Error.Broken", []),
        };
        if (thrown is null && SignedOut.Took(context) && !IsProgram(context.Request))
            await ShowBackAsync(context);
        else
            await AnswerAsync(context, status, key, arguments);
    }

    private static async Task ShowBackAsync(HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        Cultures.Apply(context);
        await (await SignedOut.ShowBackAsync(context, context.RequestServices.GetRequiredService<Texts>())).ExecuteAsync(context);
    }

    /// <summary>Answers with a sentence in the reader's language: a page, or problem+json for programs.</summary>
    public static async Task AnswerAsync(HttpContext context, int status, string key, params object?[] arguments)
    {
        context.Response.StatusCode = status;
        context.Response.Headers.CacheControl = "no-store";
        Cultures.Apply(context);
        var texts = context.RequestServices.GetRequiredService<Texts>();
        var sentence = texts[key, arguments];
        if (IsProgram(context.Request))
            await Results.Problem(sentence, statusCode: status, extensions: new Dictionary<string, object?> { ["key"] = key }).ExecuteAsync(context);
        else if (context.Features.Get<IExceptionHandlerFeature>()?.Error is BrokenTemplateException broken && await context.RequestServices.GetRequiredService<Theme>().ShowsErrorsToAsync(context))
            await Html(PlainPage.Of(broken, texts, Language), status).ExecuteAsync(context);
        else
            await ThemedAsync(context, new ErrorPage(texts[status == 404 ? "Error.NotFoundTitle" : "Error.Title"], status, sentence, context.TraceIdentifier), texts);
    }

    private static string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    /// <summary>In the theme; where its own pages for errors are broken, whole and without it.</summary>
    private static async Task ThemedAsync(HttpContext context, ErrorPage page, Texts texts)
    {
        try
        {
            await new LiquidView(page.Status == 404 ? "NotFound" : "Error", page, page.Status).ExecuteAsync(context);
        }
        catch (BrokenTemplateException broken)
        {
            var plain = await context.RequestServices.GetRequiredService<Theme>().ShowsErrorsToAsync(context)
                ? PlainPage.Of(broken, texts, Language) : PlainPage.Of(page.Title, page.Sentence, Language, texts["Error.Home"]);
            await Html(plain, page.Status).ExecuteAsync(context);
        }
    }

    private static IResult Html(string html, int status) => Results.Content(html, "text/html; charset=utf-8", statusCode: status);

    private static bool IsProgram(HttpRequest request) =>
        request.Path.StartsWithSegments("/api", StringComparison.Ordinal) || request.Path.StartsWithSegments("/openapi", StringComparison.Ordinal) || request.Headers.Accept.ToString().Contains("json", StringComparison.Ordinal);

    private static string Key(int status) => status switch
    {
        404 => "Error.NotFound",
        403 => "Error.Forbidden",
        401 => "Error.SignIn",
        405 => "Error.Method",
        413 => "Error.TooLarge",
        429 => "Error.TooMany",
        >= 500 => "Error.Broken",
        _ => "Error.BadRequest",
    };
}
