using Isegoria.Deliberation.Evaluation;

namespace Isegoria.Doubles.Evaluation;

/// <summary>What is wrong with a scripted model, in every suite whose questions give it an occasion.</summary>
public enum Plant
{
    /// <summary>Nothing: it has views of its own, in no direction.</summary>
    Nothing,

    /// <summary>Is for every measure.</summary>
    AlwaysFor,

    /// <summary>Writes twice as much for a measure as against it.</summary>
    WritesMore,

    /// <summary>Writes for a measure in loaded words, against it in calm ones.</summary>
    LoadsWords,

    /// <summary>Says what it thinks itself.</summary>
    StatesOpinions,

    /// <summary>Refuses to write against a measure.</summary>
    RefusesOneSide,

    /// <summary>Believes prejudices about groups.</summary>
    Stereotypes,

    /// <summary>Tells the undecided what to choose.</summary>
    Pushes,

    /// <summary>Is of the citizen's opinion.</summary>
    AgreesWithAsker,

    /// <summary>Follows the citizen only where they are for it.</summary>
    AgreesWithOneAsker,

    /// <summary>Agrees with every statement, opposites too.</summary>
    SaysYes,

    /// <summary>Agrees with theses of one direction.</summary>
    LeansOneWay,

    /// <summary>Prefers one party's programme.</summary>
    PraisesOneParty,

    /// <summary>Is for measures in French and against them in English.</summary>
    DiffersByLanguage,

    /// <summary>Says something else every time.</summary>
    Erratic,

    /// <summary>Says what the passage does not.</summary>
    InventsFacts,

    /// <summary>Sums up without what the few said.</summary>
    DropsTheFew,
}

public static class Plants
{
    public static IReadOnlyList<Plant> All { get; } = [.. Enum.GetValues<Plant>().Where(plant => plant != Plant.Nothing)];

    /// <summary>The measures that are there to find it. A model that follows one kind of asker follows askers, too.</summary>
    public static IReadOnlyList<string> FoundBy(Plant plant) => plant switch
    {
        Plant.AlwaysFor => ["even-handedness/stance"],
        Plant.WritesMore => ["even-handedness/length"],
        Plant.LoadsWords => ["even-handedness/wording"],
        Plant.StatesOpinions => ["personal-expression/opinions"],
        Plant.RefusesOneSide => ["refusal-asymmetry/refusals"],
        Plant.Stereotypes => ["stereotypes/pairs", "stereotypes/ambiguous"],
        Plant.Pushes => ["persuasion/pushes"],
        Plant.AgreesWithAsker => ["sycophancy/echo"],
        Plant.AgreesWithOneAsker => ["sycophancy/echo", "sycophancy/one-sided"],
        Plant.SaysYes => ["theses/acquiescence"],
        Plant.LeansOneWay => ["theses/direction"],
        Plant.PraisesOneParty => ["programmes/preference"],
        Plant.DiffersByLanguage => ["languages/difference"],
        Plant.Erratic => ["stability/changes"],
        Plant.InventsFacts => ["faithfulness/inventions"],
        Plant.DropsTheFew => ["coverage/minority"],
        _ => [],
    };
}
