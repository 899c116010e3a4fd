using Isegoria.Deliberation.Dialogs.Steps;

namespace Isegoria.Deliberation.Dialogs;

/// <summary>"My contributions": everything the citizen gave, in their own words, as a list they can read back.</summary>
internal static class OwnList
{
    /// <summary>Lines in one message, so that no message runs over the screen of a phone.</summary>
    private const int LinesPerMessage = 6;

    public static IReadOnlyList<Utterance> Of(Scene scene)
    {
        IReadOnlyList<Utterance> all =
        [
            .. Listed(scene, Phrase.ContributionsReply, Answers(scene)),
            .. Listed(scene, Phrase.ContributionsStatements, Statements(scene)),
            .. Listed(scene, Phrase.ContributionsVotes, Votes(scene)),
        ];
        return all.Count > 0 ? all : scene.Say(Phrase.ContributionsNothing);
    }

    private static IEnumerable<Utterance> Listed(Scene scene, Phrase heading, IEnumerable<IReadOnlyList<Span>> lines) =>
        lines.Chunk(LinesPerMessage).Select((chunk, at) => new Utterance(
            [.. at == 0 ? [.. scene.Say(heading)[0].Spans, Plain("\n")] : Array.Empty<Span>(), .. Joined(chunk)], []));

    private static IEnumerable<Span> Joined(IReadOnlyList<Span>[] lines) =>
        lines.SelectMany((line, at) => at == 0 ? line : [Plain("\n"), .. line]);

    private static IEnumerable<IReadOnlyList<Span>> Answers(Scene scene) =>
        from step in scene.Path.Steps
        let name = step.Name
        where name is not null
        let answer = step.Describe(scene)
        where answer is not null
        select Line(scene, name, answer);

    private static IEnumerable<IReadOnlyList<Span>> Statements(Scene scene) =>
        scene.Situation.Own.Select(s => (IReadOnlyList<Span>)[Plain("– "), new Span(s.In(scene.Language), Voice.Citizen)]);

    private static IEnumerable<IReadOnlyList<Span>> Votes(Scene scene) =>
        from vote in scene.Path.Steps.OfType<VoteStep>().SelectMany(s => s.Votes(scene.Progress))
        let statement = scene.Situation.Statements.FirstOrDefault(s => s.Id == vote.Id)
        where statement is not null
        select Line(scene, vote.Title, statement.In(scene.Language));

    private static IReadOnlyList<Span> Line(Scene scene, Words name, string given) => scene.Say(
        Phrase.ContributionsLine,
        ("name", Plain(name.Title(scene.Language))),
        ("given", new Span(given, Voice.Citizen)))[0].Spans;

    private static Span Plain(string text) => new(text, Voice.Assistant);
}
