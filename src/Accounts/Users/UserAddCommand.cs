using System.Net.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Liquid;

namespace RadicaleVernieuwers.Accounts;

/// <summary><c>user add EMAIL --role R [--name N]</c>: an account with these roles, and a link to sign in once.</summary>
public static class UserAddCommand
{
    /// <returns>0, or 1 with a sentence on <paramref name="error"/>.</returns>
    public static async Task<int> RunAsync(IServiceProvider services, string email, IReadOnlyList<string> roles, string? name, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(roles);
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(error);
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var known = await db.Roles.Select(r => r.Name).OrderBy(r => r).ToListAsync(cancellationToken);
        var texts = scope.ServiceProvider.GetRequiredService<Texts>();
        if (Objection(email, roles, known, texts) is { } objection)
        {
            await error.WriteLineAsync(objection);
            return 1;
        }
        var now = scope.ServiceProvider.GetRequiredService<TimeProvider>().Instant();
        var user = await db.FindOrCreateUserAsync(email, scope.ServiceProvider.GetRequiredService<Languages>().Leading, name ?? "", now, cancellationToken);
        foreach (var role in roles)
            user.Join(known.First(k => k.Equals(role, StringComparison.OrdinalIgnoreCase)));
        if (name is not null)
            user.Rename(name, user.Language);
        db.Note(user.AuditSubject, "RolesAdded", new { roles = string.Join(' ', roles), by = "command-line" });
        var link = scope.ServiceProvider.GetRequiredService<SignInLinks>().Create(db, user, "command-line", null, TimeSpan.FromDays(1));
        await db.SaveChangesAsync(cancellationToken);
        await output.WriteLineAsync($"{user.Email} ({string.Join(", ", user.Memberships.Select(m => m.Role).Order())})");
        await output.WriteLineAsync(texts["Users.Command.Link", link.Url]);
        return 0;
    }

    private static string? Objection(string email, IReadOnlyList<string> roles, List<string> known, Texts texts)
    {
        if (!MailAddress.TryCreate(email, out var address) || address.Address != email.Trim() || email.Length > User.LongestEmail)
            return texts["Users.Command.NotAnAddress", email];
        var unknown = roles.FirstOrDefault(r => !known.Contains(r, StringComparer.OrdinalIgnoreCase));
        return unknown is null ? null : texts["Users.Command.NoRole", unknown, string.Join(", ", known)];
    }
}
