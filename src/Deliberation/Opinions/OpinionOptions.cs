using System.ComponentModel.DataAnnotations;

namespace Isegoria.Deliberation.Opinions;

/// <summary>The section "Opinions".</summary>
public sealed class OpinionOptions
{
    public const string Section = "Opinions";

    /// <summary>Who voted less is on the map but in no group, unless they voted on everything there is. Polis: 7.</summary>
    [Required, Range(1, 1000)]
    public int? FewestVotes { get; set; }

    /// <summary>Where fewer people voted enough, those who voted most are grouped, too, up to this number. Polis: 15.</summary>
    [Required, Range(1, 1000)]
    public int? FewestPeople { get; set; }

    /// <summary>People close together are first gathered in so many small clusters. Polis: 100.</summary>
    [Required, Range(10, 1000)]
    public int? BaseClusters { get; set; }

    [Required, Range(2, 26)]
    public int? MostGroups { get; set; }

    /// <summary>How often each number of groups is tried, each time from other beginnings.</summary>
    [Required, Range(1, 1000)]
    public int? Starts { get; set; }

    /// <summary>One group more must raise the silhouette by more than this.</summary>
    [Required, Range(0.0, 1.0)]
    public double? SilhouetteGain { get; set; }

    /// <summary>A group under this share of all who are grouped is taken for people who are odd, not for an opinion.</summary>
    [Required, Range(0.0, 0.5)]
    public double? SmallestShare { get; set; }

    /// <summary>A group of fewer people is shown to nobody: its votes would be theirs.</summary>
    [Required, Range(2, 1000)]
    public int? SmallestGroup { get; set; }

    /// <summary>How many statements at most are said to unite, to divide, or to represent a group.</summary>
    [Required, Range(1, 1000)]
    public int? MostStatements { get; set; }

    /// <summary>For how long a picture of the votes is used before it is made anew. One that takes long to make is used twenty times as long as that.</summary>
    [Required, Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan? FreshFor { get; set; }

    /// <summary>Two statements whose meanings have at least this cosine say much the same.</summary>
    [Required, Range(0.0, 1.0)]
    public double? AlikeFrom { get; set; }

    /// <summary>A new statement is compared with so many at most: those that share most words with it.</summary>
    [Required, Range(1, 10000)]
    public int? MostCompared { get; set; }
}
