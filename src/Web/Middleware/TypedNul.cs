using System.Buffers;
using System.Net;
using System.Text;
using Microsoft.Extensions.Primitives;

namespace RadicaleVernieuwers.Web.Middleware;

/// <summary>ASP.NET's reader of forms throws at <c>%00</c>, which shows an error page and loses what was typed. Such a form is read here instead, so that the field with the NUL can be named and the rest is kept.</summary>
internal sealed class TypedNul(RequestDelegate next)
{
    /// <summary>Larger bodies would fill the server's buffer before they are seen whole.</summary>
    private const int Largest = 512 * 1024;
    private const int MostValues = 1024;

    public async Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (request.ContentLength is > 0 and <= Largest && request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) == true)
            await LookAsync(request, context.RequestAborted);
        await next(context);
    }

    private static async Task LookAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        while (true)
        {
            var read = await request.BodyReader.ReadAsync(cancellationToken);
            if (!read.IsCompleted && read.Buffer.Length < request.ContentLength)
            {
                request.BodyReader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
                continue;
            }
            var hasNul = Holds(read.Buffer);
            if (hasNul)
                request.Form = new FormCollection(Read(Encoding.UTF8.GetString(read.Buffer)));
            request.BodyReader.AdvanceTo(hasNul ? read.Buffer.End : read.Buffer.Start);
            return;
        }
    }

    private static bool Holds(ReadOnlySequence<byte> body) => new SequenceReader<byte>(body).TryReadTo(out ReadOnlySequence<byte> _, "%00"u8);

    private static Dictionary<string, StringValues> Read(string body)
    {
        var values = new Dictionary<string, StringValues>(StringComparer.OrdinalIgnoreCase);
        foreach (var pair in body.Split('&', MostValues + 1).Take(MostValues))
        {
            var at = pair.IndexOf('=', StringComparison.Ordinal);
            var name = WebUtility.UrlDecode(at < 0 ? pair : pair[..at]);
            values[name] = StringValues.Concat(values.GetValueOrDefault(name), at < 0 ? "" : WebUtility.UrlDecode(pair[(at + 1)..]));
        }
        return values;
    }
}
