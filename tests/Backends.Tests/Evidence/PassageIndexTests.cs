using Isegoria.Backends.Encoding;
using Isegoria.Backends.Evidence;
using Isegoria.Backends.Evidence.Search;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Evidence;
using Isegoria.Doubles;
using Xunit;

namespace Isegoria.Backends.Tests.Evidence;

public sealed class PassageIndexTests
{
    private static readonly string[] Lines =
    [
        """{"id": 11, "text": "Les chauves-souris chassent la nuit près de la rivière.", "language": "fr"}""",
        """{"id": "shops", "text": "The bakeries open at four in the morning and need a lit street.", "language": "en"}""",
        """{"id": "cost", "text": "L’éclairage public coûte 182 000 euros par an.", "language": "fr"}""",
        """{"id": "swim", "text": "The swimming pool closes for repairs in August.", "language": "en"}""",
    ];

    [Fact]
    public async Task Search_answers_with_the_ids_that_were_indexed()
    {
        await using var library = await Library.OpenAsync();
        await library.IndexAsync(Lines);

        var found = await library.FindAsync("Combien coûtent les éclairages publics ?");

        Assert.Equal("cost", DocumentKey.Within(Library.Consultation, found.Passages[0].Passage.Id));
        Assert.Contains(found.Passages, passage => DocumentKey.Within(Library.Consultation, passage.Passage.Id) == "11");
        Assert.True(found.Passages.Zip(found.Passages.Skip(1)).All(pair => pair.First.Score >= pair.Second.Score));
    }

    [Fact]
    public async Task A_french_question_finds_an_english_passage()
    {
        using var encoder = new OnnxSentenceEncoder(new EncoderOptions { Folder = "models/e5-small-latin", Threads = 1, BatchSize = 16 }, Repository.Root);
        await using var library = await Library.OpenAsync(encoder);
        await library.IndexAsync(Lines);

        var found = await library.FindAsync("À quelle heure ouvrent les boulangeries ?", top: 1);

        Assert.Equal("shops", DocumentKey.Within(Library.Consultation, found.Passages[0].Passage.Id));
        Assert.Equal(Language.English, found.Passages[0].Passage.Language);
    }

    [Fact]
    public async Task A_missing_or_damaged_index_is_written_again_from_the_store()
    {
        await using var library = await Library.OpenAsync();
        await library.IndexAsync(Lines);
        foreach (var file in Directory.EnumerateFiles(library.IndexFolder))
            await File.WriteAllTextAsync(file, "damaged", Library.Cancellation);

        Assert.NotEmpty((await library.FindAsync("chauves-souris")).Passages);

        await using var other = await Library.OpenAsync();
        await other.IndexAsync(Lines);
        await other.FindAsync("chauves-souris");
        Directory.Delete(other.IndexFolder, recursive: true);

        Assert.NotEmpty((await other.FindAsync("chauves-souris")).Passages);
    }

    [Fact]
    public async Task A_finished_import_is_seen_by_the_next_question()
    {
        await using var library = await Library.OpenAsync();
        await library.IndexAsync(Lines);
        Assert.NotEmpty((await library.FindAsync("piscine")).Passages);

        await library.IndexAsync("""{"id": "new", "text": "La piscine municipale rouvre en septembre.", "language": "fr"}""");

        Assert.Equal("new", DocumentKey.Within(Library.Consultation, (await library.FindAsync("piscine municipale")).Passages[0].Passage.Id));
    }

    [Fact]
    public async Task Vectors_that_come_after_a_question_are_searched_by_the_next_one()
    {
        var encoder = new Asked(new WordEncoder());
        await using var library = await Library.OpenAsync(encoder);
        var early = 0;
        encoder.While = () => early = library.FindAsync("Une lampe ?").GetAwaiter().GetResult().Passages.Count;

        await library.IndexAsync(Lines);

        Assert.Equal(0, early);
        Assert.Equal(Lines.Length, (await library.FindAsync("Une lampe ?")).Passages.Count);
    }

    [Fact]
    public async Task Questions_are_answered_while_an_import_runs()
    {
        await using var library = await Library.OpenAsync();
        await library.IndexAsync(Lines);

        var questions = Enumerable.Range(0, 40).Select(i => Task.Run(() => library.FindAsync($"éclairage {i}")));
        var imports = Enumerable.Range(0, 5).Select(i => $$"""{"id": "n{{i}}", "text": "Une lampe de plus, numéro {{i}}.", "language": "fr"}""");
        foreach (var line in imports)
            await library.IndexAsync(line);

        Assert.All(await Task.WhenAll(questions), found => Assert.NotEmpty(found.Passages));
        Assert.NotEmpty((await library.FindAsync("numéro 4")).Passages);
    }

    [Fact]
    public async Task Where_nothing_was_imported_nothing_is_found()
    {
        await using var library = await Library.OpenAsync();

        Assert.Empty((await library.FindAsync("Une question ?")).Passages);
        Assert.Empty((await library.FindAsync("  ")).Passages);
    }

    [Theory]
    [InlineData("../other")]
    [InlineData("")]
    [InlineData("Upper")]
    public async Task An_id_that_is_no_slug_reaches_no_folder(string id)
    {
        await using var library = await Library.OpenAsync();

        await Assert.ThrowsAsync<ArgumentException>(() =>
            library.Get<IEvidenceIndex>().FindAsync(new Deliberation.Turns.ConsultationId(id), "question", Language.French, 5, Library.Cancellation));
    }

    [Theory]
    [InlineData("fr", "L’école n’ouvre qu’aujourd’hui", "ecol", "ouvr")]
    [InlineData("fr", "les lampes éteintes", "lamp", "eteint")]
    [InlineData("en", "the town’s lamps", "town", "lamp")]
    public void Words_are_reduced_to_terms(string language, string text, params string[] terms) =>
        Assert.Equal(terms, TermAnalysis.Terms(language, text).Take(terms.Length));

    [Fact]
    public async Task A_question_of_four_thousand_strange_characters_is_no_error()
    {
        await using var library = await Library.OpenAsync();
        await library.IndexAsync(Lines);

        await library.FindAsync(string.Concat(Enumerable.Repeat("a:b* ?\"(~^]!\\ mot", 300))[..4_000]);
    }

    /// <summary>Lets something happen while an import computes vectors.</summary>
    private sealed class Asked(ISentenceEncoder inner) : ISentenceEncoder
    {
        public string Name => inner.Name;

        public int Dimensions => inner.Dimensions;

        public Action? While { get; set; }

        public IReadOnlyList<float[]> Encode(IReadOnlyList<string> texts, EncodingPurpose purpose, CancellationToken cancellation)
        {
            if (purpose == EncodingPurpose.Passage)
                While?.Invoke();
            return inner.Encode(texts, purpose, cancellation);
        }
    }
}
