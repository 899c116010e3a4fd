using System.CommandLine;
using Isegoria.Backends.Journal;
using Isegoria.Deliberation.Consultations;
using Isegoria.Deliberation.Turns;
using Microsoft.Extensions.Options;

namespace Isegoria.Bot.Commands;

/// <summary>The consultation that a verb is about, or the conversation in it.</summary>
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

    /// <summary>Its turns; none where there is no such conversation, and standard error says where its id is found.</summary>
    public static async Task<IReadOnlyList<KeptTurn>> ReadAsync(
        this ParseResult parsed, IServiceProvider services, ConsultationId consultation, ConversationId conversation, CancellationToken cancellation)
    {
        var turns = await services.GetRequiredService<ITranscripts>().ReadAsync(consultation, conversation, cancellation);
        if (turns.Count == 0)
        {
            await parsed.InvocationConfiguration.Error.WriteLineAsync(
                $"Consultation '{consultation}' has no conversation '{conversation}'. Its id stands beside the question in: questions --consultation {consultation}; and at /console/transcripts.");
        }
        return turns;
    }
}
