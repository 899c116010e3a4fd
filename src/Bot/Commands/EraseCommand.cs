using System.CommandLine;
using Isegoria.Backends.Journal;
using Isegoria.Deliberation;
using Isegoria.Deliberation.Consultations;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Turns;
using Microsoft.Extensions.Logging.Console;

namespace Isegoria.Bot.Commands;

/// <summary>
/// `erase --conversation ID --consultation SLUG`: everything a citizen gave, where they asked the team instead of the assistant;
/// `{"conversation","erased"}` with the number of turns whose words are gone. It travels their line like a wish of their own, also while the
/// server runs, which tells them. Whoever can write to the data folder may call it.
/// </summary>
public static class EraseCommand
{
    /// <summary>A server that keeps a turn of the same conversation in between is let go first.</summary>
    private const int Tries = 10;

    /// <summary>The parts of the whole line, with these settings; the server is not started.</summary>
    public delegate IHost Line(IReadOnlyList<string> settings, Action<IServiceCollection> change);

    public static Command Create(Line line)
    {
        var consultation = EvidenceOptionSet.Consultation();
        var conversation = new Option<string>("--conversation") { Required = true, Description = "Its id, as `questions` and the console name it" };
        var command = new Command("erase", "Erases everything that one citizen gave") { consultation, conversation };
        command.SetAction((parsed, cancellation) =>
            RunAsync(parsed, line, parsed.Slug(consultation), new ConversationId(parsed.GetRequiredValue(conversation)), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(
        ParseResult parsed, Line line, ConsultationId consultation, ConversationId conversation, CancellationToken cancellation)
    {
        using var host = line(parsed.Settings(), services =>
            services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace));
        await host.Services.OpenStoreAsync(cancellation);
        if (await parsed.FindAsync(host.Services, consultation, cancellation) is null)
            return 1;
        var turns = await host.Services.GetRequiredService<ITranscripts>().ReadAsync(consultation, conversation, cancellation);
        if (turns.Count == 0)
        {
            await parsed.InvocationConfiguration.Error.WriteLineAsync(ExportCommand.Unknown(consultation, conversation));
            return 1;
        }
        var told = await host.Services.GetRequiredService<IToldCitizens>().TellAsync(
            consultation, new Audience.Only(conversation), new Told.Erased(), host.Services.GetRequiredService<IIdSource>().NewId(),
            host.Services.GetRequiredService<TimeProvider>().GetUtcNow(), cancellation);
        foreach (var message in told)
            await KeepAsync(host.Services.GetRequiredService<CitizenTurn>(), message, cancellation);

        // Nobody is told where it was erased before: what is left then is the turn that said so.
        parsed.WriteLine(new { Conversation = conversation.Value, Erased = told.Count == 0 ? 0 : turns.Count(kept => kept.Turn is not null) });
        return 0;
    }

    private static async Task KeepAsync(CitizenTurn line, CitizenMessage message, CancellationToken cancellation)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                await line.KeepAsync(message, cancellation);
                return;
            }
            catch (TurnConflictException) when (tries < Tries)
            {
                // The line is begun again, from where the conversation stands now.
            }
        }
    }
}
