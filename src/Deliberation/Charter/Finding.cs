namespace Isegoria.Deliberation.Charter;

/// <summary>How a principle, or one indicator of it, stands.</summary>
public enum Standing
{
    Met,
    Missed,

    /// <summary>It cannot be told.</summary>
    Unknown,
}

/// <summary>An indicator and what there is to it.</summary>
public sealed record Finding(Indicator Indicator, Figure Figure)
{
    public Standing Standing => Figure switch
    {
        Figure.Told told => Indicator.IsMetBy(told.Value) ? Standing.Met : Standing.Missed,
        _ => Standing.Unknown,
    };

    /// <summary>Nothing has happened that it could be measured on: it speaks neither for the principle nor against it.</summary>
    public bool IsIdle => Figure is Figure.Untold { Reason: UntoldReason.NothingYet };

    /// <param name="figures">By name; what is not there could not be told.</param>
    public static Finding Of(Indicator indicator, IReadOnlyDictionary<string, Figure> figures) => new(
        indicator,
        indicator.Figure is { } name && figures.TryGetValue(name, out var figure) ? figure : new Figure.Untold(UntoldReason.NotKept));
}

/// <summary>
/// A principle and the findings on it. One indicator missed is the principle missed. It is met where something speaks for it,
/// nothing against it, and nothing that the charter asks for is beyond telling; otherwise it is unknown, and that is said.
/// </summary>
public sealed record PrincipleFinding(Principle Principle, IReadOnlyList<Finding> Findings)
{
    public Standing Standing =>
        Findings.Any(finding => finding.Standing is Standing.Missed) ? Standing.Missed
        : Findings.Any(finding => finding.Standing is Standing.Met) && Findings.All(finding => finding.Standing is Standing.Met || finding.IsIdle) ? Standing.Met
        : Standing.Unknown;

    public static IReadOnlyList<PrincipleFinding> Of(DemocraticCharter charter, IReadOnlyDictionary<string, Figure> figures) =>
        [.. charter.Principles.Select(principle => new PrincipleFinding(principle, [.. principle.Indicators.Select(indicator => Finding.Of(indicator, figures))]))];
}
