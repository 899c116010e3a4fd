using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Dialogs.Steps;

namespace Isegoria.Backends.Dialogs;

/// <summary>Reads one step; its kind is the key that names it: <c>say: hello</c>.</summary>
internal sealed class StepReader(WordsReader words, IReadOnlyDictionary<string, DialogStep> earlier)
{
    private static readonly string[] Kinds =
        ["say", "consent", "choose", "scale", "ask", "questions", "statement", "vote", "survey", "brief", "close", .. CaucusStepReader.Kinds];

    /// <summary>One step, or several for a survey; none where the kind is unknown, which is reported.</summary>
    public IEnumerable<DialogStep> Read(YamlEntry step, Condition? given = null, bool optional = false)
    {
        if (step.Keys.FirstOrDefault(Kinds.Contains) is not { } kind)
        {
            step.Report(step.Line, $"No kind of step is known by these keys: {string.Join(", ", step.Keys)}.",
                $"Begin the step with one of: {string.Join(", ", Kinds.Select(k => $"{k}: id"))}.");
            return [];
        }
        var id = Ids.Read(step, kind);
        var when = step.Has("when") ? When(step) : given;
        IEnumerable<DialogStep> read = kind is "survey" ? Survey(step, id, when) : [One(kind, step, id, when, optional)];
        var steps = read.ToList();
        if (kind is "scale" or "choose" && step.Has("again"))
            steps = [steps[0] with { Again = Again(step, steps[0]) }];
        step.ReportUnknownKeys();
        words.ReportUnknownKeys(step);
        return steps;
    }

    private DialogStep One(string kind, YamlEntry step, string id, Condition? when, bool optional) => kind switch
    {
        "say" => new SayStep(id, when, words.Own(step)),
        "brief" => new BriefStep(id, when, words.Own(step)),
        "close" => new CloseStep(id, when, words.Own(step, CloseStep.Placeholders)),
        "consent" => Consent(step, id, when),
        "choose" => Choose(step, id, when, step.Flag("optional") || optional),
        "scale" => Scale(step, id, when, step.Flag("optional") || optional),
        "ask" => new AskStep(
            id, when, words.Title(step, "name"), words.Messages(step, "ask"),
            step.Number("min", 1, 4000), step.Number("max", 1, 4000), step.Flag("optional") || optional, Thanks(step)),
        "questions" => new QuestionTimeStep(
            id, when, words.Messages(step, "ask"), words.Messages(step, "more"), words.Title(step, "leave")),
        "statement" => Statement(step, id, when),
        _ when CaucusStepReader.Kinds.Contains(kind) => new CaucusStepReader(words).Read(kind, step, id, when),
        _ => Vote(step, id, when),
    };

    private ConsentStep Consent(YamlEntry step, string id, Condition? when) => new(
        id, when, Ids.Read(step, "purpose"), step.Text("notice"), step.Flag("required"),
        words.Messages(step, "ask"), words.Title(step, "yes"), words.Title(step, "no"), words.Messages(step, "refused"), Thanks(step));

    private ChooseStep Choose(YamlEntry step, string id, Condition? when, bool optional)
    {
        var order = step.Text("order");
        if (order is not ("drawn" or "written" or ""))
            step.Report(step.LineOf("order"), $"The order '{order}' is unknown.", "Write drawn (per citizen) or written.");
        var options = step.Entries("options").Select(Option).ToList();
        foreach (var twice in options.GroupBy(o => o.Value).Where(g => g.Count() > 1))
            step.Report(step.LineOf("options"), $"The value '{twice.Key}' is used twice.", "Give every option a value of its own.");
        if (options.Count == 1)
            step.Report(step.LineOf("options"), "There is only one option.", "Give at least two.");
        return new ChooseStep(
            id, when, words.Title(step, "name"), words.Messages(step, "ask"), options, order == "drawn", optional, Thanks(step));
    }

    private Alternative Option(YamlEntry option)
    {
        var read = new Alternative(Ids.Read(option, "value"), words.OwnTitle(option), option.Flag("last"));
        option.ReportUnknownKeys();
        return read;
    }

    private ScaleStep Scale(YamlEntry step, string id, Condition? when, bool optional)
    {
        var lowest = step.Number("lowest", 0, 9);
        var (ask, low, high) = (words.Messages(step, "ask"), words.Title(step, "low"), words.Title(step, "high"));
        words.CheckTogether(step, ask, low, high);
        return new ScaleStep(
            id, when, words.Title(step, "name"), ask, lowest, step.Number("highest", lowest + 1, 10), low, high, optional, Thanks(step));
    }

    private StatementStep Statement(YamlEntry step, string id, Condition? when) => new(
        id, when,
        words.Messages(step, "draft", [.. earlier.Values.Where(s => s.Name is not null).Select(s => Placeholder.Answer + s.Id)]),
        words.Messages(step, "ask", "statement"), words.Messages(step, "write"),
        words.Title(step, "approve"), words.Title(step, "edit"), words.Title(step, "skip"),
        step.Number("min", 1, 4000), step.Number("max", 1, 4000), Thanks(step), Alike(step));

    /// <summary>All of the words for a statement that is like another, or none.</summary>
    private AlikeWords? Alike(YamlEntry step) => words.MessagesIfAny(step, "alike", "alike") is { } ask
        ? new AlikeWords(ask, words.Title(step, "join"), words.Title(step, "keep"), words.Title(step, "rewrite"), words.Messages(step, "joined"))
        : null;

    private VoteStep Vote(YamlEntry step, string id, Condition? when) => new(
        id, when, step.Number("max", 1, 100),
        words.Messages(step, "intro", "count"), words.Messages(step, "ask", "statement", "number", "count"),
        words.Title(step, "agree"), words.Title(step, "disagree"), words.Title(step, "pass"),
        words.Messages(step, "none"), Thanks(step), More(step), words.MessagesIfAny(step, "other", "statement", "reason"));

    private MoreWords? More(YamlEntry step) => words.MessagesIfAny(step, "more", "count") is { } ask
        ? new MoreWords(ask, words.Title(step, "go-on"), words.Title(step, "enough"))
        : null;

    /// <summary>A survey is an introduction and its questions, none of which has to be answered.</summary>
    private IEnumerable<DialogStep> Survey(YamlEntry step, string id, Condition? when)
    {
        yield return new SayStep(id, when, words.Own(step));
        foreach (var question in step.Entries("questions"))
        {
            if (!question.Has("scale") && !question.Has("choose"))
                question.Report(question.Line, "A survey asks with scale or choose only.", "Make it one of these, or a step of its own.");
            foreach (var read in Read(question, when, optional: true))
                yield return read;
        }
    }

    /// <summary>Only the same answers can be compared.</summary>
    private string Again(YamlEntry step, DialogStep last)
    {
        var id = step.Text("again");
        if (!earlier.TryGetValue(id, out var first) || first.GetType() != last.GetType() || !Ids.ValuesOf(first)!.ToHashSet().SetEquals(Ids.ValuesOf(last)!))
            step.Report(step.LineOf("again"), $"'{id}' is no earlier step that is answered like this one.",
                "Name an earlier step of the same kind with the same answers.");
        return id;
    }

    private Condition? When(YamlEntry step)
    {
        if (step.Entry("when") is not { } when)
            return null;
        var condition = new Condition(when.Text("step"), [.. when.Texts("is").Select(t => t.Text)]);
        if (condition.Is.Count == 0)
            when.Missing("is", "the answer, or a list of answers");
        when.ReportUnknownKeys();
        if (!earlier.TryGetValue(condition.Step, out var asked))
            when.Report(when.LineOf("step"), $"The condition names '{condition.Step}', which is no earlier step.",
                $"Name one of: {string.Join(", ", earlier.Keys)}.");
        else if (Ids.ValuesOf(asked) is { } values && condition.Is.FirstOrDefault(v => !values.Contains(v)) is { } never)
            when.Report(when.LineOf("is"), $"'{condition.Step}' is never answered with '{never}'.",
                $"Use one of: {string.Join(", ", values)}.");
        return condition;
    }

    private Words? Thanks(YamlEntry step) => words.MessagesIfAny(step, "thanks");
}
