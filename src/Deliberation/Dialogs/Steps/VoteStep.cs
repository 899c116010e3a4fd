using System.Globalization;
using Isegoria.Deliberation.Opinions;

namespace Isegoria.Deliberation.Dialogs.Steps;

/// <summary>
/// Shows statements of others one after the other and takes a vote on each. Which comes next follows the public rule of
/// <see cref="StatementRouting"/>. After <paramref name="Most"/> the citizen may go on for as many again, while there are any. Where there are
/// none it says so and goes on.
/// </summary>
/// <param name="Intro">May name <c>{count}</c>, how many there are.</param>
/// <param name="Question">Shows <c>{statement}</c>; may name <c>{number}</c> and <c>{count}</c>.</param>
/// <param name="More">Asks whether to go on with more statements; none where the step ends after <paramref name="Most"/>.</param>
/// <param name="Other">Shows <c>{reason}</c>, which people who voted otherwise on <c>{statement}</c> support most.</param>
public sealed record VoteStep(
    string Id,
    Condition? When,
    int Most,
    Words Intro,
    Words Question,
    Words Agree,
    Words Disagree,
    Words Pass,
    Words None,
    Words? Thanks,
    MoreWords? More = null,
    Words? Other = null) : DialogStep(Id, When)
{
    /// <summary>What a citizen writes to leave a statement open and see another; it is no vote.</summary>
    public const string Another = "another";

    /// <summary>Fewer people on the other side are not spoken of: what they hold could be told apart.</summary>
    private const int FewestOpposed = 5;

    private string Drawn => $"drawn.{Id}";

    private string Aside => $"aside.{Id}";

    private string Limit => $"limit.{Id}";

    public override bool Awaits(Scene scene) => Current(scene) is not null || AsksForMore(scene);

    public override Progress Enter(Scene scene) => scene.Progress.Notes.ContainsKey(Drawn) ? scene.Progress : Draw(scene, scene.Progress.Note(Drawn, ""));

    public override IReadOnlyList<Utterance> Open(Scene scene) => !Awaits(scene)
        ? Ids(scene.Progress, Drawn) is [] ? scene.Say(None) : []
        : [.. scene.Say(Intro, Scene.Number("count", Count(scene))), .. Ask(scene)];

    public override IReadOnlyList<Utterance> Ask(Scene scene)
    {
        if (Current(scene) is not { } statement)
            return AsksForMore(scene) ? scene.Ask(More!.Ask, Choices(scene), Scene.Number("count", Unseen(scene, scene.Progress).Count())) : scene.Say(None);
        var seen = Ids(scene.Progress, Drawn).Except(Ids(scene.Progress, Aside));
        return scene.Ask(Question, Choices(scene),
            ("statement", new Span(statement.In(scene.Language), Voice.Citizen)),
            Scene.Number("number", seen.TakeWhile(id => id != statement.Id.Value).Count() + 1),
            Scene.Number("count", Count(scene)));
    }

    /// <summary>Which of agree and disagree comes first is drawn per citizen and stays for all statements.</summary>
    public override IReadOnlyList<Choice> Choices(Scene scene) => Current(scene) is null && AsksForMore(scene)
        ? More!.Choices(scene)
        :
        [
            .. DrawnOrder.Of([Vote.Agree, Vote.Disagree], scene.Progress.Seed, v => $"{Id}/{v}").Append(Vote.Pass)
                .Select(vote => new Choice(Title(vote).Title(scene.Language), Everyday.Name(vote))),
        ];

    public override Heard Hear(Scene scene, string text)
    {
        if (Current(scene) is not { } statement)
            return AsksForMore(scene) ? HearMore(scene, text) : Heard.Answered(scene.Progress.Answer(Id, ""), []);
        if (scene.Everyday.Means(Another, text))
            return GoOn(scene with { Progress = Add(scene.Progress, Aside, statement.Id.Value) });
        if (Choices(scene).FirstOrDefault(c => IsOne(scene, c, text) || scene.Everyday.Means(c.Value, text)) is not { } choice)
            return NotAChoice(scene, text);
        var voted = scene with { Progress = scene.Progress.Answer(Key(statement.Id.Value), choice.Value) };
        return GoOn(voted, new Contribution.VoteCast(statement.Id, Enum.Parse<Vote>(choice.Value, ignoreCase: true)));
    }

    public override (Progress, IReadOnlyList<Contribution>) TakeBack(Scene scene, string key) =>
        (scene.Progress.TakeBack(key),
            key.Split('/', 2) is [_, var id] ? [new Contribution.VoteUndone(new StatementId(id))] : []);

    /// <summary>The citizen's votes in this step, in the order given, with the title of each.</summary>
    public IEnumerable<(StatementId Id, Words Title)> Votes(Progress progress) =>
        from key in progress.History
        where key.StartsWith($"{Id}/", StringComparison.Ordinal)
        select (new StatementId(key[(Id.Length + 1)..]), Title(Cast(progress, key)));

    private Heard GoOn(Scene scene, params Contribution[] cast)
    {
        var next = scene with { Progress = Draw(scene, scene.Progress) };
        return Awaits(next)
            ? Heard.Again(next.Progress) with { Contributions = cast }
            : Heard.Answered(next.Progress, [.. scene.SayIfAny(Thanks), .. OtherSide(next)], cast);
    }

    private Heard HearMore(Scene scene, string text)
    {
        var choices = Choices(scene);
        if (IsOne(scene, choices[1], text) || scene.Everyday.Means("no", text))
            return Heard.Answered(scene.Progress, [.. scene.SayIfAny(Thanks), .. OtherSide(scene)]);
        if (!IsOne(scene, choices[0], text) && !scene.Everyday.Means("yes", text))
            return NotAChoice(scene, text);
        var limit = (LimitOf(scene.Progress) + Most).ToString(CultureInfo.InvariantCulture);
        return GoOn(scene with { Progress = scene.Progress.Note(Limit, limit) });
    }

    /// <summary>The strongest reason on the other side, where there are people enough to speak of one.</summary>
    private IReadOnlyList<Utterance> OtherSide(Scene scene)
    {
        if (Other is null || scene.Situation.Picture is not { } picture)
            return [];
        var own = scene.Path.Steps.OfType<VoteStep>()
            .SelectMany(step => step.Votes(scene.Progress).Select(vote => (vote.Id, Cast(scene.Progress, step.Key(vote.Id.Value)))))
            .ToDictionary(vote => vote.Id, vote => vote.Item2);
        var shown = scene.Situation.Statements.ToDictionary(statement => statement.Id);
        return Opinions.OtherSide.Of(picture.Opinions.Votes, own, shown.Keys, FewestOpposed) is not { } found ? [] : scene.Say(Other,
            ("statement", new Span(shown[found.On].In(scene.Language), Voice.Citizen)),
            ("reason", new Span(shown[found.Reason].In(scene.Language), Voice.Citizen)));
    }

    private Words Title(Vote vote) => vote switch
    {
        Vote.Agree => Agree,
        Vote.Disagree => Disagree,
        _ => Pass,
    };

    /// <summary>The statement shown that is not voted on, and was neither put aside nor withdrawn meanwhile.</summary>
    private Statement? Current(Scene scene) => Ids(scene.Progress, Drawn).Except(Ids(scene.Progress, Aside))
        .Where(id => !scene.Progress.Answers.ContainsKey(Key(id)))
        .Select(id => scene.Situation.Statements.FirstOrDefault(s => s.Id.Value == id))
        .FirstOrDefault(s => s is not null);

    private bool AsksForMore(Scene scene) => More is not null && Ids(scene.Progress, Drawn) is not [] && Unseen(scene, scene.Progress).Any();

    /// <summary>How many this round shows: never more than there are.</summary>
    private int Count(Scene scene)
    {
        var seen = Ids(scene.Progress, Drawn).Except(Ids(scene.Progress, Aside)).Count();
        return Math.Max(seen, Math.Min(LimitOf(scene.Progress), seen + Unseen(scene, scene.Progress).Count()));
    }

    /// <summary>One more statement, where none is open and the round is not over.</summary>
    private Progress Draw(Scene scene, Progress progress)
    {
        var drawn = Ids(progress, Drawn);
        if (Current(scene with { Progress = progress }) is not null || drawn.Except(Ids(progress, Aside)).Count() >= LimitOf(progress))
            return progress;
        var unseen = Unseen(scene, progress).ToList();
        var random = new Random(unchecked((progress.Seed * 31) + drawn.Length));
        return (scene.Situation.Picture ?? OpinionPicture.Empty).Next(unseen, scene.Situation.Self, random) is { } next
            ? Add(progress, Drawn, next.Value)
            : progress;
    }

    private IEnumerable<Statement> Unseen(Scene scene, Progress progress)
    {
        var seen = progress.Answers.Keys.Where(key => key.Contains('/', StringComparison.Ordinal)).Select(key => key.Split('/', 2)[1])
            .Concat(Ids(progress, Drawn)).ToHashSet(StringComparer.Ordinal);
        return scene.Situation.Statements.Where(statement => !seen.Contains(statement.Id.Value));
    }

    private int LimitOf(Progress progress) => int.Parse(progress.Notes.GetValueOrDefault(Limit) ?? $"{Most}", CultureInfo.InvariantCulture);

    private static Vote Cast(Progress progress, string key) => Enum.Parse<Vote>(progress.Answers[key], ignoreCase: true);

    private static Progress Add(Progress progress, string note, string id) => progress.Note(note, string.Join('\n', [.. Ids(progress, note), id]));

    private static string[] Ids(Progress progress, string note) =>
        progress.Notes.GetValueOrDefault(note)?.Split('\n', StringSplitOptions.RemoveEmptyEntries) ?? [];

    private string Key(string statement) => $"{Id}/{statement}";
}

/// <summary>What is asked after a round of statements, while there are more.</summary>
/// <param name="Ask">May name <c>{count}</c>, how many are left.</param>
public sealed record MoreWords(Words Ask, Words Yes, Words No)
{
    public IReadOnlyList<Choice> Choices(Scene scene) =>
        [new Choice(Yes.Title(scene.Language), "/more"), new Choice(No.Title(scene.Language), "/enough")];
}
