using Isegoria.Deliberation.Replies;
using Microsoft.Extensions.Logging;

namespace Isegoria.Backends.Replies;

/// <summary>
/// Follows an answer while a model writes it, and tells of it each time a sentence is finished. One telling at a time, on
/// the side: what is finished meanwhile comes with the next one, and the model's stream is never held up. An answer that is
/// begun anew is told of once it has come further than the last. A fault ends the telling and nothing else.
/// </summary>
/// <param name="most">Sentences of the answer at most.</param>
/// <param name="tell">Of the finished sentences, at least one; false where nothing more need be told.</param>
internal sealed partial class GrowingAnswer(
    int most, Func<IReadOnlyList<CitedSentence>, CancellationToken, Task<bool>> tell, ILogger logger, CancellationToken cancellation)
{
    private readonly ILogger _logger = logger;
    private Task<bool> _telling = Task.FromResult(true);
    private int _told;

    /// <param name="soFar">All that was written so far.</param>
    public void Hear(string soFar)
    {
        if (_telling is not { IsCompletedSuccessfully: true, Result: true })
            return;
        IReadOnlyList<CitedSentence> finished = [.. CitedAnswer.Finished(soFar).Take(most)];
        if (finished.Count <= _told)
            return;
        _told = finished.Count;
        _telling = Task.Run(() => TellAsync(finished), cancellation);
    }

    /// <summary>Once nothing more is heard: waits for the telling that is under way.</summary>
    public Task EndAsync() => _telling;

    private async Task<bool> TellAsync(IReadOnlyList<CitedSentence> finished)
    {
        try
        {
            return await tell(finished, cancellation);
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellation.IsCancellationRequested)
        {
            LogUntold(e.GetType().Name, e.StackTrace);
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "An answer could not be shown while it was written: {Fault} {Trace}")]
    private partial void LogUntold(string fault, string? trace);
}
