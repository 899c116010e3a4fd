using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Dialogs.Steps;

namespace Isegoria.Backends.Dialogs;

/// <summary>Reads the steps by which a group works out a statement.</summary>
internal sealed class CaucusStepReader(WordsReader words)
{
    public static readonly string[] Kinds = ["opinion", "rank", "critique", "endorse", "outcome"];

    private static readonly string[] Counts = ["ranked", "last", "low", "opinions", "missing"];

    public DialogStep Read(string kind, YamlEntry step, string id, Condition? when) => kind switch
    {
        "opinion" => new OpinionStep(
            id, when, words.Title(step, "name"), words.Messages(step, "ask"), step.Number("min", 1, 4000), step.Number("max", 1, 4000),
            words.MessagesIfAny(step, "thanks"), words.Messages(step, "late")),
        "rank" => new RankStep(
            id, when, step.Number("round", 1, 2), words.Title(step, "name"), words.Messages(step, "wait"), words.MessagesIfAny(step, "news"),
            words.Messages(step, "intro", "count"), words.MessagesIfAny(step, "critiques"), words.Messages(step, "ask"), words.Messages(step, "next", "so-far"),
            words.Title(step, "rest"), words.Messages(step, "thanks", "ranking"), words.Messages(step, "unclear"), words.Messages(step, "late")),
        "critique" => new CritiqueStep(
            id, when, words.Title(step, "name"), words.Messages(step, "wait"), words.MessagesIfAny(step, "news"),
            words.Messages(step, "intro", ["statement", .. Counts]), words.Messages(step, "ask"), words.Title(step, "none"),
            step.Number("min", 1, 4000), step.Number("max", 1, 4000), words.MessagesIfAny(step, "thanks"), words.Messages(step, "late")),
        "endorse" => new EndorseStep(
            id, when, words.Title(step, "name"), words.Messages(step, "wait"), words.MessagesIfAny(step, "news"),
            words.Messages(step, "intro", ["statement", .. Counts]), words.Messages(step, "ask"),
            words.Title(step, "yes"), words.Title(step, "partly"), words.Title(step, "no"),
            words.Messages(step, "why"), step.Number("max", 1, 4000), words.MessagesIfAny(step, "thanks"), words.Messages(step, "late")),
        _ => new OutcomeStep(
            id, when, words.Messages(step, "wait"), words.Messages(step, "reached", CaucusStep.Placeholders), words.Messages(step, "tie"),
            words.Messages(step, "left-out", CaucusStep.Placeholders), words.Messages(step, "unmeasured", CaucusStep.Placeholders), words.Messages(step, "none"), words.Title(step, "leave")),
    };
}
