using MimeKit;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Liquid;

namespace RadicaleVernieuwers.Mail;

/// <summary>Makes the message that goes over the wire. The same mail has the same Message-ID at every attempt.</summary>
internal sealed class Envelopes(MailSettings settings, SiteAddress site)
{
    public MimeMessage Of(OutboxMail mail)
    {
        var message = new MimeMessage
        {
            Subject = mail.Subject,
            Date = mail.Queued,
            MessageId = mail.MessageId(site.Url.Host),
            Body = new BodyBuilder { TextBody = mail.Text, HtmlBody = mail.Html }.ToMessageBody(),
        };
        message.From.Add(settings.From is null ? new MailboxAddress(site.Name, $"noreply@{site.Url.Host}") : MailboxAddress.Parse(settings.From));
        message.To.Add(new MailboxAddress(null, mail.To));
        message.Headers.Add(HeaderId.ContentLanguage, mail.Language);
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        return message;
    }
}
