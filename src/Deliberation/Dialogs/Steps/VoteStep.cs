using Isegoria.Deliberation.Opinions;

namespace Isegoria.Deliberation.Dialogs.Steps;

/// <summary>
/// Shows statements of others one after the other, at most <paramref name="Most"/>, in an order drawn per citizen, and
/// takes a vote on each. Where there are none it says so and goes on.
/// </summary>
/// <param name="Intro">May name <c>{count}</c>, how many there are.</param>
/// <param name="Question">Shows <c>{statement}</c>; may name <c>{number}</c> and <c>{count}</c>.</param>
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
    Words? Thanks) : DialogStep(Id, When)
{
    private string Drawn => $"drawn.{Id}";

    public override bool Awaits(Scene scene) => Current(scene) is not null;

    public override Progress Enter(Scene scene) => scene.Progress.Notes.ContainsKey(Drawn)
        ? scene.Progress
        : scene.Progress.Note(Drawn, string.Join('\n', Draw(scene)));

    public override IReadOnlyList<Utterance> Open(Scene scene) => Current(scene) is null
        ? Ids(scene.Progress) is [] ? scene.Say(None) : []
        : [.. scene.Say(Intro, Scene.Number("count", Ids(scene.Progress).Length)), .. Ask(scene)];

    public override IReadOnlyList<Utterance> Ask(Scene scene)
    {
        if (Current(scene) is not { } statement)
            return scene.Say(None);
        var ids = Ids(scene.Progress);
        return scene.Ask(Question, Choices(scene),
            ("statement", new Span(statement.In(scene.Language), Voice.Citizen)),
            Scene.Number("number", ids.TakeWhile(id => id != statement.Id.Value).Count() + 1),
            Scene.Number("count", ids.Length));
    }

    /// <summary>Which of agree and disagree comes first is drawn per citizen and stays for all statements.</summary>
    public override IReadOnlyList<Choice> Choices(Scene scene) =>
    [
        .. DrawnOrder.Of([Vote.Agree, Vote.Disagree], scene.Progress.Seed, v => $"{Id}/{v}").Append(Vote.Pass)
            .Select(vote => new Choice(Title(vote).Title(scene.Language), Everyday.Name(vote))),
    ];

    public override Heard Hear(Scene scene, string text)
    {
        if (Current(scene) is not { } statement)
            return Heard.Answered(scene.Progress.Answer(Id, ""), []);
        if (Choices(scene).FirstOrDefault(c => IsOne(scene, c, text) || scene.Everyday.Means(c.Value, text)) is not { } choice)
            return NotAChoice(scene, text);
        var voted = scene with { Progress = scene.Progress.Answer(Key(statement.Id.Value), choice.Value) };
        var cast = new Contribution.VoteCast(statement.Id, Enum.Parse<Vote>(choice.Value, ignoreCase: true));
        return Current(voted) is null
            ? Heard.Answered(voted.Progress, scene.SayIfAny(Thanks), cast)
            : Heard.Again(voted.Progress) with { Contributions = [cast] };
    }

    public override (Progress, IReadOnlyList<Contribution>) TakeBack(Scene scene, string key) =>
        (scene.Progress.TakeBack(key),
            key.Split('/', 2) is [_, var id] ? [new Contribution.VoteUndone(new StatementId(id))] : []);

    /// <summary>The citizen's votes in this step, in the order given, with the title of each.</summary>
    public IEnumerable<(StatementId Id, Words Title)> Votes(Progress progress) =>
        from key in progress.History
        where key.StartsWith($"{Id}/", StringComparison.Ordinal)
        select (new StatementId(key[(Id.Length + 1)..]), Title(Enum.Parse<Vote>(progress.Answers[key], ignoreCase: true)));

    private Words Title(Vote vote) => vote switch
    {
        Vote.Agree => Agree,
        Vote.Disagree => Disagree,
        _ => Pass,
    };

    /// <summary>The first statement drawn that is not voted on and was not withdrawn meanwhile.</summary>
    private Statement? Current(Scene scene) => Ids(scene.Progress)
        .Where(id => !scene.Progress.Answers.ContainsKey(Key(id)))
        .Select(id => scene.Situation.Statements.FirstOrDefault(s => s.Id.Value == id))
        .FirstOrDefault(s => s is not null);

    private IEnumerable<string> Draw(Scene scene) => DrawnOrder
        .Of(scene.Situation.Statements.Select(s => s.Id.Value), scene.Progress.Seed, id => id)
        .Where(id => !scene.Progress.Answers.Keys.Any(k => k.EndsWith($"/{id}", StringComparison.Ordinal)))
        .Take(Most);

    private string[] Ids(Progress progress) =>
        progress.Notes.GetValueOrDefault(Drawn)?.Split('\n', StringSplitOptions.RemoveEmptyEntries) ?? [];

    private string Key(string statement) => $"{Id}/{statement}";
}
