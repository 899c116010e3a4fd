using Isegoria.Deliberation.Opinions;

namespace Isegoria.Deliberation.Dialogs.Steps;

/// <summary>
/// Drafts the citizen's statement in the first person from their answers; they approve it, write it anew, or skip. It is
/// published only once approved, in the very words they saw.
/// </summary>
/// <param name="Draft">Sentences, each left out where an answer it needs was not given.</param>
/// <param name="Question">Shows <c>{statement}</c> and asks for approval.</param>
/// <param name="Write">Asks for the citizen's own wording.</param>
/// <param name="Least">Characters, at least 1.</param>
/// <param name="Most">Characters, at most 4,000.</param>
public sealed record StatementStep(
    string Id,
    Condition? When,
    Words Draft,
    Words Question,
    Words Write,
    Words Approve,
    Words Edit,
    Words Skip,
    int Least,
    int Most,
    Words? Thanks) : DialogStep(Id, When)
{
    private string Rewritten => $"draft.{Id}";

    private string Writing => $"writing.{Id}";

    public StatementId? Approved(Progress progress) =>
        progress.Answers.GetValueOrDefault(Id) is { Length: > 0 } id ? new StatementId(id) : null;

    public override IReadOnlyList<Choice> Choices(Scene scene)
    {
        var skip = new Choice(Skip.Title(scene.Language), "/skip");
        return IsWriting(scene)
            ? [skip]
            : [new Choice(Approve.Title(scene.Language), "/approve"), new Choice(Edit.Title(scene.Language), "/edit"), skip];
    }

    public override IReadOnlyList<Utterance> Ask(Scene scene) => IsWriting(scene)
        ? scene.Ask(Write, Choices(scene))
        : scene.Ask(Question, Choices(scene), [.. Statement(scene).Select(span => ("statement", span))]);

    public override Heard Hear(Scene scene, string text)
    {
        var choices = Choices(scene);
        if (IsOne(scene, choices[^1], text))
            return Heard.Answered(scene.Progress.Note(Writing, null).Answer(Id, ""), []);
        if (IsWriting(scene))
            return Rewrite(scene, text);
        if (IsOne(scene, choices[0], text) || scene.Everyday.Means("yes", text))
            return Publish(scene, string.Concat(Statement(scene).Select(s => s.Text)));
        if (IsOne(scene, choices[1], text))
            return Heard.Again(scene.Progress.Note(Writing, "yes"));
        return text.Trim().Length >= Least && !PlainText.IsQuestion(text) ? Rewrite(scene, text) : NotAChoice(scene, text);
    }

    public override Progress Rewriting(Scene scene) => scene.Progress.Note(Writing, "yes");

    public override (Progress, IReadOnlyList<Contribution>) TakeBack(Scene scene, string key) =>
        (scene.Progress.TakeBack(key), Approved(scene.Progress) is { } id ? [new Contribution.StatementWithdrawn(id)] : []);

    private bool IsWriting(Scene scene) => scene.Progress.Notes.ContainsKey(Writing) || Statement(scene) is [];

    private Heard Publish(Scene scene, string statement)
    {
        var id = scene.Incoming.Fresh;
        var approved = new Contribution.StatementApproved(id, statement, scene.Language);
        var heard = Heard.Answered(scene.Progress.Answer(Id, id.Value), scene.SayIfAny(Thanks), approved);
        return IsOwn(scene) ? heard : heard with { Words = statement };
    }

    private Heard Rewrite(Scene scene, string text)
    {
        var statement = text.Trim();
        return Length.Complaint(scene, statement, Least, Most) is { } complaint
            ? Heard.Again(scene.Progress, complaint)
            : Heard.Again(scene.Progress.Note(Writing, null).Note(Rewritten, statement)) with { Words = statement };
    }

    /// <summary>The citizen's own wording was looked at when they wrote it.</summary>
    private bool IsOwn(Scene scene) => scene.Progress.Notes.ContainsKey(Rewritten);

    /// <summary>
    /// The citizen's own wording, or sentences assembled from their answers; none where no answer was given. The words
    /// around the answers are the assistant's, and judged as such.
    /// </summary>
    private List<Span> Statement(Scene scene)
    {
        if (scene.Progress.Notes.TryGetValue(Rewritten, out var own))
            return [new Span(own, Voice.Citizen)];
        List<Span> statement = [];
        foreach (var sentence in Draft.In(scene.Language).Where(s => IsAnswered(scene, s)).Select(s => scene.Fill(s, [])))
            if (statement.Count == 0)
                statement.AddRange(sentence);
            else if (LengthOf(statement) + LengthOf(sentence) < Most)
                statement.AddRange([new Span(" ", Voice.Assistant), .. sentence]);
        return statement;
    }

    private static bool IsAnswered(Scene scene, Template sentence) => sentence.Placeholders
        .Where(p => p.StartsWith(Placeholder.Answer, StringComparison.Ordinal))
        .All(p => scene.Path.Find(p[Placeholder.Answer.Length..])?.Describe(scene) is not null);

    private static int LengthOf(IEnumerable<Span> spans) => spans.Sum(s => s.Text.Length);
}
