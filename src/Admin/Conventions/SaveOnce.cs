using System.Data.Common;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Liquid;

namespace RadicaleVernieuwers.Admin;

/// <summary>A page that must read its data again before it is shown anew after a refusal or invalid input.</summary>
public interface IReload
{
    Task ReloadAsync();
}

/// <summary>One save per request: after the handler, unless an exception left it. A refusal or invalid input shows the page again, with its sentence and what was typed.</summary>
internal sealed class SaveOnceFilter(AppDb db, Texts texts) : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (HttpMethods.IsGet(context.HttpContext.Request.Method) || HttpMethods.IsHead(context.HttpContext.Request.Method))
        {
            await next();
            return;
        }
        if (!context.ModelState.IsValid && context.HandlerInstance is IReload invalid)
        {
            await invalid.ReloadAsync();
            context.Result = new PageResult { StatusCode = StatusCodes.Status400BadRequest };
            return;
        }
        var done = await next();
        if (done.Exception is Refusal refusal)
            done.Result = await RefuseAsync(done, refusal);
        else if (done.Exception is null)
            await SaveAsync(done);
    }

    private async Task SaveAsync(PageHandlerExecutedContext done)
    {
        try
        {
            await db.SaveChangesAsync(done.HttpContext.RequestAborted);
        }
        catch (Refusal refusal)
        {
            done.Result = await RefuseAsync(done, refusal);
        }
        catch (DbUpdateException exception) when (SaveOnce.IsOvertaken(exception))
        {
            done.Result = await RefuseAsync(done, new Refusal("Save.ChangedMeanwhile"));
        }
    }

    private async Task<IActionResult> RefuseAsync(PageHandlerExecutedContext done, Refusal refusal)
    {
        done.ExceptionHandled = true;
        db.ChangeTracker.Clear();
        done.ModelState.AddModelError(refusal.Field ?? "", texts[refusal.Key, [.. refusal.Arguments]]);
        if (done.HandlerInstance is IReload page)
            await page.ReloadAsync();
        return new PageResult { StatusCode = StatusCodes.Status409Conflict };
    }
}

/// <summary>The same for endpoints that write.</summary>
public static class SaveOnce
{
    /// <summary>Saves once after each writing endpoint of the group. A <see cref="Refusal"/> becomes 409 with a sentence as problem+json.</summary>
    /// <param name="attempts">How often the endpoint runs at most, each time on what is stored then, while other saves come first. More than once only where running it again does nothing twice.</param>
    public static TBuilder SavesOnce<TBuilder>(this TBuilder builder, int attempts = 1) where TBuilder : IEndpointConventionBuilder => builder.AddEndpointFilter(async (context, next) =>
    {
        var http = context.HttpContext;
        var db = http.RequestServices.GetRequiredService<AppDb>();
        try
        {
            for (var attempt = 1; ; attempt++)
            {
                var result = await next(context);
                if (HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method) || await TrySaveAsync(db, mayThrow: attempt == attempts, http.RequestAborted))
                    return result;
            }
        }
        catch (Refusal refusal)
        {
            return Problem(http, refusal.Key, [.. refusal.Arguments]);
        }
        catch (DbUpdateException exception) when (IsOvertaken(exception))
        {
            return Problem(http, "Save.ChangedMeanwhile");
        }
    });

    /// <summary>Saves in the middle of a request, where what follows must read what was just written.</summary>
    /// <exception cref="Refusal"><c>Save.ChangedMeanwhile</c>: somebody else's save came first.</exception>
    public static async Task SaveNowAsync(this AppDb db, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (IsOvertaken(exception))
        {
            throw new Refusal("Save.ChangedMeanwhile");
        }
    }

    private static async Task<bool> TrySaveAsync(AppDb db, bool mayThrow, CancellationToken cancellationToken)
    {
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateException exception) when (!mayThrow && IsOvertaken(exception))
        {
            db.ChangeTracker.Clear();
            return false;
        }
    }

    /// <summary>Somebody else's save came first: a newer version, or the same unique value.</summary>
    internal static bool IsOvertaken(DbUpdateException exception) => exception is DbUpdateConcurrencyException
        || exception.InnerException is DbException inner && (inner.SqlState == "23505" || inner.Message.Contains("UNIQUE constraint failed", StringComparison.Ordinal));

    private static IResult Problem(HttpContext http, string key, params object?[] arguments) => Results.Problem(
        http.RequestServices.GetRequiredService<Texts>()[key, arguments], statusCode: StatusCodes.Status409Conflict, extensions: new Dictionary<string, object?> { ["key"] = key, ["with"] = arguments.Select(argument => Convert.ToString(argument, System.Globalization.CultureInfo.InvariantCulture)).ToArray() });
}
