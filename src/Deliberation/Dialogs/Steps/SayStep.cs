namespace Isegoria.Deliberation.Dialogs.Steps;

/// <summary>Says something and goes on.</summary>
public sealed record SayStep(string Id, Condition? When, Words Text) : DialogStep(Id, When)
{
    public override bool IsAnswerable => false;

    public override IReadOnlyList<Utterance> Ask(Scene scene) => scene.Say(Text);
}

/// <summary>Says the consultation's balanced brief, the organiser's words; nothing where none was written.</summary>
public sealed record BriefStep(string Id, Condition? When, Words Intro) : DialogStep(Id, When)
{
    public override bool IsAnswerable => false;

    public override IReadOnlyList<Utterance> Ask(Scene scene) =>
        Brief(scene) is { Count: > 0 } brief
            ? [.. scene.Say(Intro), .. brief.Select(text => new Utterance([new Span(text, Voice.Organiser)], []))]
            : [];

    private static IReadOnlyList<string> Brief(Scene scene)
    {
        var consultation = scene.Situation.Consultation;
        return consultation.Brief.GetValueOrDefault(scene.Language.Code)
            ?? consultation.Brief.GetValueOrDefault(consultation.DefaultLanguage.Code)
            ?? [];
    }
}

/// <summary>Ends the dialog with a receipt in words: what was given, what happens next, how to withdraw.</summary>
public sealed record CloseStep(string Id, Condition? When, Words Text) : DialogStep(Id, When)
{
    public static readonly IReadOnlyList<string> Placeholders = ["answers", "votes", "statements"];

    public override bool IsAnswerable => false;

    public override Progress Enter(Scene scene) => scene.Progress with { Closed = true };

    public override IReadOnlyList<Utterance> Ask(Scene scene) => scene.Say(Text,
        Scene.Number("answers", scene.Path.Steps.Count(s => s.Name is not null && s.Describe(scene) is not null)),
        Scene.Number("votes", scene.Progress.Answers.Keys.Count(k => k.Contains('/', StringComparison.Ordinal))),
        Scene.Number("statements", scene.Path.Steps.OfType<StatementStep>().Count(s => s.Approved(scene.Progress) is not null)));
}
