using System.CommandLine;
using Isegoria.Backends.Dialogs;
using Isegoria.Backends.Journal;
using Isegoria.Backends.Preferences;
using Isegoria.Backends.Replies;
using Isegoria.Deliberation.Consultations;
using Isegoria.Deliberation.Preferences;
using Isegoria.Deliberation.Staff;
using Isegoria.Deliberation.Turns;

namespace Isegoria.Bot.Commands;

/// <summary>
/// `train-data --out DIR [--consultation SLUG] [--pairs DIR] [--format ...]`: what a language model can be trained on to be
/// neutral, from the gate's own rewritings, reviewed verdicts and written pairs, with a data card. Whoever can read the data
/// folder may call it; no citizen's words are in it. A second run writes the same again.
/// </summary>
public static class TrainDataCommand
{
    private const int Page = 200;

    public static Command Create()
    {
        var output = new Option<DirectoryInfo>("--out") { Description = "The folder to write to", Required = true };
        var consultation = EvidenceOptionSet.Consultation();
        (consultation.Required, consultation.Description) = (false, "The only consultation to take rewritings and reviews from; all where absent");
        var pairs = new Option<DirectoryInfo?>("--pairs") { Description = "Labelled replies as JSON lines, such as src/Training/data" };
        pairs.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<DirectoryInfo?>() is { Exists: false } missing)
                result.AddError($"--pairs: there is no folder '{missing}'.");
        });
        var formats = new Option<string[]>("--format") { Description = "In which forms; all where absent", DefaultValueFactory = _ => [.. TrainingFiles.Formats] };
        formats.AcceptOnlyFromAmong([.. TrainingFiles.Formats]);
        var command = new Command("train-data", "Writes preferences for neutral replies, for trainers of language models") { output, consultation, pairs, formats };
        command.SetAction((parsed, cancellation) => RunAsync(
            parsed, parsed.GetRequiredValue(output), parsed.GetValue(consultation), parsed.GetValue(pairs), parsed.GetRequiredValue(formats), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(
        ParseResult parsed, DirectoryInfo output, string? slug, DirectoryInfo? folder, string[] formats, CancellationToken cancellation)
    {
        await using var services = parsed.Services((own, configuration) =>
            own.AddJournal(configuration).AddSingleton<IConsultationStore, ConsultationStore>());
        await services.OpenStoreAsync(cancellation);
        var store = services.GetRequiredService<IConsultationStore>();
        if (slug is not null && await parsed.FindAsync(services, new ConsultationId(slug), cancellation) is null)
            return 1;
        var prompts = SpokenWords.Read(Path.Combine(AppContext.BaseDirectory, "prompts", WordFile.Training.Name), WordFile.Training);
        var (pairs, rated) = folder is null ? ([], []) : WrittenPairs.Read(folder.FullName, prompts);
        var (keptPairs, keptRated) = (new List<Preference>(), new List<RatedReply>());
        foreach (var consultation in (await store.ListAsync(cancellation)).Where(consultation => slug is null || consultation.Id.Value == slug))
            await TakeAsync(services, consultation.Id, prompts, keptPairs, keptRated, cancellation);
        var set = PreferenceSet.Of([.. keptPairs, .. pairs], [.. keptRated, .. rated]);
        if (set.Pairs.Count + set.Rated.Count == 0)
        {
            await parsed.InvocationConfiguration.Error.WriteLineAsync("There is nothing to write: the store has no rewriting and no review; --pairs names a folder of written pairs.");
            return 1;
        }
        foreach (var written in await TrainingFiles.WriteAsync(output, set, formats, cancellation))
            parsed.WriteLine(written);
        await parsed.InvocationConfiguration.Error.WriteLineAsync(string.Join(", ", TrainingCard.LeftOf(set).Prepend($"{set.Pairs.Count} pairs, {set.Rated.Count} single replies")));
        return 0;
    }

    private static async Task TakeAsync(
        ServiceProvider services, ConsultationId consultation, SpokenWords prompts, List<Preference> pairs, List<RatedReply> rated, CancellationToken cancellation)
    {
        var judgements = await services.GetRequiredService<IReviews>().JudgementsAsync(consultation, cancellation);
        var byTurn = judgements.ToLookup(judged => judged.Turn.Activity, judged => judged.Review);
        await foreach (var turn in RewrittenAsync(services.GetRequiredService<ITranscripts>(), consultation, cancellation))
            pairs.AddRange(PreferencesOfTurns.Rewritten(turn, [.. byTurn[turn.Activity]], prompts.In("answer", turn.Draft.Language)));
        foreach (var (review, turn) in judgements)
            if (PreferencesOfTurns.Judged(review, turn, prompts.In("answer", turn.Draft.Language)) is { } reply)
                rated.Add(reply);
    }

    private static async IAsyncEnumerable<Turn> RewrittenAsync(
        ITranscripts transcripts, ConsultationId consultation, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        for (long? before = null; ;)
        {
            var page = await transcripts.FindAsync(
                new TranscriptQuery(consultation, Page, Verdict: nameof(Deliberation.Bias.Verdict.Rewritten), Before: before), cancellation);
            foreach (var found in page.Turns)
                yield return found.Turn;
            if (!page.Older || page.Turns.Count == 0)
                yield break;
            before = page.Turns[^1].Place;
        }
    }
}
