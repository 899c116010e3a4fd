using Isegoria.Deliberation.Dialogs;
using Lucene.Net.Analysis;
using Lucene.Net.Analysis.Core;
using Lucene.Net.Analysis.En;
using Lucene.Net.Analysis.Fr;
using Lucene.Net.Analysis.Miscellaneous;
using Lucene.Net.Analysis.Standard;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Analysis.Util;
using Lucene.Net.Util;

namespace Isegoria.Backends.Evidence.Search;

/// <summary>
/// Text to index terms. French: elided articles, stop words and light stems (Savoy 1999); English: possessives, stop
/// words and KStem; other languages: words as they are. Accents are folded last, for citizens who type without them.
/// </summary>
public static class TermAnalysis
{
    private const LuceneVersion Version = LuceneVersion.LUCENE_48;

    private static readonly CharArraySet FrenchStops = new(
        Version,
        FrenchAnalyzer.DefaultStopSet.Concat(
            ["quel", "quelle", "quels", "quelles", "combien", "comment", "pourquoi", "quand", "où", "ou", "lequel", "laquelle", "est", "sont", "était", "être", "faut", "peut", "cela", "ça"]),
        ignoreCase: true);

    private static readonly CharArraySet EnglishStops = new(
        Version,
        EnglishAnalyzer.DefaultStopSet.Concat(
            ["what", "which", "who", "whom", "when", "where", "why", "how", "much", "many", "do", "does", "did", "has", "have", "had", "were", "would", "can", "could", "should", "we", "i", "you", "my", "our", "your", "me", "its", "his", "her", "she", "he"]),
        ignoreCase: true);

    private static readonly Dictionary<string, Analyzer> Analyzers = new()
    {
        ["fr"] = Analyzer.NewAnonymous((_, reader) => Chain(reader, words => new FrenchLightStemFilter(
            new StopFilter(Version, new LowerCaseFilter(Version, new ElisionFilter(words, FrenchAnalyzer.DEFAULT_ARTICLES)), FrenchStops)))),
        ["en"] = Analyzer.NewAnonymous((_, reader) => Chain(reader, words => new KStemFilter(
            new StopFilter(Version, new LowerCaseFilter(Version, new EnglishPossessiveFilter(Version, words)), EnglishStops)))),
        [Other] = Analyzer.NewAnonymous((_, reader) => Chain(reader, words => new LowerCaseFilter(Version, words))),
    };

    /// <summary>Stands for every language without an analysis of its own.</summary>
    public const string Other = "other";

    /// <summary>What the fields of the index are named after.</summary>
    public static IReadOnlyCollection<string> Languages => Analyzers.Keys;

    public static string Of(Language language) => Analyzers.ContainsKey(language.Code) ? language.Code : Other;

    internal static Analyzer AnalyzerFor(string language) => Analyzers[language];

    /// <summary>The terms of a text in order, repeated as they are repeated.</summary>
    public static IReadOnlyList<string> Terms(string language, string text)
    {
        var terms = new List<string>();
        using var stream = Analyzers[language].GetTokenStream("text", text);
        var term = stream.GetAttribute<ICharTermAttribute>();
        stream.Reset();
        while (stream.IncrementToken())
            terms.Add(term.ToString()!);
        stream.End();
        return terms;
    }

    private static TokenStreamComponents Chain(TextReader reader, Func<TokenStream, TokenStream> steps)
    {
        var words = new StandardTokenizer(Version, reader);
        return new TokenStreamComponents(words, new ASCIIFoldingFilter(steps(new Apostrophes(words))));
    }

    /// <summary>The typographic apostrophe as the plain one: elision and possessives know only that in places.</summary>
    private sealed class Apostrophes(TokenStream input) : TokenFilter(input)
    {
        private ICharTermAttribute? _term;

        public override bool IncrementToken()
        {
            if (!m_input.IncrementToken())
                return false;
            _term ??= AddAttribute<ICharTermAttribute>();
            var (letters, length) = (_term.Buffer, _term.Length);
            for (var i = 0; i < length; i++)
            {
                if (letters[i] == '’')
                    letters[i] = '\'';
            }
            return true;
        }
    }
}
