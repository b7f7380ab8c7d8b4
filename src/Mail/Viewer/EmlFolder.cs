using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;
using MimeKit;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Mail.Viewer;

/// <summary>The <c>.eml</c> files of a developer's machine. Elsewhere there is no such page: mails hold links that sign in.</summary>
internal sealed class EmlFolder(MailSettings settings, IHostEnvironment environment)
{
    /// <summary>The newest first.</summary>
    public async Task<IReadOnlyList<(string Name, MimeMessage Mail)>> ReadAsync(int most, CancellationToken cancellationToken)
    {
        var mails = new List<(string, MimeMessage)>();
        foreach (var file in Files().OrderByDescending(f => f.LastWriteTimeUtc).ThenByDescending(f => f.Name).Take(most))
            mails.Add((Path.GetFileNameWithoutExtension(file.Name), await MimeMessage.LoadAsync(file.FullName, cancellationToken)));
        return mails;
    }

    public async Task<MimeMessage> FindAsync(string name, CancellationToken cancellationToken)
    {
        var file = Files().FirstOrDefault(f => Path.GetFileNameWithoutExtension(f.Name) == name) ?? throw new NotFound();
        return await MimeMessage.LoadAsync(file.FullName, cancellationToken);
    }

    private IEnumerable<FileInfo> Files()
    {
        if (!environment.IsDevelopment())
            throw new NotFound();
        var folder = new DirectoryInfo(settings.Folder);
        return folder.Exists ? folder.EnumerateFiles("*.eml") : [];
    }
}

internal static class MailHtml
{
    /// <summary>The HTML of a mail for a frame: its own styles are allowed, scripts and sending are not.</summary>
    public static void MapMailHtml(this IEndpointRouteBuilder endpoints) => endpoints.MapGet("/mail/{name}/html", async (string name, EmlFolder folder, HttpContext http) =>
    {
        var mail = await folder.FindAsync(name, http.RequestAborted);
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox allow-top-navigation-by-user-activation allow-popups";
        return Results.Content(mail.HtmlBody?.Replace("<head>", "<head><base target=\"_top\">", StringComparison.Ordinal), "text/html; charset=utf-8");
    }).AllowAnonymous();
}
