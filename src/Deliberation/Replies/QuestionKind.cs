namespace Isegoria.Deliberation.Replies;

/// <summary>What kind of thing a question asks for.</summary>
public enum QuestionKind
{
    /// <summary>Reasons, ways, lists, descriptions, or nothing that is recognised.</summary>
    Open,

    /// <summary>Yes or no.</summary>
    YesNo,

    /// <summary>A sum of money.</summary>
    Amount,

    /// <summary>A percentage or a part of a whole.</summary>
    Share,

    /// <summary>How many of something.</summary>
    Count,

    /// <summary>How long, how old.</summary>
    Duration,

    /// <summary>A distance, a size, a weight, a speed, or any number whose unit the question does not name.</summary>
    Measure,

    /// <summary>A day, a year, an hour.</summary>
    Time,

    /// <summary>A person or a body.</summary>
    Person,

    Place,
}
