using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Evidence;
using Isegoria.Deliberation.Replies;
using Isegoria.Deliberation.Screens;

namespace Isegoria.Backends.Replies;

/// <summary>
/// Stands before the language model: a message that holds instructions to the machine is answered by quotations alone, and
/// passages that hold some never come into a prompt: those marked at import, and those that a look at the prompt itself finds.
/// </summary>
public sealed class ScreenedReplyWriter(KernelReplyWriter kernel, ExtractiveReplyWriter extractive, PromptScreen screen) : IReplyWriter
{
    public Task<Draft> DraftAsync(Move move, Findings findings, CancellationToken cancellation) =>
        DraftAsync(move, findings, (_, _) => Task.FromResult(false), cancellation);

    public async Task<Draft> DraftAsync(Move move, Findings findings, DraftGrows grows, CancellationToken cancellation)
    {
        if (KernelReplyWriter.Asked(move, findings) is not { } question || Aims.Of(question) is not Aim.Answer)
            return await extractive.DraftAsync(move, findings, cancellation);

        var admission = await screen.AdmitAsync(question, [.. findings.Passages.Select(WhatAPromptWouldShow)], cancellation);
        var admitted = findings with { Passages = [.. findings.Passages.Zip(admission.Passages).Where(asked => asked.Second && !asked.First.Passage.Marked).Select(asked => asked.First)] };
        return admission.Message && admitted.Passages.Count > 0
            ? await kernel.DraftAsync(move, admitted, grows, cancellation)
            : await extractive.DraftAsync(move, findings, cancellation);
    }

    private static string WhatAPromptWouldShow(FoundPassage found) => $"{found.Document.Title}\n{found.Passage.Heading}\n{found.Passage.Text}";
}
