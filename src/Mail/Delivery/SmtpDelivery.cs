using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace RadicaleVernieuwers.Mail;

/// <summary>Hands mail to an SMTP server.</summary>
internal sealed class SmtpDelivery(MailSettings settings) : IMailDelivery
{
    // Shorter than the lease of a due row: a slow server must not look like a crashed node.
    private const int TimeoutMilliseconds = 45_000;

    public async Task DeliverAsync(MimeMessage mail, CancellationToken cancellationToken)
    {
        using var client = new SmtpClient { Timeout = TimeoutMilliseconds };
        await ConnectAsync(client, cancellationToken);
        try
        {
            await client.SendAsync(mail, cancellationToken);
        }
        // The answer may name the address: it is kept with the mail and stays out of the log.
        catch (SmtpCommandException refused)
        {
            throw new DeliveryFailed($"The SMTP server answered {(int)refused.StatusCode}", refused.Message) { IsFinal = (int)refused.StatusCode >= 500 };
        }
        catch (Exception broken) when (IsConnection(broken))
        {
            throw new DeliveryFailed("The SMTP connection broke while sending", broken.Message, broken) { HasPerhapsLeft = true };
        }
        await QuitAsync(client, cancellationToken);
    }

    private async Task ConnectAsync(SmtpClient client, CancellationToken cancellationToken)
    {
        try
        {
            await client.ConnectAsync(settings.Host!, settings.Port, settings.Tls, cancellationToken);
            if (settings.User is not null)
                await client.AuthenticateAsync(settings.User, settings.Password ?? "", cancellationToken);
        }
        catch (Exception failed) when (IsConnection(failed) || failed is SmtpCommandException or AuthenticationException or SslHandshakeException or NotSupportedException)
        {
            throw new DeliveryFailed("The SMTP server cannot be reached", failed.Message, failed);
        }
    }

    private static async Task QuitAsync(SmtpClient client, CancellationToken cancellationToken)
    {
        try
        {
            await client.DisconnectAsync(true, cancellationToken);
        }
        catch (Exception gone) when (IsConnection(gone))
        {
            // The server has the mail; how it says goodbye changes nothing.
        }
    }

    private static bool IsConnection(Exception exception) =>
        exception is IOException or SocketException or ProtocolException or TimeoutException or ServiceNotConnectedException;
}
