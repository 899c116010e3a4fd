using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Isegoria.Deliberation.Preferences;

namespace Isegoria.Bot.Commands;

/// <summary>
/// A set of preferences as the files trainers read, those of TRL's documentation ("Dataset formats and types"): preference
/// with a prompt, standard and conversational, and unpaired preference; each divided into train and test by subject.
/// </summary>
internal static class TrainingFiles
{
    /// <summary>One in so many subjects is kept for the test.</summary>
    private const int Parts = 20;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static IReadOnlyList<string> Formats { get; } = ["standard", "conversational", "unpaired"];

    /// <summary>Writes every format and the card; what was written, a record a file.</summary>
    public static async Task<IReadOnlyList<WrittenFile>> WriteAsync(DirectoryInfo output, PreferenceSet set, IReadOnlyList<string> formats, CancellationToken cancellation)
    {
        var written = new List<WrittenFile>();
        foreach (var format in formats.Distinct())
        {
            var examples = ExamplesIn(set, format).ToLookup(example => PartOf(example.Group), example => example.Line);
            foreach (var part in (string[])["train", "test"])
                written.Add(await WriteAsync(output, $"{format}/{part}.jsonl", [.. examples[part]], cancellation));
        }
        await File.WriteAllTextAsync(Path.Combine(output.FullName, "README.md"), TrainingCard.Of(set, written), cancellation);
        return written;
    }

    private static IEnumerable<(string Group, object Line)> ExamplesIn(PreferenceSet set, string format) => format switch
    {
        "standard" => set.Pairs.Select(pair => (pair.Group, (object)new { pair.Prompt, pair.Chosen, pair.Rejected, Language = pair.Language.Code, Labels = Names(pair.Labels), Origin = NameOf(pair.Origin), pair.Id })),
        "conversational" => set.Pairs.Select(pair => (pair.Group, (object)new { Prompt = Said("user", pair.Prompt), Chosen = Said("assistant", pair.Chosen), Rejected = Said("assistant", pair.Rejected), Language = pair.Language.Code, Labels = Names(pair.Labels), Origin = NameOf(pair.Origin), pair.Id })),
        _ => set.Pairs.SelectMany(pair => new[] { Single(pair, pair.Chosen, isNeutral: true), Single(pair, pair.Rejected, isNeutral: false) }).Concat(set.Rated)
            .Select(reply => (reply.Group, (object)new { reply.Prompt, Completion = reply.Text, Label = reply.IsNeutral, Language = reply.Language.Code, Labels = Names(reply.Labels), Origin = NameOf(reply.Origin), reply.Id })),
    };

    private static RatedReply Single(Preference pair, string text, bool isNeutral) => new(
        $"{pair.Id}-{(isNeutral ? "n" : "b")}", pair.Group, pair.Language, pair.Prompt, text, isNeutral, isNeutral ? [] : pair.Labels, pair.Origin);

    private static object[] Said(string role, string content) => [new { role, content }];

    private static string[] Names(IEnumerable<Deliberation.Bias.BiasLabel> labels) => [.. labels.Select(label => label.ToString().ToLowerInvariant())];

    private static string NameOf(PreferenceOrigin origin) => origin.ToString().ToLowerInvariant();

    /// <summary>A digest decides, so that a subject stays on its side however the set grows.</summary>
    private static string PartOf(string group) =>
        BitConverter.ToUInt32(SHA256.HashData(Encoding.UTF8.GetBytes(group))) % Parts == 0 ? "test" : "train";

    private static async Task<WrittenFile> WriteAsync(DirectoryInfo output, string name, IReadOnlyList<object> lines, CancellationToken cancellation)
    {
        var path = Path.Combine(output.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllTextAsync(path, string.Concat(lines.Select(line => JsonSerializer.Serialize(line, Json) + "\n")), cancellation);
        return new WrittenFile(name, lines.Count, Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(path, cancellation))));
    }
}

internal sealed record WrittenFile(string File, int Examples, string Sha256);
