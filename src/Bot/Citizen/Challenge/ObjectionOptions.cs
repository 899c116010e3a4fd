using System.ComponentModel.DataAnnotations;

namespace Isegoria.Bot.Citizen.Challenge;

/// <summary>The section "Objections".</summary>
public sealed class ObjectionOptions
{
    public const string Section = "Objections";

    /// <summary>How many characters a citizen may write against a reply.</summary>
    [Required, Range(1, 4000)]
    public int? LongestText { get; init; }
}
