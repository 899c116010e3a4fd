using Isegoria.Deliberation.Bias;
using Isegoria.Deliberation.Replies;
using Isegoria.Deliberation.Turns;

namespace Isegoria.Bot.Citizen.Challenge;

/// <summary>Whose words a reply is.</summary>
public enum WrittenBy
{
    /// <summary>The words of the dialog.</summary>
    Script,

    /// <summary>Sentences of documents, quoted.</summary>
    Quotations,

    /// <summary>A language model, kept to passages.</summary>
    Model,

    /// <summary>People who run the consultation.</summary>
    Team,

    /// <summary>A notice stands in the place of what was written.</summary>
    Notice,
}

/// <summary>Why a citizen was given a reply, as data for the page to say in plain words. Nothing that was kept from them is in it.</summary>
/// <param name="Model">Name of the language model, where one wrote.</param>
/// <param name="Outcome">Of the neutrality check.</param>
/// <param name="Judged">How many sentences it read.</param>
/// <param name="Found">Labels it found too much of, in what was written first.</param>
internal sealed record Reasons(
    string Language, WrittenBy Written, string? Model, string Outcome, int Judged, IReadOnlyList<string> Found, IReadOnlyList<Reasons.Source> Sources)
{
    public static Reasons Of(Turn turn)
    {
        var (written, model) = Author(turn);
        return new Reasons(
            turn.Reply.Stage.Language.Code,
            written,
            model,
            Name(turn.Verdict),
            turn.Verdict.Sentences.Count,
            [.. turn.Verdict.Judged().SelectMany(sentence => sentence.Exceeded).Distinct().Order().Select(label => label.ToString().ToLowerInvariant())],
            [.. turn.Reply.Citations.Select(citation => new Source(
                citation.Number, citation.Title, citation.Page, citation.Quote, DocumentPlace.AddressOf(citation, turn.Reply.Stage.Language)))]);
    }

    private static string Name(Verdict verdict) => verdict switch
    {
        Verdict.Withheld { Reason: WithheldReason.CouldNotJudge } => "unjudged",
        _ => verdict.GetType().Name.ToLowerInvariant(),
    };

    /// <summary>As the writers name themselves: "kernel/1 MODEL PROMPT", "extractive/2", and the second for the first where that failed.</summary>
    private static (WrittenBy, string?) Author(Turn turn) => turn.Draft.Writer.Split(' ') switch
    {
        _ when turn.Reply.Status is not ReplyStatus.Passed => (WrittenBy.Notice, null),
        _ when turn.Kind is MessageKind.Told => (WrittenBy.Team, null),
        [var kernel, var model, ..] when kernel.StartsWith("kernel/", StringComparison.Ordinal) => (WrittenBy.Model, model),
        [var extractive, ..] when extractive.StartsWith("extractive/", StringComparison.Ordinal) && turn.Reply.Citations.Count > 0 => (WrittenBy.Quotations, null),
        _ => (WrittenBy.Script, null),
    };

    internal sealed record Source(int Number, string Title, int? Page, string Quote, string? Url);
}
