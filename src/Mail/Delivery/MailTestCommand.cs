using System.Net.Mail;
using Microsoft.Extensions.DependencyInjection;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Liquid;

namespace RadicaleVernieuwers.Mail;

/// <summary><c>mail test ADDRESS</c>: sends one mail now, past the outbox, and says what the server answered.</summary>
public static class MailTestCommand
{
    /// <returns>0, or 1 with a sentence on <paramref name="error"/>.</returns>
    public static async Task<int> RunAsync(IServiceProvider services, string address, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(error);
        if (!MailAddress.TryCreate(address, out var parsed) || parsed.Address != address.Trim())
        {
            await error.WriteLineAsync($"'{address}' is not an e-mail address.");
            return 1;
        }
        var settings = services.GetRequiredService<MailSettings>();
        var language = services.GetRequiredService<Languages>().Leading;
        var mail = services.GetRequiredService<Mailer>().Write(new Letter("Test", parsed.Address, language) { About = "mail-test", Arguments = [services.GetRequiredService<TimeProvider>().Instant()] });
        try
        {
            await services.GetRequiredService<IMailDelivery>().DeliverAsync(services.GetRequiredService<Envelopes>().Of(mail), cancellationToken);
        }
        catch (DeliveryFailed failed)
        {
            await error.WriteLineAsync($"{failed.Message}: {failed.Answer}");
            return 1;
        }
        await output.WriteLineAsync(settings.Host is null ? $"Written to {settings.Folder}. Set Mail__Smtp__Host to send for real." : $"{settings.Host}:{settings.Port} took the mail for {parsed.Address}.");
        return 0;
    }
}
