using System.CommandLine;
using Isegoria.Backends.Journal;
using Isegoria.Bot.Console.Reviewing;
using Isegoria.Deliberation;
using Isegoria.Deliberation.Consultations;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Staff;
using Isegoria.Deliberation.Turns;
using Microsoft.Extensions.Logging.Console;

namespace Isegoria.Bot.Commands;

/// <summary>
/// `erase --conversation ID --consultation SLUG [--by NAME]`: everything a citizen gave, where they asked the team instead of the assistant;
/// `{"conversation","erased"}` with the number of turns whose words are gone. It travels their line like a wish of their own, also while the
/// server runs, which tells them, and stands in the audit log. Whoever can write to the data folder may call it.
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
        var by = new Option<string>("--by") { Description = "Who erases it, for the audit log", DefaultValueFactory = _ => "erase" };
        var command = new Command("erase", "Erases everything that one citizen gave") { consultation, conversation, by };
        command.SetAction((parsed, cancellation) => RunAsync(
            parsed, line, parsed.Slug(consultation), new ConversationId(parsed.GetRequiredValue(conversation)), parsed.GetRequiredValue(by), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(
        ParseResult parsed, Line line, ConsultationId consultation, ConversationId conversation, string by, CancellationToken cancellation)
    {
        using var host = line(parsed.Settings(), services =>
            services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace));
        await host.Services.OpenStoreAsync(cancellation);
        if (await parsed.FindAsync(host.Services, consultation, cancellation) is null)
            return 1;
        var turns = await parsed.ReadAsync(host.Services, consultation, conversation, cancellation);
        if (turns.Count == 0)
            return 1;
        var now = host.Services.GetRequiredService<TimeProvider>().GetUtcNow();
        var told = await host.Services.GetRequiredService<IToldCitizens>().TellAsync(
            consultation, new Audience.Only(conversation), new Told.Erased(), host.Services.GetRequiredService<IIdSource>().NewId(), now, cancellation);
        foreach (var message in told)
        {
            await KeepAsync(host.Services.GetRequiredService<CitizenTurn>(), message, cancellation);
            await host.Services.GetRequiredService<IAuditLog>().WriteAsync(new AuditEntry(now, by, consultation, ReviewDesk.Erasure, conversation.Value), cancellation);
        }

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
