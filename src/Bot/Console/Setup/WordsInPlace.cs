using Isegoria.Deliberation.Bias;
using Isegoria.Deliberation.Consultations;
using Isegoria.Deliberation.Dialogs;

namespace Isegoria.Bot.Console.Setup;

/// <summary>
/// Judges an organiser's words where citizens will read them: a title, a question or a use within every message of the dialog
/// that names it, as the gate will judge it on the line; the brief and the mandate as they stand.
/// </summary>
internal sealed class WordsInPlace(IDialogLibrary dialogs, BiasGate gate)
{
    private static readonly IReadOnlyList<string> Alone = ["mandate", "brief"];

    /// <param name="consultation">What the draft would become.</param>
    public async Task<IReadOnlyList<DraftProblem>> FlawsAsync(ConsultationDraft draft, Consultation consultation, CancellationToken cancellation)
    {
        var problems = new Dictionary<string, DraftProblem>();
        foreach (var language in consultation.Languages)
        {
            foreach (var (fields, message) in Messages(draft, consultation, language))
            {
                if (await gate.LookAsync(message, language, cancellation) is { } verdict and not Verdict.Passed)
                    foreach (var field in Blamed(fields, consultation, language, verdict))
                        problems.TryAdd($"{field}-{language}", Problem($"{field}-{language}", verdict));
            }
        }
        return [.. problems.Values];
    }

    private IEnumerable<(IReadOnlyList<string> Fields, Utterance Message)> Messages(ConsultationDraft draft, Consultation consultation, Language language)
    {
        foreach (var template in dialogs.Find(consultation.Dialog).Words.SelectMany(words => words.In(language)))
        {
            if (template.Placeholders.Where(Placeholder.Everywhere.Contains).ToList() is { Count: > 0 } named)
                yield return (named, new Utterance(template.Fill(name => [Filling(name, consultation, language)]), []));
        }
        foreach (var (name, texts, _) in draft.Texts.Where(text => Alone.Contains(text.Name)))
        {
            if (texts.Written([language.Code]).GetValueOrDefault(language.Code) is { } text)
                yield return ([name], new Utterance([new Span(text, Voice.Organiser)], []));
        }
    }

    /// <summary>What is not the organiser's stands there as a number would.</summary>
    private static Span Filling(string name, Consultation consultation, Language language) =>
        Own(name, consultation) is { } words ? new Span(consultation.Words(words, language), Voice.Organiser) : new Span("1", Voice.Assistant);

    private static IReadOnlyDictionary<string, string>? Own(string name, Consultation consultation) => name switch
    {
        "title" => consultation.Title,
        "question" => consultation.Question,
        "organiser" => consultation.Organiser,
        "use" => consultation.Use,
        _ => null,
    };

    /// <summary>The fields whose words stand in a flagged sentence; all of the message's where none can be found in one.</summary>
    private static IReadOnlyList<string> Blamed(IReadOnlyList<string> fields, Consultation consultation, Language language, Verdict verdict)
    {
        var flagged = string.Join('\n', verdict.Sentences.Where(sentence => sentence.Exceeded.Count > 0).Select(sentence => sentence.Text));
        var found = fields.Where(field => Own(field, consultation) is { } words && Stands(consultation.Words(words, language), flagged)).ToList();
        return found.Count > 0 ? found : fields;
    }

    /// <summary>Long words are cut into sentences: a part of them is enough.</summary>
    private static bool Stands(string words, string flagged) => Sentences.Split(words).Any(part => flagged.Contains(part, StringComparison.Ordinal));

    private static DraftProblem Problem(string field, Verdict verdict) =>
        verdict.Sentences.SelectMany(sentence => sentence.Weighed).Select(word => word.Word).Distinct().Take(5).ToList() is { Count: > 0 } weighed
            ? new DraftProblem(field, "problem_flagged_because", string.Join(", ", weighed))
            : new DraftProblem(field, "problem_flagged");
}
