using System.CommandLine;
using RadicaleVernieuwers.Accounts;
using RadicaleVernieuwers.Mail;

namespace RadicaleVernieuwers.Web.CommandLine;

/// <summary><c>user add</c> and <c>mail test</c>.</summary>
internal static class PeopleVerbs
{
    public static IEnumerable<Command> All() =>
    [
        new Command("user", "People with an account.") { AddUser() },
        new Command("mail", "The site's mail.") { TestMail() },
    ];

    private static Command AddUser()
    {
        var email = new Argument<string>("EMAIL");
        var roles = new Option<string[]>("--role") { Description = "A role; may be given more than once.", Required = true, AllowMultipleArgumentsPerToken = true };
        var name = new Option<string?>("--name") { Description = "How the person is called." };
        var verb = new Command("add", "Adds an account and prints a link to sign in once.") { email, roles, name };
        verb.SetAction((asked, cancellationToken) => SiteVerb.RunAsync(services =>
            UserAddCommand.RunAsync(services, asked.GetRequiredValue(email), asked.GetRequiredValue(roles), asked.GetValue(name), Console.Out, Console.Error, cancellationToken), cancellationToken));
        return verb;
    }

    private static Command TestMail()
    {
        var address = new Argument<string>("ADDRESS");
        var verb = new Command("test", "Sends one mail now and says what the server answered.") { address };
        verb.SetAction((asked, cancellationToken) => SiteVerb.RunAsync(services =>
            MailTestCommand.RunAsync(services, asked.GetRequiredValue(address), Console.Out, Console.Error, cancellationToken), cancellationToken));
        return verb;
    }
}
