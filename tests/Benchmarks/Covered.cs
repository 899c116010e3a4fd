using System.Globalization;
using System.Text.Json;
using Isegoria.Backends.Mediation;
using Isegoria.Deliberation.Evidence;
using Isegoria.Deliberation.Mediation;
using Isegoria.Doubles;
using Microsoft.Extensions.Logging.Abstractions;
using Sentences = Isegoria.Deliberation.Bias.Sentences;

namespace Isegoria.Benchmarks;

/// <summary>
/// From which likeness on an opinion counts as appearing in a group's statement: the lowest that takes two in a hundred missing
/// opinions for appearing, chosen on the statements of tests/fixtures/coverage marked "dev", of both languages together, and
/// reported on the others.
/// </summary>
internal static class Covered
{
    private static readonly string[] Languages = ["fr", "en"];

    private sealed record Opinion(string Text, bool Covered);

    private sealed record Case(string Id, string Split, string Statement, IReadOnlyList<Opinion> Opinions);

    private sealed record Judged(string Language, string Split, bool Covered, double Likeness);

    public static void Run(ISentenceEncoder encoder)
    {
        var configured = Shipped.Settings<MediationOptions>(MediationOptions.Section).CoveredFrom!.Value;
        var likeness = new EncodedLikeness(encoder, NullLogger<EncodedLikeness>.Instance);
        List<Judged> judged = [.. Languages.SelectMany(language => Read(language).SelectMany(one => Judge(likeness, language, one)))];
        List<Judged> development = [.. judged.Where(one => one.Split == "dev")];

        // Nobody who is left out may be counted as heard; who is heard and counted as left out only makes the figure a bound.
        var chosen = Enumerable.Range(700, 300).Select(step => step / 1000.0).First(from => Right(from, development, covered: false) >= 0.98);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"chosen on development data: {chosen:0.000}; configured: {configured:0.000}"));
        foreach (var from in new[] { chosen, configured }.Distinct())
        {
            foreach (var group in judged.GroupBy(one => (one.Split, one.Language)).OrderBy(group => group.Key))
                Print(from, $"{group.Key.Split} {group.Key.Language}", [.. group]);
        }
    }

    private static IEnumerable<Case> Read(string language) => File.ReadLines(Repository.File($"tests/fixtures/coverage/{language}.jsonl"))
        .Select(line => JsonSerializer.Deserialize<Case>(line, JsonSerializerOptions.Web)!);

    /// <summary>As the audit compares them: the nearest pair of sentences.</summary>
    private static IEnumerable<Judged> Judge(EncodedLikeness likeness, string language, Case one)
    {
        var statement = Sentences.Split(one.Statement);
        foreach (var opinion in one.Opinions)
            yield return new Judged(language, one.Split, opinion.Covered, likeness.Between(Sentences.Split(opinion.Text), statement, CancellationToken.None)!.Max(near => near.Max()));
    }

    private static double Right(double from, List<Judged> judged, bool covered) =>
        judged.Where(one => one.Covered == covered).Average(one => one.Likeness >= from == covered ? 1.0 : 0);

    /// <summary>How often an opinion that appears is nearer than one that does not.</summary>
    private static double Area(List<Judged> judged) =>
        (from there in judged where there.Covered from not in judged where !not.Covered select there.Likeness > not.Likeness ? 1 : there.Likeness < not.Likeness ? 0 : 0.5).Average();

    private static void Print(double from, string name, List<Judged> judged) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"  {from:0.000} {name,-8} {judged.Count} opinions: appearing seen {Right(from, judged, true):0.000}, missing seen {Right(from, judged, false):0.000}, area under ROC {Area(judged):0.000}"));
}
