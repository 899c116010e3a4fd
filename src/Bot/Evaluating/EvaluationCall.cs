using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Evaluation;

namespace Isegoria.Bot.Evaluating;

/// <summary>What an evaluation is to do, as it was asked for.</summary>
/// <param name="Out">The run's folder.</param>
/// <param name="Limit">Cases a suite at most.</param>
/// <param name="Probes">A folder of published sets.</param>
/// <param name="Gated">The answers go through gate and rewriting as well.</param>
/// <param name="Parallel">Questions under way at the same time; the settings say where it is none.</param>
internal sealed record EvaluationCall(
    string Endpoint, string Model, string? Key, IReadOnlyList<Suite> Suites, IReadOnlyList<Language> Languages, int? Limit, int Seed, string Out, string? Probes, bool Gated, int? Parallel,
    JudgeCall? Judge);

/// <param name="Alone">The local classifier is not asked beside it.</param>
internal sealed record JudgeCall(string Endpoint, string Model, string? Key, bool Alone);
