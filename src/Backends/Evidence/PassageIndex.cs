using System.Numerics.Tensors;
using Isegoria.Backends.Encoding;
using Isegoria.Backends.Evidence.Reading;
using Isegoria.Backends.Evidence.Search;
using Isegoria.Backends.Journal;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Evidence;
using Isegoria.Deliberation.Turns;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Isegoria.Backends.Evidence;

/// <summary>
/// Lucene's BM25 and exact dense search over the passages of a consultation, fused by reciprocal rank; by words alone where
/// the encoder gives no vector. An import that finished, in this process or another, is seen by the next question.
/// </summary>
public sealed partial class PassageIndex(
    IDbContextFactory<DeliberationStore> stores,
    OpenIndexes indexes,
    IOptions<EvidenceOptions> options,
    ILogger<PassageIndex> logger) : IEvidenceIndex
{
    public Task<Findings> FindAsync(ConsultationId consultation, string question, Language language, int top, CancellationToken cancellation) =>
        FindAsync(consultation, question, language, top, here: false, cancellation);

    public Task<Findings> FindHereAsync(ConsultationId consultation, string question, Language language, int top, CancellationToken cancellation) =>
        FindAsync(consultation, question, language, top, here: true, cancellation);

    private async Task<Findings> FindAsync(
        ConsultationId consultation, string question, Language language, int top, bool here, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(question))
            return Findings.None;
        var index = await indexes.KeptAsync(consultation, cancellation);
        try
        {
            var vector = here && index.Encoder.IsElsewhere ? null : Vector(index, question, cancellation);
            var ranking = Rank(index, question, Spoken(question, language), vector, top);
            cancellation.ThrowIfCancellationRequested();
            return await FindingsAsync(index, vector, ranking, cancellation);
        }
        finally
        {
            index.Release();
        }
    }

    /// <summary>None where the encoder cannot be asked: the question is then searched by its words.</summary>
    private float[]? Vector(OpenIndex index, string question, CancellationToken cancellation)
    {
        try
        {
            return index.Encoder.Encode([question], EncodingPurpose.Query, cancellation)[0];
        }
        catch (EncoderUnavailableException e)
        {
            LogUnavailable(e.Message);
            return null;
        }
    }

    /// <summary>What the citizen has chosen, and what the question seems to be in: some write in another language than they read.</summary>
    private static HashSet<string> Spoken(string question, Language chosen) =>
        [TermAnalysis.Of(chosen), TermAnalysis.Of(LanguageGuess.Of([new Block("", question, BlockKind.Prose)]) ?? chosen)];

    /// <summary>
    /// Words of the question's own language count fully. What it shares with passages in another is names and figures, and
    /// little else but chance.
    /// </summary>
    private List<(string Id, double Score)> Rank(OpenIndex index, string question, HashSet<string> spoken, float[]? vector, int top)
    {
        var (boost, candidates) = (options.Value.HeadingBoost!.Value, Math.Max(top, options.Value.Candidates!.Value));
        var matching = index.Matching(question, spoken, boost, candidates);
        var matchingOthers = index.Matching(question, TermAnalysis.Languages.Where(language => !spoken.Contains(language)), boost, candidates);
        var nearest = vector is null ? [] : index.Vectors.Nearest(vector, candidates, options.Value.SearchThreads!.Value);
        return [.. ReciprocalRank.Fuse(
            options.Value.RankConstant!.Value,
            [(1, matching), (options.Value.OtherLanguageWeight!.Value, matchingOthers), (1, [.. nearest.Select(found => found.Id)])]).Take(top)];
    }

    private async Task<Findings> FindingsAsync(
        OpenIndex index, float[]? vector, List<(string Id, double Score)> ranking, CancellationToken cancellation)
    {
        var rows = await RowsAsync([.. ranking.Select(found => found.Id)], cancellation);
        var found = ranking.Where(one => rows.ContainsKey(one.Id)).Select(one => (one.Score, rows[one.Id].Passage, rows[one.Id].Document)).ToList();
        if (vector is null)
            return new Findings([.. found.Select(one => new FoundPassage(one.Passage, one.Document, one.Score, Similarity: 0))]);
        var similarities = Similarities(index, vector, [.. found.Select(one => (one.Passage, one.Document))], cancellation);
        return new Findings([.. found.Select(one =>
        {
            var background = Background(index, one.Passage.Language, vector);
            return new FoundPassage(
                one.Passage, one.Document, one.Score, similarities.GetValueOrDefault(one.Passage.Id, (float)background), background, index.Encoder.Name);
        })]);
    }

    private double Background(OpenIndex index, Language language, float[] question) =>
        index.Vectors.Background(language.Code, question, options.Value.TypicalSimilarity!.Value, options.Value.TypicalWeight!.Value);

    /// <summary>Of every passage with a vector, and of the best without one, which are encoded now: while an index is being embedded, what is found is still judged by both signs.</summary>
    private Dictionary<string, float> Similarities(
        OpenIndex index, float[] question, IReadOnlyList<(Passage Passage, Document Document)> found, CancellationToken cancellation)
    {
        var without = found.Where(one => !index.Vectors.Has(one.Passage.Id)).Take(options.Value.EncodedWhenFound!.Value).ToList();
        var similarities = found.Where(one => index.Vectors.Has(one.Passage.Id))
            .ToDictionary(one => one.Passage.Id, one => index.Vectors.Similarity(one.Passage.Id, question)!.Value);
        try
        {
            var texts = without.ConvertAll(one => PassageVectors.Encoded(one.Document.Title, one.Passage.Heading, one.Passage.Text));
            var vectors = texts.Count == 0 ? [] : index.Encoder.Encode(texts, EncodingPurpose.Passage, cancellation);
            foreach (var (one, vector) in without.Zip(vectors))
                similarities[one.Passage.Id] = TensorPrimitives.Dot<float>(question, vector);
        }
        catch (EncoderUnavailableException e)
        {
            LogUnavailable(e.Message);
        }
        return similarities;
    }

    private async Task<Dictionary<string, (Passage Passage, Document Document)>> RowsAsync(List<string> ids, CancellationToken cancellation)
    {
        await using var store = await stores.CreateDbContextAsync(cancellation);
        var rows = await store.Passages.AsNoTracking().Where(p => ids.Contains(p.Id))
            .Join(store.Documents, p => p.DocumentId, d => d.Id, (Passage, Document) => new { Passage, Document })
            .ToListAsync(cancellation);
        return rows.ToDictionary(row => row.Passage.Id, row => (DocumentKey.Passage(row.Passage), DocumentKey.Document(row.Document)));
    }

    [LoggerMessage(LogLevel.Warning, "A question was searched by its words alone: {Problem}")]
    private partial void LogUnavailable(string problem);
}
