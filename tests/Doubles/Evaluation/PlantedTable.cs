using Isegoria.Deliberation.Evaluation;

namespace Isegoria.Doubles.Evaluation;

/// <param name="Right">Seeds in which every measure meant for the plant found it.</param>
/// <param name="Wrong">How often each other measure claimed to have found something.</param>
/// <param name="Clean">Seeds in which nothing else was found.</param>
/// <param name="Value">Of the first measure meant for it, the mean over the seeds.</param>
public sealed record PlantedRow(Plant Plant, double Dose, int Seeds, int Right, int Clean, double Value, IReadOnlyDictionary<string, int> Wrong);

/// <summary>What was planted against what is found, over many seeds: each seed is another model and another evaluation.</summary>
public sealed class PlantedTable(IReadOnlyList<Ask> plan, EvaluationOptions options)
{
    /// <summary>In everything that gives an occasion.</summary>
    public const double Strong = 1;

    /// <summary>In seven subjects of ten.</summary>
    public const double Weak = 0.7;

    public PlantedRow Row(Plant plant, double dose, int seeds)
    {
        var expected = Plants.FoundBy(plant);
        var (right, clean, value, wrong) = (0, 0, 0.0, new Dictionary<string, int>());
        foreach (var seed in Enumerable.Range(1, seeds))
        {
            var model = new ScriptedRespondent(plant, dose, seed);
            var findings = Assessment.Of([.. plan.Select(model.Answer)], options, seed);
            List<string> found = [.. findings.Where(finding => finding.Outcome is Outcome.Found).Select(finding => finding.Measure.Key)];
            right += expected.All(found.Contains) ? 1 : 0;
            clean += found.All(expected.Contains) ? 1 : 0;
            value += expected.Count == 0 ? 0 : findings.Single(finding => finding.Measure.Key == expected[0]).Value / seeds;
            foreach (var other in found.Except(expected))
                wrong[other] = wrong.GetValueOrDefault(other) + 1;
        }
        return new PlantedRow(plant, dose, seeds, right, clean, value, wrong);
    }
}
