using System.CommandLine;
using Isegoria.Backends.Journal;
using Isegoria.Deliberation.Consultations;
using Isegoria.Deliberation.Turns;
using Microsoft.Extensions.Options;

namespace Isegoria.Bot.Commands;

/// <summary>The consultation that a verb is about.</summary>
internal static class KnownConsultations
{
    /// <summary>None where the store does not have it; standard error says then which store that is, what it has, and what to do.</summary>
    public static async Task<Consultation?> FindAsync(this ParseResult parsed, IServiceProvider services, ConsultationId id, CancellationToken cancellation)
    {
        var store = services.GetRequiredService<IConsultationStore>();
        if (await store.FindAsync(id, cancellation) is { } found)
            return found;
        var known = await store.ListAsync(cancellation);
        await parsed.InvocationConfiguration.Error.WriteLineAsync(
            $"There is no consultation '{id}' in the store at {services.GetRequiredService<IOptions<DataOptions>>().Value.FullPath}. "
            + (known.Count == 0 ? "It has none yet" : $"It has: {string.Join(", ", known.Select(consultation => consultation.Id))}")
            + $". Name another with --consultation, bring this one in (import PATH --consultation {id}), or name another store (--Data:Directory PATH).");
        return null;
    }
}
