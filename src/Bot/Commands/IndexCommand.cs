using System.CommandLine;
using Isegoria.Backends.Evidence;
using Isegoria.Deliberation.Turns;

namespace Isegoria.Bot.Commands;

/// <summary>`index FILE.jsonl --consultation SLUG`: passages with ids of their own, which `search` answers with.</summary>
public static class IndexCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "JSON lines: {\"id\",\"text\",\"language\"}" };
        var consultation = EvidenceOptionSet.Consultation();
        var command = new Command("index", "Brings passages that were cut elsewhere into a consultation") { file, consultation };
        command.SetAction((parsed, cancellation) => RunAsync(parsed, parsed.GetRequiredValue(file), parsed.Slug(consultation), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, string file, ConsultationId consultation, CancellationToken cancellation)
    {
        await using var services = await parsed.EvidenceAsync(cancellation);
        var report = await services.GetRequiredService<DocumentImport>().ImportPassagesAsync(consultation, file, parsed.Progress(), cancellation);
        var found = report.Added + report.Unchanged > 0;
        if (found)
            await ImportCommand.OpenAsync(services, consultation, null, null, cancellation);
        parsed.WriteReport(consultation, report);
        return found ? 0 : 1;
    }
}
