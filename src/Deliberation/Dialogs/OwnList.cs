using Isegoria.Deliberation.Dialogs.Steps;
using Isegoria.Deliberation.Opinions;

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
            .. Place(scene),
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
        scene.Situation.Own.Select(s => (IReadOnlyList<Span>)[Plain("– "), new Span(s.In(scene.Language), Voice.Citizen), Plain(" "), .. BecameOf(scene, s)]);

    /// <summary>Whether others may read a statement, why not, and how they voted on it; its author's own agreement is not counted.</summary>
    private static IReadOnlyList<Span> BecameOf(Scene scene, Statement statement)
    {
        if (statement.Moderation is Moderation.Rejected)
            return scene.Say(Phrase.ContributionsRejected, ("reason", new Span(statement.Reason, Voice.Organiser)))[0].Spans;
        if (!statement.IsShown(scene.Situation.Consultation.ModeratesBefore))
            return scene.Say(Phrase.ContributionsWaiting)[0].Spans;
        var tally = scene.Situation.Picture?.Of(statement.Id) ?? default;
        return scene.Say(Phrase.ContributionsTally,
            Scene.Number("agree", Math.Max(0, tally.Agree - 1)), Scene.Number("disagree", tally.Disagree), Scene.Number("pass", tally.Pass))[0].Spans;
    }

    /// <summary>Where the citizen stands on the map of opinions, once there is one.</summary>
    private static IReadOnlyList<Utterance> Place(Scene scene) =>
        scene.Situation.Picture is { } picture && picture.GroupOf(scene.Situation.Self) is { } group
            ? scene.Say(Phrase.ContributionsPlace,
                ("group", Plain(group.Name)), Scene.Number("people", group.Members.Count), Scene.Number("of", picture.Shown.Count))
            : [];

    private static IEnumerable<IReadOnlyList<Span>> Votes(Scene scene) =>
        from vote in scene.Path.Steps.SelectMany(s => s switch
        {
            VoteStep step => step.Votes(scene.Progress),
            StatementStep step => step.Votes(scene.Progress),
            _ => [],
        })
        let statement = scene.Situation.Statements.FirstOrDefault(s => s.Id == vote.Id)
        where statement is not null
        select Line(scene, vote.Title, statement.In(scene.Language));

    private static IReadOnlyList<Span> Line(Scene scene, Words name, string given) => scene.Say(
        Phrase.ContributionsLine,
        ("name", Plain(name.Title(scene.Language))),
        ("given", new Span(given, Voice.Citizen)))[0].Spans;

    private static Span Plain(string text) => new(text, Voice.Assistant);
}
