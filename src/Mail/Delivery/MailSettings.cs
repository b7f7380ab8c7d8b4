using MailKit.Security;
using Microsoft.Extensions.Configuration;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Mail;

/// <summary>Where mail goes: <c>Mail__Smtp__Host</c>, <c>Port</c>, <c>User</c>, <c>Password</c>, <c>From</c>, <c>Tls</c> (<c>auto</c>, <c>none</c>, <c>starttls</c>, <c>ssl</c>). Without a host it goes into <see cref="Folder"/>.</summary>
internal sealed record MailSettings(string? Host, int Port, string? User, string? Password, string? From, SecureSocketOptions Tls, string Folder)
{
    /// <exception cref="ConfigurationRefusal">A setting is not understood.</exception>
    public static MailSettings Read(IConfiguration configuration)
    {
        var smtp = configuration.GetSection("Mail:Smtp");
        var tls = smtp["Tls"]?.ToUpperInvariant() switch
        {
            null or "" or "AUTO" => SecureSocketOptions.Auto,
            "NONE" or "FALSE" => SecureSocketOptions.None,
            "STARTTLS" or "TRUE" => SecureSocketOptions.StartTls,
            "SSL" => SecureSocketOptions.SslOnConnect,
            _ => throw new ConfigurationRefusal("Mail__Smtp__Tls is not understood: write auto, none, starttls or ssl."),
        };
        var host = smtp["Host"];
        return new MailSettings(string.IsNullOrWhiteSpace(host) ? null : host, PortOf(smtp["Port"], tls == SecureSocketOptions.SslOnConnect ? 465 : 587),
            smtp["User"], smtp["Password"], smtp["From"], tls, Path.Combine(configuration["Storage:Path"] ?? "App_Data", "mail"));
    }

    private static int PortOf(string? text, int otherwise) => string.IsNullOrWhiteSpace(text) ? otherwise
        : int.TryParse(text, out var port) && port is > 0 and < 65536 ? port : throw new ConfigurationRefusal($"Mail__Smtp__Port is '{text}', which is no port: write a number such as 587.");
}
