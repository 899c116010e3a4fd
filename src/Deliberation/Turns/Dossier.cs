using Isegoria.Deliberation.Consultations;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Opinions;

namespace Isegoria.Deliberation.Turns;

/// <summary>What the line knows of a citizen before it moves.</summary>
/// <param name="Progress">None before the first turn.</param>
/// <param name="Number">Of the turn to come.</param>
public sealed record Dossier(DialogScript Script, Progress? Progress, Incoming Incoming, Situation Situation, int Number)
{
    public Move Advance() => Script.Advance(Progress, Incoming, Situation);

    /// <summary>The move that leaves the citizen where they stand.</summary>
    public Move Stay() => Script.Stay(Progress, Incoming, Situation);
}

/// <summary>Opens the dossier of the conversation a message belongs to.</summary>
public sealed class Dossiers(ITurnJournal journal, IConsultationStore consultations, IDialogLibrary dialogs, IIdSource ids, TimeProvider time)
{
    /// <exception cref="KeyNotFoundException">The consultation, or its dialog, was removed while citizens were under way.</exception>
    public async Task<Dossier> OpenAsync(CitizenMessage message, CancellationToken cancellation)
    {
        var consultation = await consultations.FindAsync(message.Consultation, cancellation)
            ?? throw new KeyNotFoundException($"There is no consultation '{message.Consultation}' in the store.");
        var state = await journal.StateAsync(message.Conversation, cancellation);
        var (others, own) = await journal.StatementsAsync(message.Consultation, message.Conversation, cancellation);
        var incoming = new Incoming(message.Kind, message.Text, message.Locale, SeedFrom(message), new StatementId(ids.NewId()));
        var situation = new Situation(consultation, others, own, time.GetUtcNow());
        return new Dossier(dialogs.Find(consultation.Dialog), state.Progress, incoming, situation, state.Turns + 1);
    }

    /// <summary>The same message gives the same orders again when the line is begun anew. FNV-1a over the conversation's id.</summary>
    private static int SeedFrom(CitizenMessage message)
    {
        unchecked
        {
            var hash = 2166136261u;
            foreach (var c in message.Conversation.Value)
                hash = (hash ^ c) * 16777619u;
            return (int)(hash & int.MaxValue);
        }
    }
}
