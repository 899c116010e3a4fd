using System.Globalization;
using Isegoria.Deliberation.Mediation;

namespace Isegoria.Deliberation.Dialogs.Steps;

/// <summary>
/// Shows the candidates of a round, numbered in an order drawn per citizen, and takes a ranking: typed whole ("2, 1=3"), or one
/// place after the other by buttons. What is left out ranks last, equally.
/// </summary>
/// <param name="Round">1 or 2.</param>
/// <param name="Intro">Said before the candidates; may name <c>{count}</c>.</param>
/// <param name="Critiques">Before critiques of the first round's leading statement; none where they are not read out.</param>
/// <param name="Question">Asks for the ranking and says how.</param>
/// <param name="Next">Asks for the next place after <c>{so-far}</c>.</param>
/// <param name="Rest">The button that leaves what remains equal.</param>
/// <param name="Thanks">Shows <c>{ranking}</c>.</param>
/// <param name="Unclear">Said of a text that is no ranking, or names something twice or something that is not there.</param>
public sealed record RankStep(
    string Id, Condition? When, int Round, Words Name, Words? Wait, Words? News, Words Intro, Words? Critiques, Words Question, Words Next, Words Rest, Words Thanks, Words Unclear, Words? Late)
    : CaucusStep(Id, When, Round == 1 ? CaucusPhase.Ranking : CaucusPhase.Reranking, Wait, Late, News)
{
    private const string RestEqual = "/rest";
    private const int CritiquesShown = 3;

    public override Words Name { get; } = Name;

    private string SoFar => $"places.{Id}";

    public override string? Describe(Scene scene) =>
        scene.Progress.Answers.GetValueOrDefault(Id) is { Length: > 0 } answer
            ? string.Join(" > ", Read(answer).Select(place => string.Join(" = ", place.Select(id => Quoted(scene.Language, new Span(Title(scene, id), Voice.Citizen)).Text))))
            : null;

    public override (Progress, IReadOnlyList<Contribution>) TakeBack(Scene scene, string key) =>
        (scene.Progress.TakeBack(key).Note(SoFar, null), [new Contribution.BallotWithdrawn(CaucusOf(scene), Round)]);

    protected override bool HasToAsk(Scene scene) => Shown(scene).Count > 0;

    protected override IReadOnlyList<Utterance> Begin(Scene scene) => [.. scene.Say(Intro, Scene.Number("count", Shown(scene).Count)), .. Read(scene)];

    /// <summary>The candidates stand before the question whenever it is asked anew; between two taps the question does.</summary>
    protected override IReadOnlyList<Utterance> AskNow(Scene scene)
    {
        if (Places(scene) is { Count: > 0 } places)
            return scene.Ask(Next, ChoicesNow(scene), ("so-far", new Span(Written(scene, places), Voice.Assistant)));
        var asked = scene.Ask(Question, ChoicesNow(scene));
        return [.. Shown(scene).Select((statement, at) => new Utterance([new Span($"{Label(at)}. ", Voice.Assistant), Said(scene, statement)], [])), .. asked];
    }

    protected override IReadOnlyList<Choice> ChoicesNow(Scene scene)
    {
        var placed = Places(scene).SelectMany(place => place).ToHashSet(StringComparer.Ordinal);
        IReadOnlyList<Choice> left =
            [.. Shown(scene).Select((statement, at) => (statement, at)).Where(one => !placed.Contains(one.statement.Id)).Select(one => new Choice(Label(one.at), Label(one.at)))];
        return placed.Count == 0 ? left : [.. left, new Choice(Rest.Title(scene.Language), RestEqual)];
    }

    protected override Heard HearNow(Scene scene, string text)
    {
        var (shown, places) = (Shown(scene), Places(scene));
        if (places.Count > 0 && IsOne(scene, new Choice(Rest.Title(scene.Language), RestEqual), text))
            return Cast(scene, places);
        if (RankingText.Read(text, shown.Count) is not RankingText.Places read)
            return PlainText.IsQuestion(text) ? Heard.QuestionFor(scene.Progress, text.Trim()) : Heard.Again(scene.Progress, scene.Say(Unclear));
        IReadOnlyList<IReadOnlyList<string>> named = [.. read.Best.Select(place => (IReadOnlyList<string>)[.. place.Select(at => shown[at].Id)])];

        // One alone is the next place of those who tap; more are a whole ranking, and begin anew.
        if (named is not [[var next]])
            return Cast(scene, named);
        if (places.Any(place => place.Contains(next)))
            return Heard.Again(scene.Progress, scene.Say(Unclear));
        IReadOnlyList<IReadOnlyList<string>> longer = [.. places, [next]];
        return longer.Count >= shown.Count - 1
            ? Cast(scene, longer)
            : Heard.Again(scene.Progress.Note(SoFar, Write(longer)));
    }

    private Heard Cast(Scene scene, IReadOnlyList<IReadOnlyList<string>> places) => Heard.Answered(
        Join(scene, scene.Progress.Note(SoFar, null).Answer(Id, Write(places))),
        scene.Say(Thanks, ("ranking", new Span(Written(scene, places), Voice.Assistant))),
        new Contribution.BallotCast(CaucusOf(scene), Round, places));

    private IReadOnlyList<GroupStatement> Shown(Scene scene) =>
        DrawnOrder.Of(scene.Situation.Caucus?.OfRound(Round) ?? [], scene.Progress.Seed, statement => $"{Id}/{statement.Id}");

    /// <summary>Critiques of others, drawn per citizen.</summary>
    private IEnumerable<Utterance> Read(Scene scene)
    {
        var critiques = DrawnOrder.Of(
            scene.Situation.Caucus!.Critiques.Where(critique => critique.Author != scene.Situation.Self && scene.Situation.Caucus.Caucus.Admitted.Contains(critique.Id)), scene.Progress.Seed, critique => critique.Id.Value).Take(CritiquesShown).ToList();
        return Critiques is null || critiques.Count == 0
            ? []
            : [.. scene.Say(Critiques), .. critiques.Select(critique => Quoted(scene.Language, new Span(critique.Text, Voice.Citizen)))];
    }

    private static Utterance Quoted(Language language, Span words) => new(
        language == Language.French
            ? [new Span("«\u202f", Voice.Assistant), words, new Span("\u202f»", Voice.Assistant)]
            : [new Span("“", Voice.Assistant), words, new Span("”", Voice.Assistant)],
        []);

    private IReadOnlyList<IReadOnlyList<string>> Places(Scene scene) => scene.Progress.Notes.TryGetValue(SoFar, out var written) ? Read(written) : [];

    private string Written(Scene scene, IReadOnlyList<IReadOnlyList<string>> places)
    {
        var labels = Shown(scene).Select((statement, at) => (statement.Id, Label: Label(at))).ToDictionary(one => one.Id, one => one.Label);
        return string.Join(", ", places.Select(place => string.Join(" = ", place.Select(id => labels.GetValueOrDefault(id, "–")))));
    }

    private static string Title(Scene scene, string id) =>
        scene.Situation.Caucus?.Statements.FirstOrDefault(statement => statement.Id == id && !statement.IsWithdrawn)?.In(scene.Language) ?? "–";

    private static string Label(int at) => (at + 1).ToString(CultureInfo.InvariantCulture);

    private static string Write(IReadOnlyList<IReadOnlyList<string>> places) => string.Join(',', places.Select(place => string.Join('=', place)));

    private static IReadOnlyList<IReadOnlyList<string>> Read(string written) =>
        [.. written.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(place => place.Split('='))];
}
