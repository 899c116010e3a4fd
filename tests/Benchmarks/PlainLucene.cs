using System.Globalization;
using Lucene.Net.Analysis.Standard;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.QueryParsers.Classic;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Store;
using Lucene.Net.Util;

namespace Isegoria.Benchmarks;

/// <summary>What one gets without thinking about languages: StandardAnalyzer and BM25.</summary>
internal sealed class PlainLucene : IDisposable
{
    private readonly StandardAnalyzer _analyzer = new(LuceneVersion.LUCENE_48);
    private readonly RAMDirectory _directory = new();
    private readonly DirectoryReader _reader;
    private readonly IndexSearcher _searcher;

    public PlainLucene(IEnumerable<BenchmarkPassage> passages)
    {
        var settings = new IndexWriterConfig(LuceneVersion.LUCENE_48, _analyzer) { Similarity = new BM25Similarity() };
        using (var writer = new IndexWriter(_directory, settings))
        {
            foreach (var passage in passages)
                writer.AddDocument([new StringField("id", passage.Id, Field.Store.YES), new TextField("text", passage.Text, Field.Store.NO)]);
        }
        _reader = DirectoryReader.Open(_directory);
        _searcher = new IndexSearcher(_reader) { Similarity = new BM25Similarity() };
    }

    public IReadOnlyList<string> Find(string question, int most)
    {
        var query = new QueryParser(LuceneVersion.LUCENE_48, "text", _analyzer).Parse(QueryParserBase.Escape(question));
        return [.. _searcher.Search(query, most).ScoreDocs.Select(hit => _searcher.Doc(hit.Doc).Get("id", CultureInfo.InvariantCulture))];
    }

    public void Dispose()
    {
        _reader.Dispose();
        _directory.Dispose();
        _analyzer.Dispose();
    }
}
