using Isegoria.Bot.Channels.DirectLine;
using Isegoria.Deliberation.Sessions;
using Isegoria.Deliberation.Turns;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;

namespace Isegoria.Bot.Console.Live;

/// <summary>Carries a citizen from a session's join page to their conversation: the session and the name they chose, sealed.</summary>
internal sealed class RoomTickets(IDataProtectionProvider protection, ILiveSessions sessions, IOptions<ConsoleOptions> options, TimeProvider time)
{
    private readonly ITimeLimitedDataProtector _seal = protection.CreateProtector("room").ToTimeLimitedDataProtector();

    public string Issue(SessionId session, string? name) =>
        _seal.Protect($"{session}\n{name}", time.GetUtcNow() + options.Value.RoomTicketLifetime!.Value);

    /// <summary>A session that was closed meanwhile is no fault: the citizen goes on alone.</summary>
    /// <exception cref="RefusedException">The ticket is not ours, has expired, or is for another consultation.</exception>
    public async Task JoinAsync(string ticket, ConsultationId consultation, ConversationId conversation, CancellationToken cancellation)
    {
        var (id, name) = Read(ticket);
        if (await sessions.FindAsync(id, cancellation) is not { } session || session.Consultation != consultation)
            throw new RefusedException("The room's ticket is not for this consultation.");
        if (session.IsOpen)
            await sessions.JoinAsync(id, conversation, name, time.GetUtcNow(), cancellation);
    }

    private (SessionId Session, string? Name) Read(string ticket)
    {
        try
        {
            var parts = _seal.Unprotect(ticket).Split('\n', 2);
            return (new SessionId(parts[0]), parts[1].Length > 0 ? parts[1] : null);
        }
        catch (System.Security.Cryptography.CryptographicException e)
        {
            throw new RefusedException("The room's ticket is not one of ours, or has expired. Open the join page again.", e);
        }
    }
}
