using Isegoria.Backends.Evidence.Reading;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Evidence;
using Isegoria.Deliberation.Replies;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Isegoria.Backends.Replies;

/// <summary>
/// Answers with a language model's words, of which only sentences leave that a cited passage supports. Where the model
/// gives nothing to go by, <see cref="ExtractiveReplyWriter"/> answers, and the draft says so. While the model writes, the
/// supported ones among its finished sentences are told of.
/// </summary>
public sealed class KernelReplyWriter(
    KernelModel model,
    KernelPrompts prompts,
    AnswerSupport support,
    AnswerRelevance relevance,
    ExtractiveReplyWriter extractive,
    OtherSide otherSide,
    IOptions<LanguageModelOptions> options,
    ILogger<KernelReplyWriter> logger) : IReplyWriter
{
    private string Writer => $"kernel/1 {model.Name} {prompts.Answer.Version}";

    public Task<Draft> DraftAsync(Move move, Findings findings, CancellationToken cancellation) =>
        DraftAsync(move, findings, (_, _) => Task.FromResult(false), cancellation);

    public async Task<Draft> DraftAsync(Move move, Findings findings, DraftGrows grows, CancellationToken cancellation)
    {
        if (Asked(move, findings) is not { } question)
            return await extractive.DraftAsync(move, findings, cancellation);
        var language = move.Next.Language;
        var asked = KernelQuestion.Of(question, language, findings, prompts.Answer, options.Value);
        var growing = new GrowingAnswer(
            options.Value.Sentences!.Value, (finished, token) => TellAsync(finished, question, asked, language, grows, token), logger, cancellation);
        var reply = await model.AskAsync(findings.Asker ?? asked.Passages[0].Document.Consultation, prompts.Answer, asked.Words, growing.Hear, cancellation);
        await growing.EndAsync();
        if (reply is not ModelReply.Said said)
            return await QuoteInsteadAsync(move, findings, ((ModelReply.Silent)reply).Reason, cancellation);
        if (KernelQuestion.SaysNone(said.Text))
            return extractive.Unanswered(move, Writer);
        var sentences = CitedAnswer.Read(said.Text, said.Cut).Take(options.Value.Sentences!.Value).ToList();
        if (!sentences.Any(sentence => sentence.Passages.Count > 0) || IsForeign(said.Text, language))
            return await QuoteInsteadAsync(move, findings, Silence.Rubbish, cancellation);
        var kept = await KeepAsync(sentences, asked, language, cancellation);
        if (kept.Count == 0)
            return extractive.Unanswered(move, Writer);
        return await relevance.HoldsAsync(question, language, kept, cancellation)
            ? await AnswerAsync(move, question, kept, findings, cancellation)
            : await QuoteInsteadAsync(move, findings, Silence.BesideTheQuestion, cancellation);
    }

    /// <summary>The question a model may be asked; none before consent, when a citizen's words leave for nobody's server.</summary>
    internal static string? Asked(Move move, Findings findings) =>
        move.KeepsText && findings.Passages.Count > 0 && move.Question is { } question && question.Any(char.IsLetter) ? question : null;

    private Task<IReadOnlyList<SupportedSentence>> KeepAsync(
        IReadOnlyList<CitedSentence> sentences, KernelQuestion asked, Language language, CancellationToken cancellation) =>
        Task.Run(() => support.Keep(sentences, asked.Passages, language, cancellation), cancellation);

    /// <summary>Tells of the supported sentences so far; of none while they seem to be beside the question or in another language than the citizen's.</summary>
    private async Task<bool> TellAsync(
        IReadOnlyList<CitedSentence> finished, string question, KernelQuestion asked, Language language, DraftGrows grows, CancellationToken cancellation)
    {
        if (IsForeign(string.Join(' ', finished.Select(sentence => sentence.Text)), language))
            return true;
        var kept = await KeepAsync(finished, asked, language, cancellation);
        if (kept.Count == 0 || !await relevance.HoldsAsync(question, language, kept, cancellation))
            return true;
        var quotation = Tell(kept, language, out _);
        return await grows(new Draft(quotation.Messages, quotation.Citations, Unanswered: false, Writer, language), cancellation);
    }

    private async Task<Draft> AnswerAsync(
        Move move, string question, IReadOnlyList<SupportedSentence> kept, Findings findings, CancellationToken cancellation)
    {
        var language = move.Next.Language;
        var quotation = Tell(kept, language, out var documents);
        await otherSide.SayAsync(quotation, question, documents, findings.Passages, cancellation);
        return new Draft([.. quotation.Messages, .. move.Say], quotation.Citations, Unanswered: false, Writer, language);
    }

    private Quotation Tell(IReadOnlyList<SupportedSentence> kept, Language language, out List<Document> documents)
    {
        var quotation = new Quotation(language, extractive.Words);
        documents = [.. kept.SelectMany(sentence => sentence.Footings).Select(footing => footing.Found.Document)];
        var opinions = documents.All(document => document.Stance is Stance.For or Stance.Against);
        quotation.Tell(opinions ? extractive.Words.Contributions(language) : null, kept);
        return quotation;
    }

    /// <summary>The quotations, after a sentence that the model was not there; where they do not answer either, that alone.</summary>
    private async Task<Draft> QuoteInsteadAsync(Move move, Findings findings, Silence reason, CancellationToken cancellation)
    {
        var draft = await extractive.DraftAsync(move, findings, cancellation);
        var notice = new Span($"{extractive.Words.QuotedInstead(draft.Language)} ", Voice.Assistant);
        var first = draft.Messages[0] with { Spans = [notice, .. draft.Messages[0].Spans] };
        return draft with { Messages = [first, .. draft.Messages.Skip(1)], Writer = $"{draft.Writer} for {Writer}: {reason}" };
    }

    /// <summary>Whether it is plainly in another of the two languages that can be told apart.</summary>
    private static bool IsForeign(string text, Language language) =>
        LanguageGuess.Of([new Block("", text, BlockKind.Prose)]) is { } guessed && guessed != language
        && (language == Language.French || language == Language.English);
}
