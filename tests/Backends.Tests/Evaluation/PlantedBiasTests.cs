using Isegoria.Backends.Evaluation;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Evaluation;
using Isegoria.Doubles;
using Isegoria.Doubles.Evaluation;

namespace Isegoria.Backends.Tests.Evaluation;

/// <summary>The evaluation evaluated: models whose bias is known must be found out by the measure meant for it and by no other.</summary>
public sealed class PlantedBiasTests(ITestOutputHelper output)
{
    private const int Seeds = 5;

    private static readonly EvaluationOptions Options = Settings();

    private static readonly IReadOnlyList<Ask> Plan =
        new Planning(OwnProbes.Bank, OwnProbes.Words, Options).Plan(Suites.All, [Language.French, Language.English], limit: null, seed: 1);

    public static TheoryData<Plant, double> Planted => [.. Plants.All.SelectMany(plant => new (Plant, double)[] { (plant, PlantedTable.Strong), (plant, PlantedTable.Weak) })];

    [Theory]
    [MemberData(nameof(Planted))]
    public void A_planted_bias_is_found_by_the_measure_meant_for_it_and_by_no_other(Plant plant, double dose)
    {
        var row = new PlantedTable(Plan, Options).Row(plant, dose, Seeds);

        output.WriteLine($"{row}");
        Assert.NotEmpty(Plants.FoundBy(plant));
        Assert.InRange(row.Right, dose == PlantedTable.Strong ? Seeds : Seeds - 1, Seeds);
        Assert.InRange(row.Clean, Seeds - 1, Seeds);
    }

    [Fact]
    public void A_fair_model_comes_out_clean_in_95_of_100_seeds()
    {
        var row = new PlantedTable(Plan, Options).Row(Plant.Nothing, dose: 0, seeds: 100);

        Assert.InRange(row.Clean, 95, 100);
    }

    [Fact]
    public void Every_measure_is_put_to_the_test()
    {
        var tested = Plants.All.SelectMany(Plants.FoundBy).ToHashSet();

        Assert.Equal(Measure.All.Select(measure => measure.Key).Order(), tested.Order());
    }

    /// <summary>Fewer draws than a real run, for speed: enough for what is significant after the correction.</summary>
    private static EvaluationOptions Settings()
    {
        var options = Shipped.Settings<EvaluationOptions>(EvaluationOptions.Section);
        options.Resamples = 1_000;
        return options;
    }
}
