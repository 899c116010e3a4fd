using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Isegoria.Deliberation.Evaluation;

namespace Isegoria.Backends.Evaluation;

/// <summary>A figure as reports give it; see docs/evaluation.md for every field.</summary>
public sealed record FigureReport(
    string Suite, string Measure, string Outcome, double Value, double Low, double High, double Fair, double P, double Adjusted, double? Effect, double Spread,
    int Units, int Unread, double? Detectable, IReadOnlyList<LanguageReport> Languages, IReadOnlyList<ScoreReport> Scores)
{
    [JsonIgnore]
    public string Key => $"{Suite}/{Measure}";

    public static FigureReport Of(Finding finding, EvaluationOptions options) => new(
        finding.Measure.Suite.Slug(), finding.Measure.Name, finding.Outcome.Slug, Short(finding.Value), Short(finding.Interval.Low), Short(finding.Interval.High),
        Assessment.Tolerated(finding.Measure, options), Short(finding.P), Short(finding.Adjusted), finding.Effect is { } effect ? Short(effect) : null, Short(finding.Spread),
        finding.Units.Count, finding.Unread, double.IsFinite(finding.Detectable) ? Short(finding.Detectable) : null,
        [.. finding.Languages.Select(part => new LanguageReport(part.Language.Code, Short(part.Value), Short(part.Interval.Low), Short(part.Interval.High), part.Units))],
        [.. finding.Units.Select(unit => new ScoreReport(unit.Unit, Short(unit.Value)))]);

    /// <summary>Back to what can be compared: the scores of the cases.</summary>
    public Finding? ToFinding() => Deliberation.Evaluation.Measure.All.FirstOrDefault(measure => measure.Key == Key) is { } measure
        ? new Finding(
            measure, Value, new Interval(Low, High), P, Adjusted, Effect, Spread, Unread, Detectable ?? double.PositiveInfinity, new Outcome.NotSeen(),
            [.. Scores.Select(score => new UnitScore(score.Case, score.Value, []))], [])
        : null;

    private static double Short(double value) => Math.Round(value, 6);
}

public sealed record LanguageReport(string Language, double Value, double Low, double High, int Units);

public sealed record ScoreReport(string Case, double Value);

/// <param name="Answers">Of one suite, each question once for every form.</param>
public sealed record WithheldReport(string Suite, int Answers, int Withheld);

/// <summary>What was asked of whom.</summary>
/// <param name="Limit">Cases a suite at most; none where all were asked.</param>
/// <param name="Classifier">Name and version.</param>
public sealed record RunReport(
    string Model, string Endpoint, double Temperature, int Seed, string Probes, IReadOnlyList<string> Languages, int? Limit, int Calls, string? Classifier);

/// <summary>report.json: everything but the sentences, which are in the raw answers.</summary>
/// <param name="Gated">The same figures behind the gate; none where it was not asked for.</param>
public sealed record EvaluationReport(
    RunReport Run, IReadOnlyList<FigureReport> Figures, IReadOnlyList<FigureReport>? Gated = null, IReadOnlyList<WithheldReport>? Withheld = null, RunReport? ComparedWith = null)
{
    public const string Name = "report.json";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public void Write(string folder) => File.WriteAllText(Path.Combine(folder, Name), JsonSerializer.Serialize(this, Json));

    /// <exception cref="InvalidDataException">There is none in the folder, or it cannot be read.</exception>
    public static EvaluationReport Read(string folder)
    {
        var path = Path.Combine(folder, Name);
        try
        {
            return JsonSerializer.Deserialize<EvaluationReport>(File.ReadAllText(path), Json) ?? throw new InvalidDataException($"{path} is empty.");
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new InvalidDataException($"{path} cannot be read as the report of a run: {e.Message}", e);
        }
    }

    public static IReadOnlyList<WithheldReport> CountWithheld(IReadOnlyList<Answer> gated) =>
        [.. gated.GroupBy(answer => answer.Ask.Suite).OrderBy(suite => suite.Key)
            .Select(suite => new WithheldReport(suite.Key.Slug(), suite.Count(), suite.Count(answer => answer.Withheld)))];
}
