using System.Globalization;
using Isegoria.Deliberation.Evidence;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;

namespace Isegoria.Backends.Evidence.Search;

/// <summary>One consultation's index as it was at one moment: Lucene's files and all vectors in memory. Safe from several threads.</summary>
internal sealed class OpenIndex : IDisposable
{
    private const int MostTerms = 64;

    private readonly DirectoryReader _reader;
    private readonly IndexSearcher _searcher;

    /// <param name="documents">See <see cref="IndexStamp.Documents"/>.</param>
    /// <param name="encoder">The vectors are of it.</param>
    public OpenIndex(DirectoryReader reader, string documents, ISentenceEncoder encoder, QuantisedVectors vectors)
    {
        _reader = reader;
        _searcher = new IndexSearcher(reader) { Similarity = new BM25Similarity() };
        (Documents, Encoder, Vectors) = (documents, encoder, vectors);
    }

    public string Documents { get; }

    public ISentenceEncoder Encoder { get; }

    public QuantisedVectors Vectors { get; }

    /// <summary>False once somebody has written a newer index, or removed this one.</summary>
    public bool IsCurrent()
    {
        try
        {
            // A new stamp alone is a new commit of the same version.
            return _reader.IsCurrent() && _reader.IndexCommit.Generation == SegmentInfos.GetLastCommitGeneration(_reader.Directory);
        }
        catch (IOException)
        {
            return false;
        }
    }

    /// <summary>False where the index was closed meanwhile; otherwise it stays open until <see cref="Release"/>.</summary>
    public bool TryKeep() => _reader.TryIncRef();

    public void Release() => _reader.DecRef();

    public void Dispose() => _reader.Dispose();

    /// <summary>Best passages of some languages by BM25 over text and heading, the question analysed for each.</summary>
    /// <param name="languages">As <see cref="TermAnalysis.Of"/> names them.</param>
    public IReadOnlyList<string> Matching(string question, IEnumerable<string> languages, double headingBoost, int most)
    {
        var query = new BooleanQuery();
        foreach (var language in languages)
        {
            foreach (var term in TermAnalysis.Terms(language, question).Distinct().Take(MostTerms))
            {
                query.Add(new TermQuery(new Term(LuceneFiles.TextField(language), term)), Occur.SHOULD);
                query.Add(new TermQuery(new Term(LuceneFiles.HeadingField(language), term)) { Boost = (float)headingBoost }, Occur.SHOULD);
            }
        }
        var fields = new HashSet<string> { LuceneFiles.Id };
        return [.. _searcher.Search(query, most).ScoreDocs.Select(hit => _searcher.Doc(hit.Doc, fields).Get(LuceneFiles.Id, CultureInfo.InvariantCulture))];
    }

    /// <summary>How many passages of a language hold a term, and how many there are.</summary>
    public (int Holding, int All) Frequency(string language, string term)
    {
        var field = LuceneFiles.TextField(language);
        return (_reader.DocFreq(new Term(field, term)), _reader.GetDocCount(field));
    }
}
