using Isegoria.Deliberation.Dialogs.Steps;

namespace Isegoria.Deliberation.Dialogs;

/// <summary>What an everyday command does, wherever the citizen stands; then the awaited question is asked again.</summary>
internal static class EverydayReply
{
    public static Heard To(Recognised said, Scene scene) => said.Command switch
    {
        EverydayCommand.Help => Heard.Again(scene.Progress, scene.Say(Phrase.HelpReply)),
        EverydayCommand.Question => AboutTheDocuments(said.Rest, scene),
        EverydayCommand.Undo => Undo(scene),
        EverydayCommand.Contributions => Heard.Again(scene.Progress, OwnList.Of(scene)),
        EverydayCommand.Language => Switch(said.Rest, scene),
        EverydayCommand.Pause => Heard.Again(scene.Progress with { Paused = true }),
        EverydayCommand.Resume => Resume(scene),
        EverydayCommand.Human => AskForAPerson(said.Rest, scene),
        EverydayCommand.Data => Heard.Again(scene.Progress, scene.Say(Phrase.DataReply)),
        EverydayCommand.Erase => ConfirmErasure(scene),
        EverydayCommand.Follow => Follow(scene, true),
        EverydayCommand.Unfollow => Follow(scene, false),
        _ => throw new ArgumentOutOfRangeException(nameof(said), said.Command, "No such command."),
    };

    /// <summary>Nothing of the citizen is left in the progress; whoever writes again begins anew.</summary>
    public static Heard Erase(Scene scene) => new(
        scene.Progress with
        {
            Step = null,
            Seed = 0,
            Answers = new Dictionary<string, string>(),
            Consents = new Dictionary<string, Consent>(),
            Notes = new Dictionary<string, string>(),
            History = [],
            Paused = false,
            Closed = true,
        },
        Onward.Wait,
        scene.Say(Phrase.EraseDone),
        [new Contribution.Erased()]);

    public static Heard AboutTheDocuments(string question, Scene scene)
    {
        if (question.Length > 0)
            return Heard.QuestionFor(scene.Progress, question);
        var back = new Choice(scene.Title(Phrase.QuestionBack), Everyday.Value(EverydayCommand.Resume));
        return new Heard(
            Awaited.Set(scene.Progress, Awaited.Question), Onward.Wait, scene.Ask(scene.Everyday[Phrase.QuestionReply], [back]), []);
    }

    private static Heard Undo(Scene scene)
    {
        var key = scene.Progress.History.LastOrDefault(k => scene.Path.Owner(k) is not null);
        if (key is null)
            return Heard.Again(scene.Progress, scene.Say(Phrase.UndoNothing));
        var step = scene.Path.Owner(key)!;
        if (!step.MayTakeBack(scene))
            return Heard.Again(scene.Progress, scene.Say(Phrase.UndoLate));
        var (progress, contributions) = step.TakeBack(scene, key);
        progress = Awaited.Nothing(progress) with
        {
            Stage = scene.Path.StageOf(step.Id).Id,
            Step = step.Id,
            Paused = false,
            Closed = false,
        };
        return new Heard(progress, Onward.AskAgain, scene.Say(Phrase.UndoReply), contributions);
    }

    private static Heard Switch(string named, Scene scene)
    {
        var offered = scene.Situation.Consultation.Languages.Where(scene.Path.Dialog.Languages.Contains).ToList();
        var wanted = scene.Everyday.LanguageNamed(named) ?? Following(offered, scene.Language);
        if (!offered.Contains(wanted) || offered.Count < 2)
            return Heard.Again(scene.Progress, scene.Say(Phrase.LanguageAlone));
        var switched = scene with { Progress = scene.Progress with { Language = wanted } };
        return new Heard(switched.Progress, Onward.Repeat, switched.Say(Phrase.LanguageReply), []);
    }

    private static Language Following(List<Language> offered, Language current) =>
        offered.Count == 0 ? current : offered[(offered.IndexOf(current) + 1) % offered.Count];

    private static Heard Resume(Scene scene) => scene.Progress.Paused
        ? new Heard(scene.Progress with { Paused = false }, Onward.Repeat, scene.Say(Phrase.ResumeReply), [])
        : Heard.Again(scene.Progress);

    /// <summary>The citizen's words go along only where consent covers them.</summary>
    private static Heard AskForAPerson(string words, Scene scene) => new(
        scene.Progress,
        Onward.AskAgain,
        scene.Say(Phrase.HumanReply),
        [new Contribution.ForAPerson(scene.Progress.HasAgreed() ? words : "")]);

    /// <summary>The consent to be told of opening, closing and results, given or withdrawn; the wording of the offer is what is agreed to.</summary>
    private static Heard Follow(Scene scene, bool wanted)
    {
        var notice = scene.Title(Phrase.FollowNotice);
        return Heard.Again(
            scene.Progress.Decide(Consent.Messages, new Consent(wanted, notice)),
            scene.Say(wanted ? Phrase.FollowReply : Phrase.UnfollowReply)) with
        {
            Contributions = [new Contribution.ConsentDecided(Consent.Messages, wanted, notice)],
        };
    }

    private static Heard ConfirmErasure(Scene scene) => new(
        Awaited.Set(scene.Progress, Awaited.Erasure),
        Onward.Wait,
        scene.Ask(scene.Everyday[Phrase.EraseReply],
        [
            new Choice(scene.Title(Phrase.EraseYes), Awaited.EraseAll),
            new Choice(scene.Title(Phrase.EraseNo), Everyday.Value(EverydayCommand.Resume)),
        ]),
        []);
}
