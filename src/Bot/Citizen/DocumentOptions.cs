using System.ComponentModel.DataAnnotations;

namespace Isegoria.Bot.Citizen;

/// <summary>The section "Documents": how documents are shown to be read.</summary>
public sealed class DocumentOptions
{
    public const string Section = "Documents";

    /// <summary>A document of no more passages is shown whole; a longer one in parts of so many.</summary>
    [Required, Range(5, 1_000)]
    public int? MostPassages { get; init; }

    /// <summary>Passages shown before the one that is cited, in a part of a long document.</summary>
    [Required, Range(0, 500)]
    public int? PassagesBefore { get; init; }
}
