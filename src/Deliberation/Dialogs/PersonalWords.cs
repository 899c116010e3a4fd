using Isegoria.Deliberation.Screens;

namespace Isegoria.Deliberation.Dialogs;

/// <summary>
/// Words with personal data are not kept before the citizen has seen them with those data left out and has decided: kept
/// like that, kept as written, or written anew. Until then only the redacted form waits, so that whoever leaves here
/// leaves nothing behind; to have them kept as written, the citizen sends them again.
/// </summary>
internal static class PersonalWords
{
    public const string Keep = "/keep";
    public const string Written = "/as-written";
    public const string Again = "/again";

    private const string Redacted = "redacted";
    private const string ForDocuments = "redacted.question";

    /// <summary>A message that holds personal data is itself never kept, except where the citizen sent it to be kept as written.</summary>
    public static bool MayBeKept(Progress? progress, string text) =>
        (progress is not null && Awaited.Is(progress, Awaited.AsWritten)) || PersonalData.In(text).Count == 0;

    /// <summary>The words with personal data replaced by what kind they are.</summary>
    public static string LeftOut(Everyday everyday, string words, Language language) =>
        PersonalData.Redact(words, kind => everyday[InPlaceOf(kind)].Title(language));

    public static Progress Forget(Progress progress) => progress.Note(Redacted, null).Note(ForDocuments, null);

    /// <summary>Asks for the decision instead of keeping; none where there is nothing to decide, or nothing would be kept.</summary>
    public static Heard? Held(Scene scene, Heard heard)
    {
        if ((heard.Words ?? heard.Question) is not { } words || !scene.Progress.HasAgreed()
            || Awaited.Is(scene.Progress, Awaited.AsWritten) || PersonalData.In(words).Count == 0)
            return null;
        var before = heard.Question is null ? scene.Progress : heard.Progress;
        var held = Awaited.Set(before, Awaited.Decision)
            .Note(Redacted, LeftOut(scene.Everyday, words, scene.Language))
            .Note(ForDocuments, heard.Question is null ? null : "yes");
        return new Heard(held, Onward.AskAgain, [], []);
    }

    public static IReadOnlyList<Utterance> Ask(Scene scene) => Awaited.Is(scene.Progress, Awaited.AsWritten)
        ? scene.Say(Phrase.GeneralPersonalResend)
        : scene.Ask(scene.Everyday[Phrase.GeneralPersonal],
            [
                new Choice(scene.Title(Phrase.GeneralPersonalKeep), Keep),
                new Choice(scene.Title(Phrase.GeneralPersonalWritten), Written),
                new Choice(scene.Title(Phrase.GeneralPersonalAgain), Again),
            ],
            ("redacted", new Span(scene.Progress.Notes.GetValueOrDefault(Redacted) ?? "", Voice.Citizen)));

    /// <summary>The decision, or other words in place of those that wait; none for an everyday command, which lets them go.</summary>
    /// <param name="cleared">The scene with nothing awaited.</param>
    public static (string Name, Scene Scene, Heard Heard)? Hear(Scene scene, Scene cleared, string text)
    {
        if (Awaited.Is(scene.Progress, Awaited.AsWritten))
            return IsCommand(scene, text) ? null : ("as-written", scene, Taken(scene, cleared, text));
        if (Is(scene, text, Keep, Phrase.GeneralPersonalKeep) || scene.Everyday.Means("yes", text))
            return ("redacted", cleared, Taken(scene, cleared, scene.Progress.Notes.GetValueOrDefault(Redacted) ?? ""));
        if (Is(scene, text, Written, Phrase.GeneralPersonalWritten))
            return ("decision", cleared, Heard.Again(Awaited.Set(scene.Progress.Note(Redacted, null), Awaited.AsWritten)));
        if (Is(scene, text, Again, Phrase.GeneralPersonalAgain) || scene.Everyday.Means("no", text))
            return ("decision", cleared, IsForDocuments(scene)
                ? EverydayReply.AboutTheDocuments("", cleared)
                : Heard.Again(scene.Path.Find(cleared.Progress.Step)?.Rewriting(cleared) ?? cleared.Progress));
        return IsCommand(scene, text) ? null : ("decision", cleared, Taken(scene, cleared, text));
    }

    /// <summary>The words as what they were: a question for the documents, or the answer to the awaited step.</summary>
    private static Heard Taken(Scene scene, Scene cleared, string words)
    {
        if (IsForDocuments(scene))
            return Heard.QuestionFor(cleared.Progress, words.Trim());
        if (scene.Path.Find(cleared.Progress.Step) is not { } step)
            return Heard.Again(cleared.Progress);
        return step.Hear(cleared with { Progress = step.Rewriting(cleared) }, words);
    }

    private static bool IsForDocuments(Scene scene) => scene.Progress.Notes.ContainsKey(ForDocuments);

    private static bool IsCommand(Scene scene, string text) => string.IsNullOrWhiteSpace(text) || scene.Everyday.Recognise(text) is not null;

    private static bool Is(Scene scene, string text, string value, Phrase title) =>
        PlainText.Same(text, value) || PlainText.Same(text, scene.Title(title));

    private static Phrase InPlaceOf(PersonalKind kind) => kind switch
    {
        PersonalKind.Email => Phrase.GeneralPersonalEmail,
        PersonalKind.Telephone => Phrase.GeneralPersonalTelephone,
        PersonalKind.Iban => Phrase.GeneralPersonalIban,
        PersonalKind.SocialSecurity => Phrase.GeneralPersonalSocialSecurity,
        PersonalKind.Card => Phrase.GeneralPersonalCard,
        _ => Phrase.GeneralPersonalAddress,
    };
}
