using System.Text.Json.Nodes;
using Isegoria.Backends.Bias;
using Isegoria.Deliberation.Bias;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Doubles;
using Xunit;

namespace Isegoria.Backends.Tests.Bias;

public sealed class OnnxBiasClassifierTests(OnnxBiasClassifierTests.Shipped shipped) : IClassFixture<OnnxBiasClassifierTests.Shipped>
{
    private static readonly string Folder = Repository.File("models/bias-gate");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_shipped_model_gives_sound_scores_and_thresholds_whatever_it_reads()
    {
        string[] texts =
        [
            "Merci.", "", " ", "Der Park ist offen.", new string('a', 5000), "😡😡😡", "**Gras** et [1](http://x.fr) `code`",
            "L’été, « c’est » fini… — d'accord ?", "Le vote is open jusqu'au May 3rd.", "\u0000\u202e\ufffd", "<script>alert(1)</script>",
        ];

        var scores = await ScoreAsync(texts);

        Assert.Equal(texts.Length, scores.Count);
        Assert.All(scores, score => Assert.True(score.IsSound));
        Assert.True(shipped.Classifier.Thresholds.AreSound);
        Assert.StartsWith("e5-bias-3/", shipped.Classifier.Version, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Ce projet absurde et scandaleux ruinera les familles, et toute personne sensée votera contre.")]
    [InlineData("Any responsible citizen would support the ban; surely you agree that the critics are ignorant.")]
    [InlineData("La mairie a enfin compris : fermer la rue est la seule solution raisonnable.")]
    [InlineData("The landlords' objections are, as ever, about money. The licence will make renting safer for everyone.")]
    public async Task It_flags_plain_bias(string text) => Assert.True(Flagged((await ScoreAsync([text]))[0]));

    [Theory]
    [InlineData("Le projet coûte 12 millions d'euros. Voulez-vous lire les arguments des deux côtés ?")]
    [InlineData("Thank you. Your answer is saved; you can change it until Friday.")]
    [InlineData("Vous dites que ce projet est « un scandale absolu » et que le maire vous a menti. Est-ce bien cela ?")]
    [InlineData("According to the residents' association, the plan is absurd and ruinous [2].")]
    [InlineData("Vous devez avoir dix-huit ans pour voter.")]
    public async Task It_lets_neutral_words_pass(string text) => Assert.False(Flagged((await ScoreAsync([text]))[0]));

    [Fact]
    public async Task A_score_is_the_same_whatever_is_read_beside_the_text()
    {
        string[] texts =
        [
            .. Enumerable.Range(0, 40).Select(i => $"Sujet {i} : " + string.Concat(Enumerable.Repeat("la rue, ", i * 7 % 40))),
            "Merci.", "Ce projet est une folie pure et simple, et vous le savez.", "Le vote dure cinq minutes et reste secret.",
        ];

        var together = await ScoreAsync(texts);

        for (var i = 0; i < texts.Length; i++)
        {
            var alone = (await ScoreAsync([texts[i]]))[0];
            Assert.Equal(alone.Biased, together[i].Biased, 1e-4);
            Assert.Equal(Flagged(alone), Flagged(together[i]));
        }
    }

    [Fact]
    public async Task One_slanted_sentence_is_found_at_the_end_of_a_text_longer_than_the_network_reads()
    {
        var calm = string.Concat(Enumerable.Repeat("Le vote dure cinq minutes et reste secret. ", 100));
        const string Slanted = "Ce projet absurde et scandaleux ruinera les familles, et toute personne sensée votera contre.";

        var scores = await ScoreAsync([calm, calm + string.Concat(Enumerable.Repeat(Slanted + " ", 8))]);

        Assert.True(scores[1].Biased > scores[0].Biased);
    }

    [Fact]
    public void A_cancelled_call_stops_between_batches()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        Assert.Throws<OperationCanceledException>(() => { _ = shipped.Classifier.ScoreAsync(["Merci."], Language.French, cancelled.Token); });
    }

    [Theory]
    [InlineData("labels", "{}", "its labels are not loaded")]
    [InlineData("labels", "null", "its labels are not loaded")]
    [InlineData("biased", "null", "out of range")]
    [InlineData("biased", """{"scale":-1,"shift":0,"threshold":0.5}""", "out of range")]
    [InlineData("biased", """{"scale":1,"shift":0,"threshold":1.5}""", "out of range")]
    [InlineData("biased", "\"high\"", "cannot be read")]
    [InlineData("added", """{"kept":0.7,"least":0,"rise":-1}""", "out of range")]
    [InlineData("version", "\"\"", "names no version")]
    public void A_damaged_file_is_refused_and_named(string property, string value, string complaint) => AssertRefused(
        folder =>
        {
            var path = Path.Combine(folder, "classifier.json");
            var model = JsonNode.Parse(File.ReadAllText(path))!;
            model[property] = JsonNode.Parse(value);
            File.WriteAllText(path, model.ToJsonString());
        },
        complaint);

    [Theory]
    [InlineData("classifier.json", "cannot be read")]
    [InlineData("classifier-int8.onnx", "cannot be read")]
    [InlineData("tokenizer.model", "cannot be read")]
    public void A_missing_file_is_named(string file, string complaint) => AssertRefused(folder => File.Delete(Path.Combine(folder, file)), complaint);

    [Fact]
    public void A_network_that_is_none_is_named() =>
        AssertRefused(folder => File.WriteAllText(Path.Combine(folder, "classifier-int8.onnx"), "no network"), "cannot be opened as an ONNX model");

    /// <summary>The words named are those that matter: without them a flagged text scores lower than without as many others.</summary>
    [Fact]
    public async Task Leaving_out_the_words_that_weighed_lowers_a_score_more_than_leaving_out_others()
    {
        var random = new Random(11);
        string[] texts =
        [
            "Ce projet absurde et scandaleux ruinera les familles, et toute personne sensée votera contre.",
            "La mairie a enfin compris : fermer la rue est la seule solution raisonnable pour les habitants.",
            "Le conseil a malheureusement ignoré les riverains, et le parc va inévitablement disparaître.",
            "Les chasseurs, comme toujours, refusent de discuter et n'acceptent aucune règle.",
            "Any responsible citizen would support the ban; surely you agree that the critics are ignorant.",
            "The council's reckless scheme will inevitably destroy small shops along the high street.",
            "Experts agree that the bypass is the only realistic option, whatever a few residents say.",
            "Young people simply do not care about the library, so their answers can be left aside.",
        ];
        var (weighed, others) = (0.0, 0.0);
        foreach (var text in texts)
        {
            var score = (await ScoreAsync([text]))[0];
            var named = await Explanation.OfAsync(shipped.Classifier, text, score, Language.French, 3, Cancellation);
            var words = await Explanation.OfAsync(shipped.Classifier, text, score with { Biased = 1 }, Language.French, int.MaxValue, Cancellation);
            var rest = words.Where(word => named.All(other => other.Start != word.Start)).ToArray();
            random.Shuffle(rest);

            weighed += LogOdds(score) - LogOdds((await ScoreAsync([Without(text, named)]))[0]);
            others += LogOdds(score) - LogOdds((await ScoreAsync([Without(text, [.. rest.Take(named.Count)])]))[0]);
        }
        Assert.True(weighed > others + texts.Length, $"{weighed:0.0} against {others:0.0} over {texts.Length} texts");
    }

    private static string Without(string text, IReadOnlyList<WeighedWord> words) =>
        words.OrderByDescending(word => word.Start).Aggregate(text, (left, word) => left.Remove(word.Start, word.Word.Length));

    private static double LogOdds(BiasScore score) => Math.Log(score.Biased / (1 - score.Biased));

    private static void AssertRefused(Action<string> damage, string complaint)
    {
        var folder = Directory.CreateTempSubdirectory("gate");
        try
        {
            foreach (var file in Directory.EnumerateFiles(Folder))
                File.Copy(file, Path.Combine(folder.FullName, Path.GetFileName(file)));
            damage(folder.FullName);

            var error = Assert.Throws<InvalidDataException>(() => new OnnxBiasClassifier(folder.FullName, 1, 16));

            Assert.Contains(folder.FullName, error.Message, StringComparison.Ordinal);
            Assert.Contains(complaint, error.Message, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private Task<IReadOnlyList<BiasScore>> ScoreAsync(IReadOnlyList<string> texts) =>
        shipped.Classifier.ScoreAsync(texts, Language.French, Cancellation);

    private bool Flagged(BiasScore score) => shipped.Classifier.Thresholds.Exceeded(score).Count > 0;

    public sealed class Shipped : IDisposable
    {
        public OnnxBiasClassifier Classifier { get; } = new(Folder, threads: 2, batchSize: 16);

        public void Dispose() => Classifier.Dispose();
    }
}
