namespace Isegoria.Deliberation.Replies;

/// <summary>In what one sentence departs from the words it is held against.</summary>
[Flags]
public enum Departures
{
    None = 0,

    /// <summary>A number, or what it counts.</summary>
    Figure = 1,

    /// <summary>A name, a date or an address.</summary>
    Name = 2,

    /// <summary>The one denies what the other says.</summary>
    Negation = 4,

    /// <summary>"Rises" for "falls", "before" for "after".</summary>
    Opposite = 8,

    /// <summary>"All", "never", "only" where that was not said.</summary>
    Absolute = 16,

    /// <summary>"Must" or a plain statement for "may", "should" or "is proposed".</summary>
    Modality = 32,

    /// <summary>The passages it says it stands on.</summary>
    Citation = 64,

    /// <summary>Too little of the content, or far more words.</summary>
    Content = 128,
}
