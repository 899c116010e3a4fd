namespace Isegoria.Training;

/// <summary>The runs of the fine-tuning. Rates, epochs and weights were chosen on development data; CARD.md says what else was tried.</summary>
/// <param name="models">How many learn side by side in each run: the mean of their weights ranks better than any of them.</param>
internal sealed class Plan(string root, IReadOnlyList<Example> examples, PublicSets sets, FineTuning tuning, int models)
{
    public const string Ship = "ship";
    public const string Unseen = "unseen";
    public const string News = "news";
    public const int Models = 6;
    public const string Version = "e5-bias-3";
    public const int NewsFolds = 5;
    private const int Seed = 20261126;

    /// <summary>Twenty side by side still fit a graphics card.</summary>
    private const int MostPerFold = 4;

    /// <summary>The sets whose writers the run <see cref="Unseen"/>, and what both runs start from, never meet.</summary>
    public static readonly IReadOnlyList<string> LeftOut = ["d", "f", "q", "t", "u"];

    private static readonly string[] Languages = ["fr", "en"];

    private static readonly Stage Everything = new("everything", [Lesson.Replies, "wikipedia", "news", "tweets"], Epochs: 2, 1e-4, 3e-3, FinalShare: 0.1);
    private static readonly Stage Replies = new("replies", [Lesson.Replies, Lesson.Same], Epochs: 3, 1e-4, 1e-3);
    private static readonly Stage NewsStage = new("news", [Babe], Epochs: 4, 5e-5, 1e-3);
    private const string Base = "base";
    private const string Babe = "babe";

    private readonly LessonFile _lessons = new(Path.Combine(root, "models/e5-small-latin/tokenizer.model"));

    /// <summary>Whether a reply stays out of a run altogether.</summary>
    public static bool IsLeftOut(Example example) => LeftOut.Contains(example.Set);

    /// <summary>The model that ships: all writers.</summary>
    public void TrainShip() => Train(Ship, examples);

    /// <summary>The same without five sets by other writers, to be tested on them.</summary>
    public void TrainUnseen() => Train(Unseen, Met());

    /// <summary>Models of news bias, each of which never met a fifth of the outlets.</summary>
    public void TrainNews()
    {
        var babe = sets.Babe().ToList();
        var folds = FoldsOf(babe);
        tuning.Run(
            News, Recipe(Babe, Base, NewsStage) with { Models = Math.Min(models, MostPerFold), Folds = NewsFolds }, _lessons,
            [.. babe.Select(row => Lesson.Of(row) with { Fold = folds[row.Group] })], First);
    }

    /// <summary>The fold of each outlet: the largest first, each to the fold that has fewest sentences. A digest would leave one all but empty.</summary>
    public static IReadOnlyDictionary<string, int> FoldsOf(IReadOnlyList<PublicRow> babe)
    {
        var sizes = new int[NewsFolds];
        var folds = new Dictionary<string, int>();
        foreach (var outlet in babe.GroupBy(row => row.Group).OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal))
        {
            var fold = Array.IndexOf(sizes, sizes.Min());
            folds[outlet.Key] = fold;
            sizes[fold] += outlet.Count();
        }
        return folds;
    }

    /// <summary>What all start from: the public sets but BABE, whose outlets the news models must not have met, and the replies of writers not left out.</summary>
    private void First() => tuning.Run(
        Base, Recipe(Lesson.Replies, start: null, Everything), _lessons,
        [.. Met().Select(Lesson.Of), .. sets.Wikipedia().Concat(sets.News()).Concat(sets.Tweets()).Select(Lesson.Of)]);

    private List<Example> Met() => [.. examples.Where(example => !IsLeftOut(example))];

    private void Train(string name, IReadOnlyList<Example> own) => tuning.Run(
        name, Recipe(Lesson.Replies, Base, Replies) with { Sameness = 0.3 }, _lessons,
        [
            .. own.Select(Lesson.Of),
            .. Languages.SelectMany(language => Symmetry.Variants(Path.Combine(root, $"src/Training/data/symmetry/learn.{language}.json"), perFrame: 6))
                .Select(variant => new Lesson(Lesson.Same, Part.Learn, variant.Unit, [], variant.Text)),
        ],
        First);

    private Recipe Recipe(string main, string? start, Stage stage) => new(main, start, Seed, _lessons.Prefix, stage, models);
}
