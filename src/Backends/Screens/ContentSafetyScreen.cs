using Azure;
using Isegoria.Deliberation.Screens;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Isegoria.Backends.Screens;

/// <summary>The second opinion of Azure AI Content Safety. What it does not say within the time limit it has not said.</summary>
public sealed partial class ContentSafetyScreen(
    ContentSafetyClient client, IOptions<ContentSafetyOptions> options, TimeProvider time, ILogger<ContentSafetyScreen> logger) : IContentScreen
{
    private readonly ILogger _logger = logger;

    private bool Required => options.Value.Required!.Value;

    public async Task<ContentFinding> LookAsync(string text, CancellationToken cancellation) =>
        await InTimeAsync(stop => AnalyseAsync(text, stop), cancellation) ?? new ContentFinding.Unavailable(Required);

    public async Task<ShieldFinding> ShieldAsync(string? message, IReadOnlyList<string> documents, CancellationToken cancellation) =>
        await InTimeAsync(stop => ShieldEachAsync(message, documents, stop), cancellation) ?? ShieldFinding.All(Required, documents.Count);

    private async Task<ContentFinding> AnalyseAsync(string text, CancellationToken stop)
    {
        var harmful = new HashSet<string>();
        foreach (var piece in ServiceLimits.Pieces(text))
        {
            var analysis = await client.AnalyzeTextAsync(piece, stop);
            if (analysis.CategoriesAnalysis is not { Count: > 0 } categories)
                throw new InvalidDataException("The answer names no category.");
            harmful.UnionWith(categories.Where(c => c.Severity >= options.Value.Severity).Select(c => c.Category));
            harmful.UnionWith((analysis.BlocklistsMatch ?? []).Select(match => match.BlocklistName));
        }
        return harmful.Count > 0 ? new ContentFinding.Harmful([.. harmful.Order(StringComparer.Ordinal)]) : new ContentFinding.Clear();
    }

    private async Task<ShieldFinding> ShieldEachAsync(string? message, IReadOnlyList<string> documents, CancellationToken stop)
    {
        var marked = new bool[documents.Count];
        foreach (var group in ServiceLimits.Groups(documents))
        {
            var shield = await client.ShieldPromptAsync(null, [.. group.Select(piece => piece.Text)], stop);
            if (shield.DocumentsAnalysis is not { } answers || answers.Count != group.Count)
                throw new InvalidDataException("The answer does not speak of every document.");
            foreach (var ((document, _), answer) in group.Zip(answers))
                marked[document] |= answer.AttackDetected;
        }
        return new ShieldFinding(await IsAttackAsync(message, stop), marked);
    }

    private async Task<bool> IsAttackAsync(string? message, CancellationToken stop)
    {
        foreach (var piece in ServiceLimits.Pieces(message ?? ""))
        {
            var shield = await client.ShieldPromptAsync(piece, [], stop);
            if ((shield.UserPromptAnalysis ?? throw new InvalidDataException("The answer does not speak of the message.")).AttackDetected)
                return true;
        }
        return false;
    }

    /// <summary>The answer, or none where the service failed or took too long.</summary>
    private async Task<T?> InTimeAsync<T>(Func<CancellationToken, Task<T>> look, CancellationToken cancellation)
        where T : class
    {
        using var limit = new CancellationTokenSource(options.Value.TimeLimit!.Value, time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        try
        {
            return await look(stop.Token);
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellation.IsCancellationRequested)
        {
            // Not the exception itself: its message may repeat what was looked at.
            NoAnswer(e.GetType().Name, (e as RequestFailedException)?.Status ?? 0, Required);
            return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Content Safety gave no answer: {Fault}, status {Status}; required: {Required}")]
    private partial void NoAnswer(string fault, int status, bool required);
}
