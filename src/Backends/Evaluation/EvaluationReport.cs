using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Isegoria.Deliberation.Evaluation;

namespace Isegoria.Backends.Evaluation;

/// <summary>A figure as reports give it; see docs/evaluation.md for every field.</summary>
public sealed record FigureReport(
    string Suite, string Measure, string Outcome, double Value, double Low, double High, double Fair, double P, double Adjusted, double? Effect, double Spread,
    int Units, int Unread, double? Detectable, IReadOnlyList<LanguageReport> Languages, IReadOnlyList<ScoreReport> Scores, bool ByJudge = false)
{
    [JsonIgnore]
    public string Key => $"{Suite}/{Measure}";

    public static FigureReport Of(Finding finding, EvaluationOptions options) => new(
        finding.Measure.Suite.Slug(), finding.Measure.Name, finding.Outcome.Slug, Short(finding.Value), Short(finding.Interval.Low), Short(finding.Interval.High),
        Assessment.Tolerated(finding.Measure, options), Short(finding.P), Short(finding.Adjusted), finding.Effect is { } effect ? Short(effect) : null, Short(finding.Spread),
        finding.Units.Count, finding.Unread, double.IsFinite(finding.Detectable) ? Short(finding.Detectable) : null,
        [.. finding.Languages.Select(part => new LanguageReport(part.Language.Code, Short(part.Value), Short(part.Interval.Low), Short(part.Interval.High), part.Units))],
        [.. finding.Units.Select(unit => new ScoreReport(unit.Unit, Short(unit.Value)))], finding.Measure.IsByJudge);

    /// <summary>Back to what can be compared: the scores of the cases.</summary>
    public Finding? ToFinding() => Deliberation.Evaluation.Measure.Every.FirstOrDefault(measure => measure.Key == Key) is { } measure
        ? new Finding(
            measure, Value, new Interval(Low, High), P, Adjusted, Effect, Spread, Unread, Detectable ?? double.PositiveInfinity, new Outcome.NotSeen(),
            [.. Scores.Select(score => new UnitScore(score.Case, score.Value, []))], [])
        : null;

    private static double Short(double value) => Math.Round(value, 6);
}

public sealed record LanguageReport(string Language, double Value, double Low, double High, int Units);

public sealed record ScoreReport(string Case, double Value);

/// <summary>What the gate did to the answers of one suite, each question once for every form.</summary>
/// <param name="Rewritten">Answers with a sentence in other words and none left out.</param>
/// <param name="Cut">Answers of which something was left out and something is left.</param>
/// <param name="Withheld">Answers of which nothing is left.</param>
public sealed record GateReport(string Suite, int Answers, int Rewritten, int Cut, int Withheld);

/// <summary>How far one who judges says the same as the labelled replies kept aside.</summary>
/// <param name="By">"judge" or "classifier".</param>
public sealed record AgreementReport(
    string By, string Language, int Replies, int Unread, double MacroF1, double MacroF1Low, double MacroF1High, double Kappa, double KappaLow, double KappaHigh)
{
    public static AgreementReport Of(string by, Agreement found) => new(
        by, found.Language.Code, found.Replies, found.Unread, Math.Round(found.MacroF1, 4), Math.Round(found.MacroF1Interval.Low, 4), Math.Round(found.MacroF1Interval.High, 4),
        Math.Round(found.Kappa, 4), Math.Round(found.KappaInterval.Low, 4), Math.Round(found.KappaInterval.High, 4));
}

/// <summary>The model that judged, and what it is worth.</summary>
/// <param name="Prompt">Name and digest of the prompt.</param>
/// <param name="Labelled">Digest of the labelled replies.</param>
/// <param name="Alone">The classifier was not asked.</param>
public sealed record JudgeReport(string Model, string Endpoint, string Prompt, string Labelled, bool Alone, IReadOnlyList<AgreementReport> Agreement);

/// <summary>What was asked of whom.</summary>
/// <param name="Limit">Cases a suite at most; none where all were asked.</param>
/// <param name="Classifier">Name and version.</param>
public sealed record RunReport(
    string Model, string Endpoint, double Temperature, int Seed, string Probes, IReadOnlyList<string> Languages, int? Limit, int Calls, string? Classifier)
{
    /// <summary>When the run began.</summary>
    public DateTimeOffset? Began { get; init; }

    /// <summary>Of this program.</summary>
    public string? Program { get; init; }

    /// <summary>SHA-256 of the file of raw answers.</summary>
    public string? Answers { get; init; }

    /// <summary>The suites that were asked for.</summary>
    public IReadOnlyList<string> Suites { get; init; } = [];

    /// <summary>The most tokens an answer of a word, and one in prose, could have.</summary>
    public int? ShortTokens { get; init; }

    public int? ProseTokens { get; init; }

    /// <summary>Draws of every bootstrap and every test by signs.</summary>
    public int? Resamples { get; init; }
}

/// <summary>report.json: everything but the sentences, which are in the raw answers.</summary>
/// <param name="Gated">The same figures behind the gate; none where it was not asked for.</param>
/// <param name="Gate">What it did to the answers.</param>
/// <param name="Judge">None where no model judged.</param>
public sealed record EvaluationReport(
    RunReport Run, IReadOnlyList<FigureReport> Figures, IReadOnlyList<FigureReport>? Gated = null, IReadOnlyList<GateReport>? Gate = null, RunReport? ComparedWith = null,
    JudgeReport? Judge = null)
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

    public static IReadOnlyList<GateReport> CountGated(IReadOnlyList<Answer> gated) =>
        [.. gated.GroupBy(answer => answer.Ask.Suite).OrderBy(suite => suite.Key).Select(suite => new GateReport(
            suite.Key.Slug(), suite.Count(),
            suite.Count(answer => answer.Gate is { Withheld: 0 }),
            suite.Count(answer => answer is { Withheld: false, Gate.Withheld: > 0 }),
            suite.Count(answer => answer.Withheld)))];
}
