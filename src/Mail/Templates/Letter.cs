using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Mail;

/// <summary>A mail to be written: the texts are <c>Mail.{Name}.Subject</c> and <c>Mail.{Name}.Body</c>.</summary>
/// <remarks>Blank lines part the body into paragraphs. A paragraph <c>[link: Words]</c> becomes the button to <see cref="Link"/>, and <c>[code]</c> shows <see cref="Code"/> large.
/// Arguments are written as text: they never make a link or a paragraph of their own.</remarks>
public sealed record Letter(string Name, string To, string Language)
{
    /// <summary>What the mail is about, such as <c>entry/0197…</c>.</summary>
    public required string About { get; init; }

    public MailClass Class { get; init; } = MailClass.Notice;

    /// <summary>An absolute address.</summary>
    public string? Link { get; init; }

    public string? Code { get; init; }

    /// <summary>The <c>{0}</c>, <c>{1}</c> … of subject and body. Instants are written in Brussels time with their zone.</summary>
    public IReadOnlyList<object?> Arguments { get; init; } = [];
}
