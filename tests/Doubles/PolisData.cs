namespace Isegoria.Doubles;

/// <summary>Polis' published conversations, from the data beside the repository.</summary>
public static class PolisData
{
    public static string Folder { get; } = Path.Combine(Repository.Root, "..", "shared", "data", "polis");

    public static bool IsThere => Directory.Exists(Folder);

    public const string Missing = "../shared/data/polis, the conversations Polis publishes, is not there.";

    /// <summary>A folder each, by name.</summary>
    public static IReadOnlyList<string> Conversations => [.. Directory.GetDirectories(Folder).Order(StringComparer.Ordinal)];
}
