using System.Text.Json.Nodes;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Liquid;
using RadicaleVernieuwers.Mail;

namespace RadicaleVernieuwers.Workflows;

/// <summary>Writes a mail into the outbox for each recipient: it leaves after the save of this step, once.</summary>
internal sealed class EmailTask(Mailer mailer, Languages languages) : IActivity
{
    private const int MostRecipients = 500;

    public string Name => nameof(EmailTask);
    public ActivityGroup Group => ActivityGroup.People;
    public IReadOnlyList<ActivitySetting> Settings { get; } =
    [
        new("Recipients", SettingKind.Line, IsExpression: true, IsRequired: true), new("Subject", SettingKind.Line, IsExpression: true, IsRequired: true), new("Body", SettingKind.Area, IsExpression: true, IsRequired: true),
        new("Language", SettingKind.Choice) { Choices = ["nl", "fr", "en"] },
    ];

    public IReadOnlyList<string> OutcomesOf(JsonObject properties) => ["Done", "Failed"];

    public async Task<ActivityResult> RunAsync(ActivityRun run, CancellationToken cancellationToken)
    {
        var recipients = (await run.TextAsync("Recipients", cancellationToken)).Split([',', ';', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        if (recipients.Count > MostRecipients)
            throw new Refusal("Workflow.ListLong", MostRecipients);
        if (recipients.Count == 0 || recipients.FirstOrDefault(r => !System.Net.Mail.MailAddress.TryCreate(r, out _)) is not null)
        {
            run.Say("Workflow.Said.NoRecipient", string.Join(", ", recipients));
            return new Outcomes("Failed");
        }
        var (subject, body) = (await run.TextAsync("Subject", cancellationToken), await run.TextAsync("Body", cancellationToken));
        foreach (var recipient in recipients)
            mailer.QueueText(run.Db, recipient, run.Settings.Text("Language") ?? languages.Leading, subject, body, run.Correlation.Length > 0 ? run.Correlation : $"workflow/{run.Instance.Value}");
        run.Say("Workflow.Said.Mailed", recipients.Count);
        return new Outcomes("Done");
    }
}
