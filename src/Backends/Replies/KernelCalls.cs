using System.Text;
using Microsoft.SemanticKernel;
using ChatTokenUsage = OpenAI.Chat.ChatTokenUsage;

namespace Isegoria.Backends.Replies;

/// <summary>One call of a model through Semantic Kernel, its answer whole or as it is written. A fault is an exception.</summary>
internal static class KernelCalls
{
    /// <summary>Asks and waits for the whole answer.</summary>
    /// <exception cref="InvalidDataException">The answer holds no message.</exception>
    public static async Task<ModelReply.Said> WholeAsync(Kernel kernel, KernelFunction prompt, KernelArguments words, CancellationToken cancellation)
    {
        var result = await kernel.InvokeAsync(prompt, words, cancellation);
        var answer = result.GetValue<ChatMessageContent>() ?? throw new InvalidDataException("The answer holds no message.");
        return new ModelReply.Said(answer.Content ?? "", IsCut(answer.Metadata), UsedOf(answer.Metadata));
    }

    /// <summary>Asks for the answer as it is written. One that ends without a reason, as where a connection is closed early, counts as cut.</summary>
    /// <param name="heard">Is told all that was written so far, whenever there is more; must not block.</param>
    public static async Task<ModelReply.Said> StreamedAsync(
        Kernel kernel, KernelFunction prompt, KernelArguments words, Action<string> heard, CancellationToken cancellation)
    {
        var (text, cut, used) = (new StringBuilder(), true, (Tokens?)null);
        await foreach (var piece in kernel.InvokeStreamingAsync<StreamingChatMessageContent>(prompt, words, cancellation))
        {
            cancellation.ThrowIfCancellationRequested();
            used = UsedOf(piece.Metadata) ?? used;
            cut = cut && (FinishOf(piece.Metadata) is null || IsCut(piece.Metadata));
            if (string.IsNullOrEmpty(piece.Content))
                continue;
            text.Append(piece.Content);
            heard(text.ToString());
        }
        return new ModelReply.Said(text.ToString(), cut, used);
    }

    private static bool IsCut(IReadOnlyDictionary<string, object?>? metadata) => FinishOf(metadata) is "Length" or "length";

    private static string? FinishOf(IReadOnlyDictionary<string, object?>? metadata) => metadata?.GetValueOrDefault("FinishReason")?.ToString();

    private static Tokens? UsedOf(IReadOnlyDictionary<string, object?>? metadata) =>
        metadata?.GetValueOrDefault("Usage") is ChatTokenUsage { InputTokenCount: > 0 } usage
            ? new Tokens(usage.InputTokenCount, usage.OutputTokenCount)
            : null;
}
