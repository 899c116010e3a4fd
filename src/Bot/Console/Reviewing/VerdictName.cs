using Isegoria.Deliberation.Bias;

namespace Isegoria.Bot.Console.Reviewing;

/// <summary>The cases of a verdict as they are kept, asked for and shown.</summary>
internal static class VerdictName
{
    public static IReadOnlyList<string> All { get; } =
        [nameof(Verdict.Passed), nameof(Verdict.Rewritten), nameof(Verdict.Approved), nameof(Verdict.Held), nameof(Verdict.Withheld)];

    public static string Of(Verdict verdict) => verdict.GetType().Name;

    /// <summary>The console's entry for it.</summary>
    public static string Words(string name) => $"verdict_{name.ToLowerInvariant()}";
}
