using System.CommandLine;
using Isegoria.Backends.Journal;
using Isegoria.Backends.Opinions;
using Isegoria.Deliberation.Bias;
using Isegoria.Deliberation.Consultations;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Staff;
using Isegoria.Deliberation.Turns;

namespace Isegoria.Bot.Commands;

/// <summary>
/// `export --verdicts --consultation SLUG`: the sentences whose verdict an organiser has judged, one JSON object a line, as
/// evaluation data that `score` reads; no citizen's words are in it. `export --polis FOLDER --consultation SLUG`: its statements and votes as
/// Polis' CSV files. Whoever can read the data folder may call it.
/// </summary>
public static class ExportCommand
{
    public static Command Create()
    {
        var consultation = EvidenceOptionSet.Consultation();
        var verdicts = new Option<bool>("--verdicts") { Description = "Sentences whose verdict was judged by a person" };
        var polis = new Option<string?>("--polis") { Description = "A folder for Polis' comments.csv, participants-votes.csv and votes.csv" };
        var command = new Command("export", "Writes data of a consultation") { consultation, verdicts, polis };
        command.Validators.Add(result =>
        {
            if (result.GetValue(verdicts) == (result.GetValue(polis) is not null))
                result.AddError("Say what to export: --verdicts, or --polis FOLDER.");
        });
        command.SetAction((parsed, cancellation) => parsed.GetValue(polis) is { } folder
            ? PolisAsync(parsed, parsed.Slug(consultation), folder, cancellation)
            : VerdictsAsync(parsed, parsed.Slug(consultation), cancellation));
        return command;
    }

    private static async Task<int> VerdictsAsync(ParseResult parsed, ConsultationId consultation, CancellationToken cancellation)
    {
        await using var services = parsed.Services((own, configuration) =>
            own.AddJournal(configuration).AddSingleton<IConsultationStore, ConsultationStore>());
        if (await FindAsync(parsed, services, consultation, cancellation) is null)
            return 1;
        foreach (var (review, turn) in await services.GetRequiredService<IReviews>().JudgementsAsync(consultation, cancellation))
        {
            if (turn.Verdict.Judged().ElementAtOrDefault(review.Sentence ?? -1) is { Voice: not Voice.Citizen } sentence)
                parsed.WriteLine(Line(review, turn, sentence));
        }
        return 0;
    }

    private static async Task<int> PolisAsync(ParseResult parsed, ConsultationId consultation, string folder, CancellationToken cancellation)
    {
        await using var services = parsed.Services((own, configuration) =>
            own.AddJournal(configuration).AddPolisFiles(configuration).AddSingleton<IConsultationStore, ConsultationStore>());
        if (await FindAsync(parsed, services, consultation, cancellation) is not { } found)
            return 1;
        parsed.WriteLine(await services.GetRequiredService<PolisExport>().ExportAsync(consultation, folder, found.DefaultLanguage, cancellation));
        return 0;
    }

    private static async Task<Consultation?> FindAsync(ParseResult parsed, ServiceProvider services, ConsultationId consultation, CancellationToken cancellation)
    {
        await services.OpenStoreAsync(cancellation);
        return await parsed.FindAsync(services, consultation, cancellation);
    }

    private static object Line(Review review, Turn turn, JudgedSentence sentence) => new
    {
        Id = $"{review.Consultation}-{review.Number}",
        Language = turn.Draft.Language.Code,
        sentence.Text,
        Verdict = sentence.Exceeded.Count > 0 ? "flagged" : "passed",
        Labels = sentence.Exceeded.Select(Name).ToList(),
        Scores = Enum.GetValues<BiasLabel>().ToDictionary(Name, label => Math.Round(sentence.Score[label], 6)),
        Wrong = review.Kind is ReviewKind.Wrong,
        Note = review.Text,
    };

    private static string Name(BiasLabel label) => label.ToString().ToLowerInvariant();
}
