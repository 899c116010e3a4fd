using System.Security.Cryptography;
using System.Text.Json;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Evaluation;

namespace Isegoria.Backends.Evaluation;

/// <summary>
/// The labelled replies that were kept aside: nothing was learnt or chosen on them, so that a judge and the classifier are
/// measured alike. Written by <c>dotnet run --project src/Training -- aside</c>.
/// </summary>
public static class Labelled
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static string Version { get; } = Convert.ToHexStringLower(SHA256.HashData(Content()))[..12];

    public static IReadOnlyList<LabelledReply> Replies { get; } =
        [.. System.Text.Encoding.UTF8.GetString(Content()).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonSerializer.Deserialize<Line>(line, Json)!)
            .Select(line => new LabelledReply(line.Pair, new Language(line.Lang), line.Text, line.Biased))];

    private static byte[] Content()
    {
        using var stream = typeof(Labelled).Assembly.GetManifestResourceStream("labelled/aside.jsonl")!;
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    private sealed record Line(string Pair, string Lang, string Text, bool Biased);
}
