using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Dialogs.Steps;
using Isegoria.Doubles;

namespace Isegoria.Deliberation.Tests.Dialogs;

/// <summary>Small dialogs written in code; every everyday phrase says its own name, so that a test can look for it.</summary>
internal static class Small
{
    public static readonly Everyday Everyday = new(
        new Dictionary<EverydayCommand, IReadOnlyList<string>>
        {
            [EverydayCommand.Help] = ["aide", "help"],
            [EverydayCommand.Question] = ["j’ai une question", "I have a question"],
            [EverydayCommand.Undo] = ["annuler", "undo"],
            [EverydayCommand.Contributions] = ["mes contributions", "my contributions"],
            [EverydayCommand.Language] = ["langue", "language"],
            [EverydayCommand.Pause] = ["pause"],
            [EverydayCommand.Resume] = ["reprendre", "resume"],
            [EverydayCommand.Human] = ["une personne", "a person"],
            [EverydayCommand.Data] = ["mes données", "my data"],
            [EverydayCommand.Erase] = ["effacer", "erase"],
            [EverydayCommand.Follow] = ["prévenez-moi", "tell me"],
            [EverydayCommand.Unfollow] = ["ne plus m’écrire", "stop messages"],
        },
        new Dictionary<Language, IReadOnlyList<string>> { [Language.French] = ["français"], [Language.English] = ["english"] },
        new Dictionary<string, IReadOnlyList<string>>
        {
            ["yes"] = ["oui", "yes"],
            ["no"] = ["non", "no"],
            ["agree"] = ["oui", "yes"],
            ["disagree"] = ["non", "no"],
            ["pass"] = ["je passe"],
            ["another"] = ["une autre", "another"],
        },
        Enum.GetValues<Phrase>().ToDictionary(p => p, Named));

    public static readonly ConsentStep Consent = new(
        "take-part", null, "participation", "1", Required: true,
        Both("Acceptez-vous ?", "Do you agree?"), Both("J’accepte", "I agree"), Both("Je refuse", "I refuse"),
        Both("Refus noté.", "Refusal recorded."), null);

    public static readonly CloseStep Close = new("receipt", null, Both("{answers} {statements} {votes}", "{answers} {statements} {votes}"));

    public static Words Both(string french, string english) => Words((Language.French, [french]), (Language.English, [english]));

    public static Words Same(params string[] messages) => Words((Language.French, messages), (Language.English, messages));

    public static AskStep Ask(string id, bool optional = false, Condition? when = null) =>
        new(id, when, Same($"Name of {id}"), Both($"Question {id} ?", $"Question {id}?"), 3, 40, optional, Same($"Thanks for {id}."));

    public static ChooseStep Choose(string id, bool drawn = false) => new(
        id, null, Same($"Name of {id}"), Same($"Question {id}?"),
        [
            new Alternative("early", Both("Tôt le matin", "Early"), false),
            new Alternative("late", Both("Tard", "Late"), false),
            new Alternative("none", Both("Aucun", "None"), true),
        ],
        drawn, false, null);

    public static ScaleStep Scale(string id) => new(
        id, null, Same($"Name of {id}"), Same($"Question {id}?"), 1, 5, Both("pas du tout", "not at all"), Both("tout à fait", "fully"), false, null);

    public static VoteStep Vote(string id, int most = 8, bool more = false) => new(
        id, null, most, Same("Up to {count}."), Same("{number} of {count}: {statement}"),
        Both("D’accord", "Agree"), Both("Pas d’accord", "Disagree"), Both("Passer", "Pass"), Same("No statements."), Same("Thanks for the votes."),
        more ? new MoreWords(Same("{count} left. More?"), Same("More"), Same("Enough")) : null, Same("Not so: {statement} But: {reason}"));

    public static StatementStep Statement(string id, params string[] draft) => new(
        id, null, Same(draft), Same("Yours: {statement}"), Same("Write it."), Same("Publish"), Same("Edit"), Same("Do not publish"),
        5, 200, Same("Published."),
        new AlikeWords(Same("Much the same: {alike}"), Same("Support it"), Same("Keep mine"), Same("Change mine"), Same("Supported.")));

    public static QuestionTimeStep Questions(string id) => new(id, null, Same("Ask freely."), Same("More?"), Same("Move on"));

    public static SayStep Say(string id, string french, string english) => new(id, null, Both(french, english));

    /// <summary>One stage of these steps after the consent, and the close.</summary>
    public static DialogScript Script(params DialogStep[] steps) =>
        Script(Stage("first", Consent), Stage("second", steps), Stage("last", Close));

    public static DialogScript Script(params Stage[] stages) => new(
        new Dialog("small", "v1", Same("Small"), [Language.French, Language.English], stages), Everyday);

    public static Stage Stage(string id, params DialogStep[] steps) => new(id, Same(id), null, [], steps);

    /// <summary>A citizen who has agreed to take part.</summary>
    public static Rehearsal Agreed(DialogScript script, int seed = 7)
    {
        var rehearsal = new Rehearsal(script, Language.English, seed);
        rehearsal.Arrive();
        return rehearsal.Through("I agree");
    }

    private static Words Named(Phrase phrase) => phrase switch
    {
        Phrase.GeneralPersonal => Same("Like this? {redacted}"),
        Phrase.TimesBefore or Phrase.TimesAfter or Phrase.TimesClosing => Both($"{phrase} fr {{date}}", $"{phrase} en {{date}}"),
        Phrase.TimesResultsAt => Same("results {address}"),
        Phrase.ContributionsLine => Same("{name} = {given}"),
        Phrase.ContributionsTally => Same("({agree}, {disagree}, {pass})"),
        Phrase.ContributionsRejected => Same("(rejected: {reason})"),
        Phrase.ContributionsPlace => Same("group {group} of {people}"),
        Phrase.GeneralScale => Same("{from} {low} {to} {high}"),
        Phrase.GeneralTooShort or Phrase.GeneralTooLong => Same($"{phrase} {{count}}"),
        Phrase.RoomStarted or Phrase.RoomMoved => Same($"{phrase} {{stage}} {{minutes}}"),
        Phrase.RoomExtended => Same($"{phrase} {{minutes}}"),
        Phrase.RoomWordsForAll or Phrase.RoomWordsForOne or Phrase.RoomAnswer or Phrase.RoomObjection => Same($"{phrase} {{words}}"),
        _ => Both($"{phrase} fr", $"{phrase} en"),
    };

    private static Words Words(params (Language Language, string[] Messages)[] words) => new(words.ToDictionary(
        w => w.Language, w => (IReadOnlyList<Template>)[.. w.Messages.Select(Template.Parse)]));
}
