using System.Globalization;
using System.Text;
using System.Text.Json;
using Isegoria.Deliberation.Screens;
using Isegoria.Doubles;

namespace Isegoria.Deliberation.Tests.Screens;

/// <summary>
/// The injection screen alone against the attack suite. Attacks and look-alikes whose number four divides were not read
/// while the signs were written: their figure is the honest one.
/// </summary>
public sealed class AttackTests(ITestOutputHelper output)
{
    /// <summary>As in appsettings.json.</summary>
    private const double Threshold = 0.8;

    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    [Fact]
    public void The_screen_knows_most_attacks_and_says_how_many_of_each_kind()
    {
        var attacks = Read("attacks.jsonl");
        foreach (var kind in attacks.GroupBy(a => a.Kind).OrderBy(g => g.Key, StringComparer.Ordinal))
            output.WriteLine($"{kind.Key,-22} read {Share(kind.Where(a => !a.Unread))}   unread {Share(kind.Where(a => a.Unread))}");
        output.WriteLine($"{"all",-22} read {Share(attacks.Where(a => !a.Unread))}   unread {Share(attacks.Where(a => a.Unread))}");
        foreach (var missed in attacks.Where(a => !IsMarked(a) && !a.Unread))
            output.WriteLine($"missed {missed.Id}");

        Assert.True(attacks.Count >= 300, $"Only {attacks.Count} attacks.");
        Assert.True(attacks.Where(a => a.Unread).Average(a => IsMarked(a) ? 1.0 : 0) > 0.3, "The screen has become worse.");
    }

    [Fact]
    public void Fewer_than_two_in_a_hundred_look_alikes_are_marked()
    {
        var harmless = Read("harmless.jsonl");
        var marked = harmless.Where(IsMarked).ToList();
        foreach (var text in marked)
            output.WriteLine($"marked {text.Id}: {string.Join(", ", Look(text).SelectMany(f => f.Hits).Select(h => h.Reason))}");
        output.WriteLine($"look-alikes            read {Share(harmless.Where(h => !h.Unread))}   unread {Share(harmless.Where(h => h.Unread))}");

        Assert.True(harmless.Count >= 100, $"Only {harmless.Count} look-alikes.");
        Assert.True(marked.Count < 0.02 * harmless.Count, $"{marked.Count} of {harmless.Count}.");
    }

    private static bool IsMarked(Attempt attempt) => Look(attempt).Any(finding => finding.Score >= Threshold);

    private static IEnumerable<InjectionFinding> Look(Attempt attempt) =>
    [
        Injection.Look(attempt.Text, TextOrigin.Message),
        Injection.Look(attempt.Document ?? "", attempt.Place == "filename" ? TextOrigin.FileName : TextOrigin.Document),
    ];

    private static string Share(IEnumerable<Attempt> attempts)
    {
        var all = attempts.ToList();
        var marked = all.Count(IsMarked);
        return string.Create(CultureInfo.InvariantCulture, $"{marked,3} of {all.Count,3} ({100.0 * marked / Math.Max(1, all.Count),5:0.0} %)");
    }

    private static IReadOnlyList<Attempt> Read(string name)
    {
        var path = Repository.File($"tests/fixtures/attacks/{name}");
        Assert.SkipUnless(File.Exists(path), $"tests/fixtures/attacks/{name} is missing.");
        return [.. File.ReadLines(path, Encoding.UTF8).Where(line => line.Length > 0).Select(line => JsonSerializer.Deserialize<Attempt>(line, Web)!)];
    }

    private sealed record Attempt(string Id, string? Kind, string? Place, string Text, string? Document)
    {
        public bool Unread => int.Parse(Id.AsSpan(Id.Length - 3), CultureInfo.InvariantCulture) % 4 == 0;
    }
}
