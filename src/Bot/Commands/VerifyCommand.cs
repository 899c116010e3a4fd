using System.CommandLine;
using Isegoria.Backends.Journal;
using Isegoria.Deliberation.Consultations;
using Isegoria.Deliberation.Turns;

namespace Isegoria.Bot.Commands;

/// <summary>
/// `verify --consultation SLUG`: whether the record of each conversation holds: one JSON object for each in which a turn was changed, added or taken
/// away since it was kept, exit 1 where there is any. Whoever can read the data folder may call it; no citizen's words are in it.
/// </summary>
public static class VerifyCommand
{
    public static Command Create()
    {
        var consultation = EvidenceOptionSet.Consultation();
        var command = new Command("verify", "Follows the record of every conversation: was a turn changed or taken away?") { consultation };
        command.SetAction((parsed, cancellation) => RunAsync(parsed, parsed.Slug(consultation), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, ConsultationId consultation, CancellationToken cancellation)
    {
        await using var services = parsed.Services((own, configuration) =>
            own.AddJournal(configuration).AddSingleton<IConsultationStore, ConsultationStore>());
        await services.OpenStoreAsync(cancellation);
        if (await parsed.FindAsync(services, consultation, cancellation) is null)
            return 1;
        var tally = await services.GetRequiredService<RecordCheck>().FollowAsync(consultation, cancellation);
        foreach (var (conversation, turn) in tally.Broken)
            parsed.WriteLine(new { Conversation = conversation.Value, Turn = turn?.Value });
        await parsed.InvocationConfiguration.Error.WriteLineAsync($"{tally.Conversations} conversations followed, {tally.Broken.Count} broken");
        return tally.Broken.Count == 0 ? 0 : 1;
    }
}
