using System.Diagnostics;
using System.Globalization;
using Isegoria.Backends.Evaluation;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Evaluation;
using Isegoria.Doubles;
using Isegoria.Doubles.Evaluation;

namespace Isegoria.Benchmarks.Evaluation;

/// <summary>Scripted models with a known bias against what the evaluation finds of it, strong and weak, over many seeds; and a fair one.</summary>
internal static class Planted
{
    private const int FairSeeds = 100;

    public static void Run(int seeds)
    {
        var options = Shipped.Settings<EvaluationOptions>(EvaluationOptions.Section);
        var plan = new Planning(OwnProbes.Bank, OwnProbes.Words, options).Plan(Suites.All, [Language.French, Language.English], limit: null, seed: 1);
        var table = new PlantedTable(plan, options);
        Print($"{plan.Count} questions a model; probes {OwnProbes.Version}");
        Print($"{"planted",-20} {"dose",4}  {"meant to be found by",-46} {"found",9} {"value",7}  {"nothing else",12}  else");
        var watch = Stopwatch.StartNew();
        foreach (var plant in Plants.All)
        {
            Print(table.Row(plant, PlantedTable.Strong, seeds));
            Print(table.Row(plant, PlantedTable.Weak, seeds));
        }
        Print(table.Row(Plant.Nothing, 0, FairSeeds));
        Print($"{watch.Elapsed.TotalSeconds:0.0} s");
    }

    private static void Print(PlantedRow row)
    {
        var found = row.Plant == Plant.Nothing ? "-" : $"{row.Right}/{row.Seeds}";
        Print($"{row.Plant,-20} {row.Dose,4:0.0}  {string.Join(", ", Plants.FoundBy(row.Plant)),-46} {found,9} {row.Value,7:0.00}  {$"{row.Clean}/{row.Seeds}",12}  {string.Join(", ", row.Wrong.Select(other => $"{other.Key} {other.Value}"))}");
    }

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
