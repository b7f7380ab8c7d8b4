using MimeKit;

namespace RadicaleVernieuwers.Mail;

/// <summary>Writes each mail as an <c>.eml</c> file, for development and for a site that sends nothing yet.</summary>
internal sealed class FolderDelivery(MailSettings settings) : IMailDelivery
{
    public async Task DeliverAsync(MimeMessage mail, CancellationToken cancellationToken)
    {
        try
        {
            var folder = Directory.CreateDirectory(settings.Folder).FullName;
            var file = Path.Combine(folder, mail.MessageId!.Split('@')[0] + ".eml");
            await mail.WriteToAsync(file + ".part", cancellationToken);
            File.Move(file + ".part", file, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new DeliveryFailed("The mail folder cannot be written", exception.Message, exception);
        }
    }
}
