using Isegoria.Deliberation.Mediation;

namespace Isegoria.Deliberation.Dialogs.Steps;

/// <summary>
/// Asks what the citizen thinks, for the group's statement to heed. Where they agreed to publication it is a statement as well,
/// which others may vote on and which candidates may quote.
/// </summary>
/// <param name="Least">Characters, at least 1.</param>
/// <param name="Most">Characters, at most 4,000.</param>
public sealed record OpinionStep(string Id, Condition? When, Words Name, Words Question, int Least, int Most, Words? Thanks, Words? Late)
    : CaucusStep(Id, When, CaucusPhase.Opinions, null, Late, null)
{
    public override Words Name { get; } = Name;

    public override string? Describe(Scene scene) => scene.Progress.Answers.GetValueOrDefault(Id) is { Length: > 0 } answer ? answer : null;

    public override (Progress, IReadOnlyList<Contribution>) TakeBack(Scene scene, string key)
    {
        IReadOnlyList<Contribution> published = scene.Progress.Notes.TryGetValue(Published, out var id) ? [new Contribution.StatementWithdrawn(new Opinions.StatementId(id))] : [];
        return (scene.Progress.TakeBack(key).Note(Published, null), [new Contribution.OpinionWithdrawn(CaucusOf(scene)), .. published]);
    }

    private string Published => $"published.{Id}";

    protected override IReadOnlyList<Utterance> Begin(Scene scene) => [];

    protected override IReadOnlyList<Utterance> AskNow(Scene scene) => scene.Say(Question);

    protected override Heard HearNow(Scene scene, string text)
    {
        var opinion = text.Trim();
        if (Length.Complaint(scene, opinion, Least, Most) is { } complaint)
            return Heard.Again(scene.Progress, complaint);
        var (id, shown) = (scene.Incoming.Fresh, IsShown(scene));
        var given = new Contribution.OpinionGiven(CaucusOf(scene), id, opinion, scene.Language, shown);
        return Heard.Answered(
            Join(scene, scene.Progress.Answer(Id, opinion)).Note(Published, shown ? id.Value : null), scene.SayIfAny(Thanks),
            shown ? [given, new Contribution.StatementApproved(id, opinion, scene.Language)] : [given]) with
        { Words = opinion };
    }
}
