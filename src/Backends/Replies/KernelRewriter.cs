using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Replies;
using Isegoria.Deliberation.Turns;

namespace Isegoria.Backends.Replies;

/// <summary>Asks the language model for neutral words.</summary>
public sealed class KernelRewriter(KernelModel model, KernelPrompts prompts) : ISentenceRewriter
{
    private const int LongestSentence = 1_000;

    public async Task<string?> RewriteAsync(ConsultationId consultation, string sentence, Language language, CancellationToken cancellation)
    {
        if (sentence.Length > LongestSentence)
            return null;
        var words = new Dictionary<string, string>
        {
            ["language"] = KernelQuestion.NameOf(language),
            ["sentence"] = $"<sentence>\n{Fence.Inside(sentence, LongestSentence)}\n</sentence>",
        };
        return await model.AskAsync(consultation, prompts.Rewrite, words, heard: null, cancellation) is ModelReply.Said { Cut: false } said ? said.Text.Trim() : null;
    }
}

/// <summary>Where there is no language model, nothing is rewritten.</summary>
public sealed class NoRewriter : ISentenceRewriter
{
    public Task<string?> RewriteAsync(ConsultationId consultation, string sentence, Language language, CancellationToken cancellation) =>
        Task.FromResult<string?>(null);
}
