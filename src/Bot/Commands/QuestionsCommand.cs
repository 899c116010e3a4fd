using System.CommandLine;
using Isegoria.Backends.Journal;
using Isegoria.Deliberation.Consultations;
using Isegoria.Deliberation.Turns;

namespace Isegoria.Bot.Commands;

/// <summary>
/// `questions --consultation SLUG`: what the documents did not answer and waits for a person, one JSON object a line. Whoever
/// can read the data folder may call it; it shows citizens' words, and no names.
/// </summary>
public static class QuestionsCommand
{
    public static Command Create()
    {
        var consultation = EvidenceOptionSet.Consultation();
        var all = new Option<bool>("--all") { Description = "Those that were closed as well" };
        var close = new Option<long?>("--close") { Description = "The number of one that was answered, or needs no answer" };
        var by = new Option<string?>("--by") { Description = "Who closes it" };
        var command = new Command("questions", "Lists the questions that wait for a person, or closes one") { consultation, all, close, by };
        command.Validators.Add(result =>
        {
            if (result.GetValue(close) is not null && string.IsNullOrWhiteSpace(result.GetValue(by)))
                result.AddError("--close needs --by: say who closes it.");
        });
        command.SetAction((parsed, cancellation) => parsed.GetValue(close) is { } number
            ? CloseAsync(parsed, parsed.Slug(consultation), number, parsed.GetValue(by)!, cancellation)
            : ListAsync(parsed, parsed.Slug(consultation), parsed.GetValue(all), cancellation));
        return command;
    }

    private static async Task<int> ListAsync(ParseResult parsed, ConsultationId consultation, bool all, CancellationToken cancellation)
    {
        await using var services = await StoreAsync(parsed, cancellation);
        if (await parsed.FindAsync(services, consultation, cancellation) is null)
            return 1;
        foreach (var open in await services.GetRequiredService<IOpenQuestions>().ListAsync(consultation, all, cancellation))
        {
            parsed.WriteLine(new
            {
                open.Number,
                Turn = open.Turn?.Value,
                Conversation = open.Conversation.Value,
                Question = open.Text,
                open.AskedAt,
                open.ClosedAt,
                open.ClosedBy,
            });
        }
        return 0;
    }

    private static async Task<int> CloseAsync(ParseResult parsed, ConsultationId consultation, long number, string by, CancellationToken cancellation)
    {
        await using var services = await StoreAsync(parsed, cancellation);
        var at = services.GetRequiredService<TimeProvider>().GetUtcNow();
        if (await services.GetRequiredService<IOpenQuestions>().CloseAsync(consultation, number, by.Trim(), at, cancellation))
            return 0;
        await parsed.InvocationConfiguration.Error.WriteLineAsync($"Consultation '{consultation}' has no open question {number}.");
        return 1;
    }

    private static async Task<ServiceProvider> StoreAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var services = parsed.Services((own, configuration) =>
            own.AddJournal(configuration).AddSingleton<IConsultationStore, ConsultationStore>());
        await services.OpenStoreAsync(cancellation);
        return services;
    }
}
