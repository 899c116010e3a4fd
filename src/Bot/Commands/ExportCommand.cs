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
/// Polis' CSV files. `export --conversation ID --consultation SLUG`: what a citizen wrote and was told, one JSON object a turn, for a citizen who
/// asks for a copy. Whoever can read the data folder may call it.
/// </summary>
public static class ExportCommand
{
    public static Command Create()
    {
        var consultation = EvidenceOptionSet.Consultation();
        var verdicts = new Option<bool>("--verdicts") { Description = "Sentences whose verdict was judged by a person" };
        var polis = new Option<string?>("--polis") { Description = "A folder for Polis' comments.csv, participants-votes.csv and votes.csv" };
        var conversation = new Option<string?>("--conversation") { Description = "The id of one conversation, as `questions` and the console name it: a copy for its citizen" };
        var command = new Command("export", "Writes data of a consultation") { consultation, verdicts, polis, conversation };
        command.Validators.Add(result =>
        {
            bool[] asked = [result.GetValue(verdicts), result.GetValue(polis) is not null, result.GetValue(conversation) is not null];
            if (asked.Count(one => one) != 1)
                result.AddError("Say what to export: --verdicts, --polis FOLDER, or --conversation ID.");
        });
        command.SetAction((parsed, cancellation) => (parsed.GetValue(polis), parsed.GetValue(conversation)) switch
        {
            ({ } folder, _) => PolisAsync(parsed, parsed.Slug(consultation), folder, cancellation),
            (_, { } id) => ConversationAsync(parsed, parsed.Slug(consultation), new ConversationId(id), cancellation),
            _ => VerdictsAsync(parsed, parsed.Slug(consultation), cancellation),
        });
        return command;
    }

    private static async Task<int> ConversationAsync(ParseResult parsed, ConsultationId consultation, ConversationId conversation, CancellationToken cancellation)
    {
        await using var services = parsed.Services((own, configuration) =>
            own.AddJournal(configuration).AddSingleton<IConsultationStore, ConsultationStore>());
        if (await FindAsync(parsed, services, consultation, cancellation) is null)
            return 1;
        var turns = await parsed.ReadAsync(services, consultation, conversation, cancellation);
        foreach (var kept in turns)
            parsed.WriteLine(Line(kept));
        return turns.Count == 0 ? 1 : 0;
    }

    /// <summary>Of an erased turn the number alone is left.</summary>
    private static object Line(KeptTurn kept) => new
    {
        kept.Number,
        kept.Turn?.ReceivedAt,
        Wrote = kept.Turn?.CitizenText,
        Told = kept.Turn is { } turn ? (kept.Held is { Sent.Count: > 0 } held ? held.Sent : turn.Reply.Messages).Select(message => message.Text) : null,
        kept.SentAt,
        Erased = kept.Turn is null,
    };

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
