using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Jury.Meetings;

/// <summary>What a stream is made with.</summary>
internal sealed record LiveParts(IServiceScopeFactory Scopes, Bell Bell, IHostApplicationLifetime Lifetime, TimeProvider Clock);

/// <summary>Server-sent events that say one word: look again. Whoever is woken asks for the page as anybody does, so the stream holds nothing that could leak.
/// A save on this node wakes at once; another node's is seen at the next look. It ends when the site stops, and by itself after a while, so that who may listen is asked anew.</summary>
internal static class Live
{
    public const string Wake = "event: wake\ndata: look\n\n";

    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Breath = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    /// <summary>For a juror: wakes when the words on this juror's own screen change, and not when something happens that the juror may not know.</summary>
    public static Task JurorAsync(Guid round, HttpContext http, LiveParts parts, Actor actor, CancellationToken cancellationToken) =>
        StreamAsync(http, parts, actor, async (services, known) =>
        {
            var (db, seat) = (services.GetRequiredService<AppDb>(), await services.GetRequiredService<Seats>().AtTableAsync(new RoundId(round), cancellationToken));
            var juror = seat.Juror.Id;
            var (conflicts, attendances) = (db.Conflicts.Where(Conflict.Active).Where(c => c.JurorId == juror), db.Attendances.Where(a => a.JurorId == juror));
            var pulse = await db.Meetings.Where(m => m.RoundId == seat.Round.Id)
                .Select(m => new { m.Beat, Conflicts = conflicts.Count(), Seen = attendances.Where(a => a.MeetingId == m.Id).Select(a => (DateTimeOffset?)a.At).FirstOrDefault() })
                .SingleOrDefaultAsync(cancellationToken);
            return pulse?.ToString() is var beat && known is not null && beat == known.Pulse ? known : new(beat, (await Screen.LoadAsync(db, seat.Round, juror, cancellationToken)).Key());
        }, cancellationToken);

    /// <summary>For whoever leads: wakes when hands go up and people come in, too.</summary>
    public static Task LeaderAsync(Guid round, HttpContext http, LiveParts parts, Actor actor, CancellationToken cancellationToken) =>
        StreamAsync(http, parts, actor, async (services, known) =>
        {
            var (db, id) = (services.GetRequiredService<AppDb>(), new RoundId(round));
            var found = await db.GetRoundAsync(id, cancellationToken);
            var (attendances, hands, conflicts, jurors) = (db.Attendances, db.Hands, db.ConflictsOf(found.EditionId), db.Jurors.Where(j => j.UserId == actor.User));
            var answers = db.HandsAnswers;
            var pulse = await db.Meetings.Where(m => m.RoundId == id).Select(m => new
            {
                m.Beat,
                Conflicts = conflicts.Count(),
                People = attendances.Where(a => a.MeetingId == m.Id).Max(a => (DateTimeOffset?)a.At),
                // Not even how many hands went up for an entry that is none of this reader's business.
                Raised = answers.Count(a => hands.Any(h => h.Id == a.HandsId && h.MeetingId == m.Id && !conflicts.Any(c => c.EntryId == h.EntryId && jurors.Any(j => j.Id == c.JurorId)))),
            }).SingleOrDefaultAsync(cancellationToken);
            return pulse?.ToString() is var beat && known is not null && beat == known.Pulse ? known : new(beat, beat ?? "");
        }, cancellationToken);

    private sealed record Seen(string? Pulse, string Key);

    private static async Task StreamAsync(HttpContext http, LiveParts parts, Actor actor, Func<IServiceProvider, Seen?, Task<Seen>> look, CancellationToken cancellationToken)
    {
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, parts.Lifetime.ApplicationStopping);
        // Whoever may not listen is told so before a stream begins.
        var seen = await LookAsync(parts, actor, look, null);
        http.Response.ContentType = "text/event-stream";
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers["X-Accel-Buffering"] = "no";
        http.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        try
        {
            await SayAsync(http, "retry: 1000\n\n", ends.Token);
            var (began, said) = (parts.Clock.GetTimestamp(), parts.Clock.GetTimestamp());
            while (parts.Clock.GetElapsedTime(began) < Longest)
            {
                await parts.Bell.WaitAsync(Poll, ends.Token);
                ends.Token.ThrowIfCancellationRequested();
                var now = await LookAsync(parts, actor, look, seen);
                var isNew = now.Key != seen.Key;
                seen = now;
                if (!isNew && parts.Clock.GetElapsedTime(said) < Breath)
                    continue;
                await SayAsync(http, isNew ? Wake : ":\n\n", ends.Token);
                said = parts.Clock.GetTimestamp();
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or NotFound)
        {
            // The reader left, the site stops, or the reader may not listen any more: the stream just ends.
        }
    }

    private static async Task<Seen> LookAsync(LiveParts parts, Actor actor, Func<IServiceProvider, Seen?, Task<Seen>> look, Seen? known)
    {
        await using var scope = parts.Scopes.CreateAsyncScope();
        if (actor.User is { } user)
            scope.ServiceProvider.GetRequiredService<Actor>().ActAs(user);
        return await look(scope.ServiceProvider, known);
    }

    private static async Task SayAsync(HttpContext http, string text, CancellationToken cancellationToken)
    {
        await http.Response.WriteAsync(text, cancellationToken);
        await http.Response.Body.FlushAsync(cancellationToken);
    }
}
