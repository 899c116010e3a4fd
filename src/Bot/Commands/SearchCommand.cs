using System.CommandLine;
using Isegoria.Backends.Evidence;
using Isegoria.Deliberation.Evidence;
using Isegoria.Deliberation.Turns;

namespace Isegoria.Bot.Commands;

/// <summary>`search --consultation SLUG [QUERY]`: what the documents hold for one query, or for each line of standard input.</summary>
public static class SearchCommand
{
    public static Command Create()
    {
        var query = new Argument<string?>("QUERY") { Description = "One query; without it, each line of standard input is one", Arity = ArgumentArity.ZeroOrOne };
        var consultation = EvidenceOptionSet.Consultation();
        var top = new Option<int>("--top") { Description = "How many passages per query", DefaultValueFactory = _ => 10 };
        top.Validators.Add(result =>
        {
            if (result.Errors.Any() || result.GetValueOrDefault<int>() is < 1 or > 1_000)
                result.AddError("--top is a number from 1 to 1000.");
        });
        var command = new Command("search", "Finds passages of a consultation's documents") { query, consultation, top };
        command.SetAction((parsed, cancellation) => RunAsync(
            parsed, parsed.GetValue(query), parsed.Slug(consultation), parsed.GetValue(top), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(
        ParseResult parsed, string? query, ConsultationId id, int top, CancellationToken cancellation)
    {
        await using var services = await parsed.EvidenceAsync(cancellation);
        if (await parsed.FindAsync(services, id, cancellation) is not { } consultation)
            return 1;
        var index = services.GetRequiredService<IEvidenceIndex>();
        foreach (var line in query is null ? Lines() : [query])
        {
            var findings = await index.FindAsync(id, line, consultation.DefaultLanguage, top, cancellation);
            Write(parsed, id, line, findings);
        }
        return 0;
    }

    private static void Write(ParseResult parsed, ConsultationId consultation, string query, Findings findings)
    {
        foreach (var (rank, found) in findings.Passages.Index())
        {
            parsed.WriteLine(new
            {
                Query = query,
                Rank = rank + 1,
                Passage = DocumentKey.Within(consultation, found.Passage.Id),
                Document = DocumentKey.Within(consultation, found.Document.Id),
                found.Score,
                found.Passage.Text,
            });
        }
    }

    private static IEnumerable<string> Lines()
    {
        using var input = CommandHost.StandardInput();
        while (input.ReadLine() is { } line)
        {
            if (!string.IsNullOrWhiteSpace(line))
                yield return line;
        }
    }
}
