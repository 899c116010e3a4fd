using Isegoria.Backends.Replies;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Evaluation;
using Isegoria.Deliberation.Replies;
using Isegoria.Deliberation.Turns;

namespace Isegoria.Backends.Evaluation;

/// <summary>The model under evaluation puts its own flagged sentences into neutral words, as it would where it serves; each once a run.</summary>
public sealed class EndpointRewriter(EndpointModel model, ChatPrompt prompt, AnswerFile kept, int seed, int mostTokens) : ISentenceRewriter
{
    public const string File = "rewritings.jsonl";

    private const int LongestSentence = 1_000;

    /// <exception cref="EndpointException">As <see cref="EndpointModel.AskAsync(ChatQuestion, CancellationToken)"/>: a server that is gone is no model that cannot rewrite.</exception>
    public async Task<string?> RewriteAsync(ConsultationId consultation, string sentence, Language language, CancellationToken cancellation)
    {
        if (sentence.Length > LongestSentence)
            return null;
        var key = AnswerFile.KeyOf($"{prompt.Version}\n{language}\n{sentence}");
        if (kept.Find(key) is not { } said)
        {
            var messages = prompt.Fill(("language", KernelQuestion.NameOf(language)), ("sentence", $"<sentence>\n{Fence.Inside(sentence, LongestSentence)}\n</sentence>"));
            said = await model.AskAsync(new ChatQuestion(messages, Temperature: 0, mostTokens, seed), cancellation);
            kept.Add(key, "rewrite", sentence, said);
        }
        return said.Finish == "length" ? null : said.Text.Trim();
    }
}
