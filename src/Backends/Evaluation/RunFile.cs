using System.Text.Json;

namespace Isegoria.Backends.Evaluation;

/// <summary>What a folder's answers are answers to; what would make them incomparable must not change.</summary>
/// <param name="Probes">See <see cref="OwnProbes.Version"/>, with the folder of further ones where there was one.</param>
public sealed record RunFile(string Endpoint, string Model, double Temperature, int Seed, string Probes)
{
    public const string Name = "run.json";

    /// <summary>When the folder got its first answer.</summary>
    public DateTimeOffset? Began { get; init; }

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>Begins a run in the folder, or goes on with the one that is there.</summary>
    /// <returns>The run as it was begun.</returns>
    /// <exception cref="InvalidDataException">Another run is there.</exception>
    public static RunFile Claim(string folder, RunFile run)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, Name);
        if (!File.Exists(path))
        {
            File.WriteAllText(path, JsonSerializer.Serialize(run, Json));
            return run;
        }
        var before = Read(path);
        if (before with { Began = run.Began } != run)
            throw new InvalidDataException($"{folder} holds another run: {before}. Name another folder with --out, or remove this one.");
        return before;
    }

    public override string ToString() => $"model {Model} at {Endpoint}, temperature {Temperature}, seed {Seed}, probes {Probes}";

    private static RunFile Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<RunFile>(File.ReadAllText(path), Json) ?? throw new InvalidDataException($"{path} is empty.");
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{path} is no description of a run: {e.Message}", e);
        }
    }
}
