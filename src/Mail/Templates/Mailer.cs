using System.Globalization;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Liquid;

namespace RadicaleVernieuwers.Mail;

/// <summary>Writes letters into the outbox. They leave after the save that they belong to.</summary>
public sealed class Mailer(Texts texts, SiteAddress site, Languages languages, TimeProvider clock)
{
    /// <summary>Adds the mail and its due row.</summary>
    public OutboxMail Queue(AppDb db, Letter letter)
    {
        ArgumentNullException.ThrowIfNull(db);
        var mail = Write(letter);
        db.Outbox.Add(mail);
        db.Dues.Add(Due.Work(SendMail.DueKind, mail.Id.Value.ToString(), clock.Instant()));
        return mail;
    }

    /// <summary>Adds a mail whose words come from data and not from the texts: blank lines part its paragraphs.</summary>
    /// <param name="about">What the mail is about, such as <c>edition/0197…</c>.</param>
    public OutboxMail QueueText(AppDb db, string to, string language, string subject, string body, string about)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(body);
        var known = languages.Has(language) ? language : languages.Leading;
        var culture = Languages.Culture(known);
        // Words of data are no template: their braces stay braces.
        var written = LetterBody.Read(body.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal), culture, []);
        var frame = new LetterFrame(known, site.Name, site.Url.ToString(), texts.Get(culture, "Mail.Footer", site.Name), null, null);
        var mail = OutboxMail.Queue(MailClass.Notice, to, known, subject.ReplaceLineEndings(" "), written.Text(frame), written.Html(frame), about, clock.Instant());
        db.Outbox.Add(mail);
        db.Dues.Add(Due.Work(SendMail.DueKind, mail.Id.Value.ToString(), clock.Instant()));
        return mail;
    }

    internal OutboxMail Write(Letter letter)
    {
        var language = languages.Has(letter.Language) ? letter.Language : languages.Leading;
        var culture = Languages.Culture(language);
        object?[] arguments = [.. letter.Arguments.Select(a => Word(a, culture))];
        var subject = string.Format(culture, texts.Get(culture, $"Mail.{letter.Name}.Subject"), arguments).ReplaceLineEndings(" ");
        var body = LetterBody.Read(texts.Get(culture, $"Mail.{letter.Name}.Body"), culture, arguments);
        var frame = new LetterFrame(language, site.Name, site.Url.ToString(), texts.Get(culture, "Mail.Footer", site.Name), letter.Link, letter.Code);
        return OutboxMail.Queue(letter.Class, letter.To, language, subject, body.Text(frame), body.Html(frame), letter.About, clock.Instant());
    }

    /// <summary>Puts a mail that waits for a person back into the queue.</summary>
    /// <exception cref="Refusal"><c>Mail.AlreadySent</c>.</exception>
    public async Task SendAgainAsync(AppDb db, OutboxMail mail, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(mail);
        mail.SendAgain();
        var subject = mail.Id.Value.ToString();
        if (await db.Dues.SingleOrDefaultAsync(d => d.Kind == SendMail.DueKind && d.Subject == subject, cancellationToken) is { } waiting)
            waiting.MoveTo(clock.Instant());
        else
            db.Dues.Add(Due.Work(SendMail.DueKind, subject, clock.Instant()));
    }

    private static object? Word(object? argument, CultureInfo culture) => argument is DateTimeOffset instant ? Brussels.Say(instant, culture, zone: true) : argument;
}
