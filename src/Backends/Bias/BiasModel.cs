using System.Security.Cryptography;
using System.Text.Json;
using Isegoria.Deliberation.Bias;

namespace Isegoria.Backends.Bias;

/// <summary>How a logit of the classifier becomes a probability (Platt: sigmoid(scale * logit + shift)), and where it begins to count.</summary>
public sealed record OutputCalibration(double Scale, double Shift, double Threshold)
{
    public double Probability(double logit) => 1 / (1 + Math.Exp(-(Scale * logit + Shift)));

    internal bool IsSound => double.IsFinite(Shift) && double.IsFinite(Scale) && Scale > 0 && Threshold is >= 0 and <= 1;
}

/// <summary>What stands beside the network in a model folder, as classifier.json; training writes what the program reads.</summary>
/// <param name="Biased">Of the last output, "anything at all".</param>
/// <param name="Labels">One for each <see cref="BiasLabel"/>, by its name in camel case; the outputs before the last, in the labels' order.</param>
/// <param name="Added">When a rendering of a document is flagged for what it adds.</param>
public sealed record BiasModel(string Version, OutputCalibration Biased, IReadOnlyDictionary<string, OutputCalibration> Labels, AddedSlant? Added = null)
{
    public const string FileName = "classifier.json";
    public const string NetworkFile = "classifier-int8.onnx";
    public const string TokenizerFile = "tokenizer.model";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };
    private static readonly string[] Names = [.. Enum.GetNames<BiasLabel>().Select(JsonNamingPolicy.CamelCase.ConvertName)];

    public static BiasModel Of(string version, IReadOnlyList<OutputCalibration> outputs) =>
        new(version, outputs[^1], Names.Zip(outputs).ToDictionary(named => named.First, named => named.Second));

    /// <summary>Reads a folder; the version gains the first eight hexadecimal digits of the SHA-256 of file and network.</summary>
    /// <exception cref="InvalidDataException">The file is missing or damaged; the message says which.</exception>
    public static BiasModel Read(string folder)
    {
        var path = Path.Combine(folder, FileName);
        try
        {
            var bytes = File.ReadAllBytes(path);
            var model = JsonSerializer.Deserialize<BiasModel>(bytes, Json) ?? throw new JsonException("It is empty.");
            if (model.Fault() is { } fault)
                throw new InvalidDataException($"{path} is damaged: {fault}.");
            return model with { Version = $"{model.Version}/{Digest(bytes, Path.Combine(folder, NetworkFile))}" };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new InvalidDataException($"{path} cannot be read: {e.Message}", e);
        }
    }

    public void Write(string folder) =>
        File.WriteAllText(Path.Combine(folder, FileName), JsonSerializer.Serialize(this, Json) + "\n");

    public BiasThresholds Thresholds() => new(Biased.Threshold, [.. Names.Select(name => Labels[name].Threshold)], Added);

    /// <param name="logits">As the network gives them: the labels in order, then "anything at all".</param>
    public BiasScore Score(float[] logits)
    {
        var labels = new double[Names.Length];
        for (var label = 0; label < labels.Length; label++)
            labels[label] = Labels[Names[label]].Probability(logits[label]);
        return new BiasScore(Biased.Probability(logits[^1]), labels);
    }

    private string? Fault()
    {
        if (string.IsNullOrEmpty(Version))
            return "it names no version";
        if (Labels is null || !Names.Order().SequenceEqual(Labels.Keys.Order()))
            return $"its labels are not {string.Join(", ", Names)}";
        return Biased is { IsSound: true } && Labels.Values.All(label => label is { IsSound: true }) && Added is null or { IsSound: true }
            ? null
            : "a number in it is missing or out of range";
    }

    private static string Digest(byte[] file, string network)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(file);
        using (var weights = File.OpenRead(network))
            hash.AppendData(SHA256.HashData(weights));
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..8];
    }
}
