using System.ComponentModel.DataAnnotations;

namespace Isegoria.Deliberation.Mediation;

/// <summary>The section "Mediation".</summary>
public sealed class MediationOptions
{
    public const string Section = "Mediation";

    [Required]
    public PhaseTimes? Times { get; set; }

    /// <summary>Opinions, or ballots, below which a phase goes on.</summary>
    [Required, Range(1, 10000)]
    public int? FewestPeople { get; set; }

    /// <summary>How often a ranking's time begins anew for want of people before the caucus ends.</summary>
    [Required, Range(0, 100)]
    public int? Extensions { get; set; }

    /// <summary>Whether a phase after the opinions ends as soon as everybody who is in has answered.</summary>
    [Required]
    public bool? EndsEarly { get; set; }

    /// <summary>Candidates below which there is nothing to rank.</summary>
    [Required, Range(1, 10)]
    public int? FewestStatements { get; set; }

    [Required, Range(2, 9)]
    public int? MostStatements { get; set; }

    /// <summary>Sentences of a candidate that a model writes, at most.</summary>
    [Required, Range(1, 6)]
    public int? Sentences { get; set; }

    /// <summary>An opinion is covered where one of its sentences has at least this cosine with one of the statement's. Chosen so that nobody who is left out counts as heard.</summary>
    [Required, Range(0.0, 1.0)]
    public double? CoveredFrom { get; set; }

    /// <summary>Two candidates with at least this cosine say the same: the later one is left out.</summary>
    [Required, Range(0.0, 1.0)]
    public double? AlikeFrom { get; set; }

    /// <summary>Opinions and endorsements of an opinion group are told only where so many of it gave one.</summary>
    [Required, Range(1, 1000)]
    public int? FewestInGroup { get; set; }

    /// <summary>How often caucuses are looked at.</summary>
    [Required, Range(typeof(TimeSpan), "00:00:00.050", "01:00:00")]
    public TimeSpan? Round { get; set; }

    /// <param name="own">The consultation's own times, where it has some.</param>
    public CaucusRules Rules(PhaseTimes? own) => new(own ?? Times!, FewestPeople!.Value, Extensions!.Value, EndsEarly!.Value);
}

/// <summary>How long each phase lasts where no room leads.</summary>
public sealed record PhaseTimes
{
    public TimeSpan Opinions { get; init; }

    public TimeSpan Ranking { get; init; }

    public TimeSpan Critiques { get; init; }

    public TimeSpan Reranking { get; init; }

    public TimeSpan Endorsement { get; init; }

    /// <summary>Whether each phase has some time.</summary>
    public bool AreSound => new[] { Opinions, Ranking, Critiques, Reranking, Endorsement }.All(time => time > TimeSpan.Zero);

    public static PhaseTimes Each(TimeSpan time) => new() { Opinions = time, Ranking = time, Critiques = time, Reranking = time, Endorsement = time };

    public TimeSpan Of(CaucusPhase phase) => phase switch
    {
        CaucusPhase.Opinions => Opinions,
        CaucusPhase.Ranking => Ranking,
        CaucusPhase.Critiques => Critiques,
        CaucusPhase.Reranking => Reranking,
        CaucusPhase.Endorsement => Endorsement,
        _ => TimeSpan.Zero,
    };
}

/// <param name="FewestPeople">See <see cref="MediationOptions"/>.</param>
public sealed record CaucusRules(PhaseTimes Times, int FewestPeople, int Extensions, bool EndsEarly);
