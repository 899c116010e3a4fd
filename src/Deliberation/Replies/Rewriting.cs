using Isegoria.Deliberation.Bias;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Evidence;
using Isegoria.Deliberation.Turns;

namespace Isegoria.Deliberation.Replies;

/// <summary>Puts a sentence into neutral words; whether it still says the same is for others to judge.</summary>
public interface ISentenceRewriter
{
    /// <summary>None where it could not be done; a fault is none, too.</summary>
    Task<string?> RewriteAsync(ConsultationId consultation, string sentence, Language language, CancellationToken cancellation);
}

/// <summary>
/// One attempt at a draft that the gate has flagged: its flagged sentences in other words. Only what a language model wrote
/// is rewritten, never words of the dialog, of citizens or of documents; and only where <see cref="Fidelity"/> finds
/// nothing lost. The draft that comes back has to pass the gate like any other.
/// </summary>
public sealed class Rewriting(ISentenceRewriter rewriter, IVocabulary vocabulary, Fidelity fidelity)
{
    /// <summary>None where the draft cannot be mended.</summary>
    public async Task<Draft?> TryAsync(ConsultationId consultation, Draft draft, Verdict.Withheld verdict, CancellationToken cancellation)
    {
        var flagged = verdict.Sentences.Where(sentence => sentence.Exceeded.Count > 0).Select(Blamed).Distinct().ToList();
        if (verdict.Reason != WithheldReason.Flagged || !flagged.All(sentence => IsWritten(draft, sentence)))
            return null;
        foreach (var sentence in flagged)
        {
            if (await AgainAsync(consultation, sentence, draft.Language, cancellation) is not { } words)
                return null;
            draft = draft with { Messages = [.. draft.Messages.Select(message => Replaced(message, sentence, words))] };
        }
        return flagged.Count > 0 ? draft : null;
    }

    /// <summary>One sentence in other words that lose nothing of it; none where there are none. The gate has yet to judge them.</summary>
    public async Task<string?> AgainAsync(ConsultationId consultation, string sentence, Language language, CancellationToken cancellation)
    {
        var words = await rewriter.RewriteAsync(consultation, sentence, language, cancellation);
        return !string.IsNullOrWhiteSpace(words)
            && Evidence.Sentences.Split(words).Count == 1
            && fidelity.Between(sentence, words, text => vocabulary.Terms(text, language)) == Departures.None
                ? words.Trim()
                : null;
    }

    /// <summary>Of sentences judged together, the one with the word that weighed most.</summary>
    private static string Blamed(JudgedSentence judged)
    {
        if (judged.Weighed is not [var heaviest, ..])
            return judged.Text;
        var blamed = Bias.Sentences.Ranges(judged.Text).First(range => heaviest.Start < range.End.GetOffset(judged.Text.Length));
        return judged.Text[blamed];
    }

    private static bool IsWritten(Draft draft, string sentence) =>
        draft.Messages.Any(message => message.Spans.Any(span => IsWritten(span, sentence)));

    /// <summary>What the assistant says of a document stands on a citation; words of the dialog stand on none.</summary>
    private static bool IsWritten(Span span, string sentence) =>
        span is { Voice: Voice.Assistant, Citation: > 0 } && span.Text.Contains(sentence, StringComparison.Ordinal);

    private static Utterance Replaced(Utterance message, string sentence, string words) => message with
    {
        Spans = [.. message.Spans.Select(span => IsWritten(span, sentence)
            ? span with { Text = span.Text.Replace(sentence, words, StringComparison.Ordinal) }
            : span)],
    };
}
