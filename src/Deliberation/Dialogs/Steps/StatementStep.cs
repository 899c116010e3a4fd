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
/// <param name="Alike">Asks about a statement that is there and says much the same; without it nothing is compared.</param>
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
    Words? Thanks,
    AlikeWords? Alike = null) : DialogStep(Id, When)
{
    /// <summary>The statement of others the citizen is asked about.</summary>
    private string Compared => $"alike.{Id}";

    private string Rewritten => $"draft.{Id}";

    private string Writing => $"writing.{Id}";

    public StatementId? Approved(Progress progress) =>
        progress.Answers.GetValueOrDefault(Id) is { Length: > 0 } id ? new StatementId(id) : null;

    public override IReadOnlyList<Choice> Choices(Scene scene)
    {
        var skip = new Choice(Skip.Title(scene.Language), "/skip");
        return AskedAbout(scene) is not null ? Alike!.Choices(scene)
            : IsWriting(scene) ? [skip]
            : [new Choice(Approve.Title(scene.Language), "/approve"), new Choice(Edit.Title(scene.Language), "/edit"), skip];
    }

    public override IReadOnlyList<Utterance> Ask(Scene scene) => AskedAbout(scene) is { } alike
        ? scene.Ask(Alike!.Ask, Choices(scene), ("alike", new Span(alike.In(scene.Language), Voice.Citizen)))
        : IsWriting(scene)
        ? scene.Ask(Write, Choices(scene))
        : scene.Ask(Question, Choices(scene), [.. Statement(scene).Select(span => ("statement", span))]);

    public override Heard Hear(Scene scene, string text)
    {
        var choices = Choices(scene);
        if (AskedAbout(scene) is { } alike)
            return HearAlike(scene, text, alike);
        if (IsOne(scene, choices[^1], text))
            return Heard.Answered(scene.Progress.Note(Writing, null).Answer(Id, ""), []);
        if (IsWriting(scene))
            return Rewrite(scene, text);
        if (IsOne(scene, choices[0], text) || scene.Everyday.Means("yes", text))
            return Alike is not null && scene.Situation.Alike is { } found
                ? Heard.Again(scene.Progress.Note(Compared, found.Id.Value))
                : Publish(scene);
        if (IsOne(scene, choices[1], text))
            return Heard.Again(scene.Progress.Note(Writing, "yes"));
        return text.Trim().Length >= Least && !PlainText.IsQuestion(text) ? Rewrite(scene, text) : NotAChoice(scene, text);
    }

    public override Progress Rewriting(Scene scene) => scene.Progress.Note(Writing, "yes");

    public override (Progress, IReadOnlyList<Contribution>) TakeBack(Scene scene, string key) => key.Split('/', 2) is [_, var joined]
        ? (scene.Progress.TakeBack(key).TakeBack(Id), [new Contribution.VoteUndone(new StatementId(joined))])
        : (scene.Progress.TakeBack(key), Approved(scene.Progress) is { } id ? [new Contribution.StatementWithdrawn(id)] : []);

    /// <summary>The text that this message publishes, unless something of others is like it; none where it publishes nothing, or the citizen was asked already.</summary>
    public string? WouldPublish(Scene scene, string text) =>
        Alike is not null && AskedAbout(scene) is null && !IsWriting(scene) && (IsOne(scene, Choices(scene)[0], text) || scene.Everyday.Means("yes", text))
            ? Text(scene)
            : null;

    /// <summary>A citizen who agrees with a statement that says much the same has voted on it, and publishes none of their own.</summary>
    public IEnumerable<(StatementId Id, Words Title)> Votes(Progress progress) =>
        from key in progress.History
        where Alike is not null && key.StartsWith($"{Id}/", StringComparison.Ordinal)
        select (new StatementId(key[(Id.Length + 1)..]), Alike!.Join);

    private Heard HearAlike(Scene scene, string text, Statement alike)
    {
        var choices = Choices(scene);
        var decided = scene with { Progress = scene.Progress.Note(Compared, null) };
        if (IsOne(scene, choices[0], text))
            return Heard.Answered(
                decided.Progress.Answer(Id, "").Answer($"{Id}/{alike.Id}", Everyday.Name(Vote.Agree)), decided.Say(Alike!.Thanks), new Contribution.VoteCast(alike.Id, Vote.Agree));
        if (IsOne(scene, choices[1], text))
            return Publish(decided);
        return IsOne(scene, choices[2], text) ? Heard.Again(decided.Progress.Note(Writing, "yes")) : NotAChoice(scene, text);
    }

    /// <summary>Still to be read by others: one that was withdrawn meanwhile asks nothing.</summary>
    private Statement? AskedAbout(Scene scene) => Alike is not null && scene.Progress.Notes.GetValueOrDefault(Compared) is { } id
        ? scene.Situation.Statements.FirstOrDefault(statement => statement.Id.Value == id)
        : null;

    private string Text(Scene scene) => string.Concat(Statement(scene).Select(s => s.Text));

    private bool IsWriting(Scene scene) => scene.Progress.Notes.ContainsKey(Writing) || Statement(scene) is [];

    private Heard Publish(Scene scene)
    {
        var statement = Text(scene);
        var id = scene.Incoming.Fresh;
        var approved = new Contribution.StatementApproved(id, statement, scene.Language);
        var heard = Heard.Answered(scene.Progress.Answer(Id, id.Value), scene.Situation.Consultation.ModeratesBefore ? scene.Say(Phrase.GeneralModerated) : scene.SayIfAny(Thanks), approved);
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

/// <summary>What is asked where another statement says much the same.</summary>
/// <param name="Ask">Shows <c>{alike}</c>.</param>
/// <param name="Thanks">Said once the citizen agreed with the other statement instead.</param>
public sealed record AlikeWords(Words Ask, Words Join, Words Keep, Words Edit, Words Thanks)
{
    public IReadOnlyList<Choice> Choices(Scene scene) =>
    [
        new Choice(Join.Title(scene.Language), "/join"),
        new Choice(Keep.Title(scene.Language), "/keep"),
        new Choice(Edit.Title(scene.Language), "/edit"),
    ];
}
