namespace Isegoria.Training;

/// <summary>The runs of the fine-tuning. Rates, epochs and weights were chosen on development data; CARD.md says what else was tried.</summary>
internal sealed class Plan(string root, IReadOnlyList<Example> examples, PublicSets sets, FineTuning tuning)
{
    public const string Ship = "ship";
    public const string Unseen = "unseen";
    public const string Version = "e5-bias-2";
    public const int NewsFolds = 5;
    private const int Seed = 20261125;

    /// <summary>The sets whose writers the run <see cref="Unseen"/>, and what both runs start from, never meet.</summary>
    public static readonly IReadOnlyList<string> LeftOut = ["d", "f", "q", "t", "u"];

    private static readonly string[] Languages = ["fr", "en"];

    private static readonly Stage Everything = new("everything", [Lesson.Replies, "babe", "wikipedia", "news", "tweets"], Epochs: 2, 1e-4, 3e-3, FinalShare: 0.1);
    private static readonly Stage Teacher = new("teacher", [Lesson.Replies, Lesson.Same], Epochs: 4, 1e-4, 1e-3);
    private static readonly Stage Replies = new("replies", [Lesson.Replies, Lesson.Same, Lesson.Unlabelled], Epochs: 2, 1e-4, 1e-3);
    private static readonly Stage AllButBabe = new("all-but-babe", [Lesson.Replies, "wikipedia", "news", "tweets"], Epochs: 2, 1e-4, 3e-3, FinalShare: 0.1);
    private static readonly Stage News = new("news", ["babe"], Epochs: 4, 5e-5, 1e-3);
    private const int Teachers = 6;
    private const int MixedPerLanguage = 6000;

    private readonly LessonFile _lessons = new(Path.Combine(root, "models/e5-small-latin/tokenizer.model"));
    private readonly string _encoder = Path.Combine(root, "../shared/models/e5-small-latin/encoder-4bit.npz");

    /// <summary>Whether a reply stays out of a run altogether.</summary>
    public static bool IsLeftOut(Example example) => LeftOut.Contains(example.Set);

    /// <summary>The model that ships: all writers.</summary>
    public void TrainShip() => tuning.Run(Ship, OwnRecipe(), _lessons, Own(examples));

    /// <summary>The same without five sets by other writers, to be tested on them.</summary>
    public void TrainUnseen() => tuning.Run(Unseen, OwnRecipe(), _lessons, Own(Met()));

    /// <summary>Five models of news bias, each of which never met a fifth of the outlets.</summary>
    public void TrainNews()
    {
        const string name = "news-base";
        Lesson[] others = [.. examples.Select(Lesson.Of), .. sets.Wikipedia().Concat(sets.News()).Concat(sets.Tweets()).Select(Lesson.Of)];
        tuning.Run(name, Recipe(Lesson.Replies, start: null, AllButBabe), _lessons, others);

        var babe = sets.Babe().ToList();
        var folds = FoldsOf(babe);
        for (var fold = 0; fold < NewsFolds; fold++)
        {
            Lesson[] learn = [.. babe.Where(row => folds[row.Group] != fold).Select(Lesson.Of)];
            tuning.Run(NewsRun(fold), Recipe("babe", tuning.Weights(name, AllButBabe), News), _lessons, learn);
        }
    }

    public static string NewsRun(int fold) => $"news-{fold}";

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

    /// <summary>What both runs start from: an epoch over the public sets together with the replies of writers not left out.</summary>
    public string FromBase()
    {
        const string name = "base";
        Lesson[] rows = [.. Met().Select(Lesson.Of), .. Public().Select(Lesson.Of)];
        tuning.Run(name, Recipe(Lesson.Replies, start: null, Everything), _lessons, rows);
        return tuning.Weights(name, Everything);
    }

    private IEnumerable<PublicRow> Public() => sets.Babe().Concat(sets.Wikipedia()).Concat(sets.News()).Concat(sets.Tweets());

    private List<Example> Met() => [.. examples.Where(example => !IsLeftOut(example))];

    private Lesson[] Own(IReadOnlyList<Example> own) =>
    [
        .. own.Select(Lesson.Of),
        .. Mixed(own).Concat(sets.Arguments()).Concat(sets.Comments()).Distinct().Select(text => new Lesson(Lesson.Unlabelled, Part.Learn, text, [], text)),
        .. Languages.SelectMany(language => Symmetry.Variants(Path.Combine(root, $"src/Training/data/symmetry/learn.{language}.json"), perFrame: 6))
            .Select(variant => new Lesson(Lesson.Same, Part.Learn, variant.Unit, [], variant.Text)),
    ];

    /// <summary>Two replies as one text: one may slant and the other not, as in long replies.</summary>
    private static IEnumerable<string> Mixed(IReadOnlyList<Example> own) => Languages.SelectMany(language =>
    {
        var texts = own.Where(example => example.Language == language && Partition.Of(example.Group) == Part.Learn)
            .OrderBy(example => Partition.Bucket(example.Id, int.MaxValue)).Select(example => example.Text).ToList();
        return Enumerable.Range(0, Math.Min(MixedPerLanguage, texts.Count - 1)).Select(i => $"{texts[i]} {texts[texts.Count - 1 - i]}");
    });

    /// <summary>Swapped names weigh three times as much as at first: French parties differed too often.</summary>
    private Recipe OwnRecipe() => Recipe(Lesson.Replies, FromBase(), Replies) with { Sameness = 0.3, Teachers = Teachers, Teacher = Teacher };

    private Recipe Recipe(string main, string? start, params Stage[] stages) =>
        new(_encoder, main, start, Seed, _lessons.Prefix, stages);
}
