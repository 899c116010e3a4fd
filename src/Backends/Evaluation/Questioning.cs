using Isegoria.Deliberation.Evaluation;

namespace Isegoria.Backends.Evaluation;

/// <summary>Asks what was not answered yet, several at once, and keeps every answer as it comes.</summary>
public sealed class Questioning(EndpointModel model, AnswerFile answers, int seed, int atOnce)
{
    /// <param name="progress">Answers there are and answers there will be; after each.</param>
    /// <returns>An answer to each question, in their order.</returns>
    /// <exception cref="EndpointException">As <see cref="EndpointModel.AskAsync"/>; what was answered is kept.</exception>
    public async Task<IReadOnlyList<Answer>> AskAllAsync(IReadOnlyList<Ask> plan, Action<int, int> progress, CancellationToken cancellation)
    {
        var distinct = plan.DistinctBy(AnswerFile.KeyOf).ToList();
        var open = distinct.Where(ask => answers.Find(ask) is null).ToList();
        var done = distinct.Count - open.Count;
        progress(done, distinct.Count);
        await Parallel.ForEachAsync(open, new ParallelOptions { MaxDegreeOfParallelism = atOnce, CancellationToken = cancellation }, async (ask, stop) =>
        {
            answers.Add(ask, await model.AskAsync(ask, seed, stop));
            progress(Interlocked.Increment(ref done), distinct.Count);
        });
        return [.. plan.Select(ask => (Ask: ask, Said: answers.Find(ask)!)).Select(pair => new Answer(pair.Ask, pair.Said.Text, pair.Said.Letters))];
    }
}
