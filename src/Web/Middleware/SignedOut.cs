using System.Globalization;
using System.Text;
using RadicaleVernieuwers.Content;
using RadicaleVernieuwers.Liquid;

namespace RadicaleVernieuwers.Web.Middleware;

/// <summary>What the SignedOut view shows. <paramref name="Fields"/> are the inputs that hold what was posted.</summary>
public sealed record SignedOutPage(string Title, string Sentence, string SignInUrl, string SignIn, string Action, string Send, SafeHtml Fields) : ILiquidModel;

/// <summary>A session that ended while somebody typed loses no text: the form comes back as it was sent, ready to be sent again after signing in.</summary>
internal static class SignedOut
{
    private const int ShortAnswer = 20;

    public static bool Took(HttpContext context) =>
        context.Response.StatusCode == StatusCodes.Status401Unauthorized && HttpMethods.IsPost(context.Request.Method) && context.Request.HasFormContentType;

    public static async Task<IResult> ShowBackAsync(HttpContext context, Texts texts)
    {
        var request = context.Request;
        var fields = new StringBuilder();
        foreach (var (name, values) in await request.ReadFormAsync(context.RequestAborted))
            foreach (var value in values.OfType<string>().Where(_ => !name.Contains("Password", StringComparison.OrdinalIgnoreCase)))
                Append(fields, name, value, texts["SignedOut.Typed"]);
        var signIn = "/account/sign-in?returnUrl=" + Uri.EscapeDataString(request.Path);
        var page = new SignedOutPage(texts["SignedOut.Title"], texts["SignedOut.Sentence"], signIn, texts["SignedOut.SignIn"], request.Path + request.QueryString, texts["SignedOut.Send"], new SafeHtml(fields.ToString()));
        return new LiquidView("SignedOut", page, StatusCodes.Status401Unauthorized);
    }

    // Sentences are there to read and to copy; marks, choices and ids only ride along.
    private static void Append(StringBuilder fields, string name, string value, string label)
    {
        var (input, text) = (Verbatim.Encode(name), Verbatim.Encode(value));
        _ = value.Length > ShortAnswer && value.Any(char.IsWhiteSpace)
            ? fields.Append(CultureInfo.InvariantCulture, $"<div class=\"field\"><label>{Verbatim.Encode(label)}<textarea name=\"{input}\" rows=\"4\">\n{text}</textarea></label></div>")
            : fields.Append(CultureInfo.InvariantCulture, $"<input type=\"hidden\" name=\"{input}\" value=\"{text}\">");
    }
}
