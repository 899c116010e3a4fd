using Isegoria.Deliberation.Consultations;
using Isegoria.Deliberation.Turns;
using Microsoft.Extensions.Options;

namespace Isegoria.Bot.Channels.DirectLine;

/// <summary>Grants for conversations that a server with the secret begins, and whether there is what a grant is for.</summary>
public sealed class DirectLineGrants(IConsultationStore consultations, IIdSource ids, IOptions<ChannelOptions> options)
{
    /// <summary>Whether a token may speak for a user of this id: only tokens give ids with the prefix, so nobody else can claim them.</summary>
    public static bool IsBindable(string user) => user.StartsWith(DirectLineIds.UserPrefix, StringComparison.Ordinal);

    /// <summary>A token outlives a preview that was removed.</summary>
    /// <exception cref="RefusedException">The consultation is unknown.</exception>
    internal async Task RequireAsync(ConsultationId consultation, CancellationToken cancellation)
    {
        if (await consultations.FindAsync(consultation, cancellation) is null)
            throw RefusedException.NoConsultation();
    }

    /// <exception cref="RefusedException">The consultation is unknown.</exception>
    internal async Task<DirectLineGrant> NewAsync(DirectLineParameters asked, CancellationToken cancellation)
    {
        var consultation = new ConsultationId(asked.Consultation ?? options.Value.Consultation!);
        await RequireAsync(consultation, cancellation);
        var user = asked.User?.Id is { } id && IsBindable(id) ? id : null;
        return new DirectLineGrant(ids.NewId(), consultation, user, asked.TrustedOrigins ?? []);
    }
}
