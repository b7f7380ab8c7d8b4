using MimeKit;

namespace RadicaleVernieuwers.Mail;

/// <summary>Takes a mail out of the building.</summary>
internal interface IMailDelivery
{
    /// <exception cref="DeliveryFailed">It did not leave, or nobody knows.</exception>
    Task DeliverAsync(MimeMessage mail, CancellationToken cancellationToken);
}

/// <summary>A mail did not leave. The message is for the log and holds no address; <see cref="Answer"/> is what the other side said.</summary>
#pragma warning disable CA1032 // Without an answer nobody could repair it.
internal sealed class DeliveryFailed(string message, string answer, Exception? inner = null) : Exception(message, inner)
#pragma warning restore CA1032
{
    public string Answer { get; } = answer;

    /// <summary>Trying again will not help.</summary>
    public bool IsFinal { get; init; }

    /// <summary>The other side may have taken it.</summary>
    public bool HasPerhapsLeft { get; init; }
}
