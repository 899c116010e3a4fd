using Isegoria.Deliberation.Mediation;

namespace Isegoria.Deliberation.Dialogs.Steps;

/// <summary>Says what the caucus came to, and whom that leaves out; until it is over the citizen waits, or goes on without.</summary>
/// <param name="Reached">Shows <c>{statement}</c> and may name counts.</param>
/// <param name="Tie">Said besides where ballots did not tell the best apart.</param>
/// <param name="Unmeasured">Said instead of <paramref name="LeftOut"/> where opinions could not be compared.</param>
/// <param name="None">Said where the group has no statement.</param>
/// <param name="Leave">The button of those who do not wait.</param>
public sealed record OutcomeStep(
    string Id, Condition? When, Words? Wait, Words Reached, Words Tie, Words LeftOut, Words Unmeasured, Words None, Words Leave)
    : CaucusStep(Id, When, CaucusPhase.Closed, Wait, None, null)
{
    private const string GoOn = "/leave";

    protected override bool HasToAsk(Scene scene) => false;

    protected override IReadOnlyList<Utterance> Begin(Scene scene)
    {
        var caucus = scene.Situation.Caucus!;
        if (caucus.Leading is not { } leading)
            return scene.Say(None);
        IReadOnlyList<(string, Span)> filled = [("statement", Said(scene, leading)), .. Numbers(scene)];
        return
        [
            .. scene.Say(Reached, filled),
            .. caucus.Caucus.Last is { Winners.Count: > 1 } ? scene.Say(Tie) : [],
            .. scene.Say(caucus.Caucus.Cover is { Measured: true } ? LeftOut : Unmeasured, filled),
        ];
    }

    protected override IReadOnlyList<Utterance> AskNow(Scene scene) => [];

    protected override Heard HearNow(Scene scene, string text) => Heard.Answered(scene.Progress, []);

    protected override IReadOnlyList<Choice> WaitingChoices(Scene scene) => [new Choice(Leave.Title(scene.Language), GoOn)];

    protected override Heard HearWaiting(Scene scene, string text) => IsOne(scene, WaitingChoices(scene)[0], text)
        ? Heard.Answered(scene.Progress, [])
        : base.HearWaiting(scene, text);
}
