using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using RadicaleVernieuwers.Content;

namespace RadicaleVernieuwers.Campaign;

/// <summary>Answers an autosave. Written after the save, so that the stamp is the one that the next post must bring.</summary>
internal sealed class AutosaveResult(ContentItem item, IReadOnlyDictionary<string, string> errors, string? sentence, string? key) : IResult
{
    public const string StampHeader = "X-Stamp";

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.Headers[StampHeader] = new StringValues(Keeper.StampOf(item));
        var result = sentence is not null
            ? Results.Problem(sentence, statusCode: StatusCodes.Status409Conflict, extensions: new Dictionary<string, object?> { ["key"] = key, ["errors"] = errors })
            : errors.Count > 0 ? Results.Json(new { errors }) : Results.NoContent();
        await result.ExecuteAsync(httpContext);
    }

    /// <summary>The form that a script sends: the fields that changed, what they held before, and the stamp.</summary>
    public static async Task<(PostedForm Posted, PostedForm? Was, string? Stamp)> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!request.HasFormContentType)
            throw new BadHttpRequestException("Send a form");
        var form = await request.ReadFormAsync(cancellationToken);
        var was = form.Where(f => f.Key.StartsWith(Keeper.WasPrefix, StringComparison.Ordinal)).Select(f => KeyValuePair.Create(f.Key[Keeper.WasPrefix.Length..], f.Value)).ToArray();
        var posted = form.Where(f => !f.Key.StartsWith('_'));
        return (PostedForm.From(posted), was.Length > 0 ? PostedForm.From(was) : null, form[Keeper.StampField]);
    }
}
