using Isegoria.Backends.Encoding;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Evidence;
using Isegoria.Deliberation.Opinions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Isegoria.Backends.Opinions;

/// <summary>Compares a new statement with those that are there by the vectors of the sentence encoder.</summary>
public sealed partial class AlikeStatements(
    ISentenceEncoder encoder, IVocabulary vocabulary, IOptions<OpinionOptions> options, ILogger<AlikeStatements> logger)
{
    public Task<Statement?> FindAsync(string text, Language language, IReadOnlyList<Statement> among, CancellationToken cancellation) =>
        among.Count == 0 ? Task.FromResult<Statement?>(null) : Task.Run(() => Find(text, language, among, cancellation), cancellation);

    private Statement? Find(string text, Language language, IReadOnlyList<Statement> among, CancellationToken cancellation)
    {
        var compared = Shortlist(text, language, among);
        try
        {
            var meanings = encoder.Encode([text, .. compared.Select(statement => statement.In(language))], EncodingPurpose.Passage, cancellation);
            var nearest = NearDuplicates.Of(
                meanings[0], compared.Zip(meanings.Skip(1), (statement, meaning) => (statement.Id, (ReadOnlyMemory<float>)meaning)), options.Value.AlikeFrom!.Value, most: 1);
            return nearest is [var found] ? compared.First(statement => statement.Id == found.Statement) : null;
        }
        catch (EncoderUnavailableException)
        {
            LogUnavailable();
            return null;
        }
    }

    private IReadOnlyList<Statement> Shortlist(string text, Language language, IReadOnlyList<Statement> among)
    {
        var most = options.Value.MostCompared!.Value;
        if (among.Count <= most)
            return among;
        var terms = vocabulary.Terms(text, language);
        return [.. among.OrderByDescending(statement => vocabulary.Terms(statement.In(language), language).Count(terms.Contains)).Take(most)];
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A statement could not be compared with the others: the encoder gave no vectors.")]
    private partial void LogUnavailable();
}
