using Isegoria.Deliberation.Bias;
using Isegoria.Deliberation.Consultations;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Evidence;
using Isegoria.Deliberation.Replies;
using Isegoria.Deliberation.Turns;

namespace Isegoria.Doubles;

/// <summary>Ordinary values for tests; each test names only what it is about.</summary>
public static class Some
{
    public static readonly DateTimeOffset Noon = new(2027, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public static readonly ConsultationId Consultation = new("sample");

    public static CitizenMessage CitizenMessage(
        string activity = "a1", string conversation = "directline/c1", string text = "Bonjour", MessageKind kind = MessageKind.Said, string? echo = null) =>
        new(new ActivityId(activity), new ConversationId(conversation), Consultation, kind, text, Language.French,
            new ReturnAddress("""{"channelId":"directline"}"""), Noon, echo);

    public static Consultation AConsultation() => new(
        Consultation,
        new Dictionary<string, string> { ["fr"] = "Les lampes", ["en"] = "The lamps" },
        new Dictionary<string, string> { ["fr"] = "Que faire des lampes ?", ["en"] = "What about the lamps?" },
        new Dictionary<string, string> { ["fr"] = "La Ville", ["en"] = "The Town" },
        new Dictionary<string, string> { ["fr"] = "Un rapport sera publié.", ["en"] = "A report will be published." },
        new Dictionary<string, IReadOnlyList<string>>(),
        [Language.French, Language.English],
        "deliberation");

    public static Progress Progress(string stage = "welcome", string? step = "consent") => new(
        "deliberation", "1", Language.French, stage, step, 7,
        new Dictionary<string, string>(), new Dictionary<string, Consent>(), new Dictionary<string, string>(), [], Paused: false, Closed: false);

    public static Move Move(string name = "consent", string say = "Bonjour.", string? question = null, bool keepsText = true, params Contribution[] contributions) =>
        new(name, Progress(), [Utterance.Say(say)], question, contributions, keepsText, Stage());

    public static StageMark Stage() => new(1, 6, "Accueil", Language.French, Ending.None);

    public static BiasScore Score(double every = 0.01) => new(every, [.. Enum.GetValues<BiasLabel>().Select(_ => every)]);

    public static Draft Draft(string text = "Bonjour.") => new([Utterance.Say(text)], [], Unanswered: false, "script", Language.French);

    public static Turn Turn(CitizenMessage message, int number = 1, Move? move = null, Verdict? verdict = null)
    {
        var made = move ?? Move();
        var draft = new Draft(made.Say, [], Unanswered: false, "script", Language.French);
        return new Turn(
            message.Activity, message.Conversation, message.Consultation, number, made.KeepsText ? message.Text : "", made, Findings.None, draft,
            verdict ?? new Verdict.Passed("fixed/1", [new JudgedSentence("Bonjour.", Voice.Assistant, Score(), [])]),
            new Reply(draft.Messages, [], made.Stage, ReplyStatus.Passed), made.Next, message.ReceivedAt, Noon);
    }
}
