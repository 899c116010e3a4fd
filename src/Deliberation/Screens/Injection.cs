namespace Isegoria.Deliberation.Screens;

/// <summary>Whose text is looked at: a citizen speaks to the assistant and may ask it anything, a document has no reason to speak to it at all.</summary>
public enum TextOrigin
{
    Message,
    Document,

    /// <summary>The name of a document's file, its title or its author.</summary>
    FileName,
}

/// <summary>Why a text looks like an instruction to the machine.</summary>
public enum InjectionReason
{
    /// <summary>Calls on it to drop the instructions it was given.</summary>
    OverridesInstructions,

    /// <summary>Calls on it to drop neutrality, filters or checks, or claims that they are off.</summary>
    LiftsRules,

    /// <summary>Gives it another identity: a person, a character, a mode.</summary>
    AssignsRole,

    /// <summary>Imitates the marks by which a conversation with a model is written down, or another speaker's turn in it.</summary>
    ForgesTurn,

    /// <summary>Claims a right to command it: developer, administrator, provider, a new policy.</summary>
    ClaimsAuthority,

    /// <summary>Says what it has to answer, or in which form.</summary>
    DictatesReply,

    /// <summary>Speaks to whatever machine reads it.</summary>
    AddressesMachine,

    /// <summary>Wants its instructions, settings or keys.</summary>
    AsksForPrompt,

    /// <summary>Wants what other people wrote, or who they are.</summary>
    AsksForOthers,

    /// <summary>Wants an opinion, a side, a recommendation how to vote.</summary>
    AsksForSide,

    /// <summary>Wants something written that persuades or mocks.</summary>
    AsksForText,

    /// <summary>Has the answer put together from pieces, so that no piece says it.</summary>
    Assembles,

    /// <summary>Was written so that a reader does not see it: a comment, an invisible element, characters without width.</summary>
    Hidden,

    /// <summary>Was written so that a reader cannot read it: base64, hexadecimal, rot13, backwards, escapes.</summary>
    Encoded,
}

/// <param name="Weight">From 0 to 1; 1 is a reason on its own.</param>
/// <param name="Start">In the text as it was looked at (folded, decoded), not as it was given.</param>
public sealed record InjectionHit(InjectionReason Reason, double Weight, int Start);

/// <param name="Score">Sum of the weights of the different reasons that stand close together, where that sum is greatest; 0 where there is none.</param>
/// <param name="Hits">What counted towards the score.</param>
public sealed record InjectionFinding(double Score, IReadOnlyList<InjectionHit> Hits)
{
    public static readonly InjectionFinding None = new(0, []);
}

/// <summary>
/// Looks for instructions to the machine, in French and English. It blocks nobody: a text that scores is kept out of a
/// model's prompt and otherwise treated like any other. A single weak sign is not enough: "ignore the noise", "the
/// mayor's instructions" and "the system is unfair" score nothing.
/// </summary>
public static class Injection
{
    /// <summary>Signs further apart than this, in characters, say nothing about each other.</summary>
    private const int Near = 300;

    public static InjectionFinding Look(string text, TextOrigin origin) =>
        Disguises.Layers(text).Select(layer => Look(layer, origin)).MaxBy(finding => finding.Score) ?? InjectionFinding.None;

    private static InjectionFinding Look(Layer layer, TextOrigin origin)
    {
        var folded = Folding.Fold(layer.Text);
        var hits = Signs.In(folded, origin).OrderBy(hit => hit.Start).ToList();
        var densest = Densest(hits);
        if (layer.Disguise is not { } disguise || (densest.Hits.Count == 0 && layer.Weight < 1))
            return densest;
        return new InjectionFinding(densest.Score + layer.Weight, [.. densest.Hits, new InjectionHit(disguise, layer.Weight, 0)]);
    }

    private static InjectionFinding Densest(List<InjectionHit> hits)
    {
        var best = InjectionFinding.None;
        for (var first = 0; first < hits.Count; first++)
        {
            var near = hits.Skip(first).TakeWhile(hit => hit.Start - hits[first].Start <= Near)
                .GroupBy(hit => hit.Reason)
                .Select(same => same.MaxBy(hit => hit.Weight)!)
                .ToList();
            if (near.Sum(hit => hit.Weight) is var score && score > best.Score)
                best = new InjectionFinding(score, near);
        }
        return best;
    }
}
