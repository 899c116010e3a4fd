using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json;

namespace Isegoria.Training;

/// <param name="Rate">Peak learning rate of the encoder; it rises over a tenth of the steps and falls in a line to FinalShare of it.</param>
/// <param name="HeadRate">The same for the heads.</param>
/// <param name="Mean">How much of the moving mean of the weights stays at each step.</param>
internal sealed record Stage(
    string Name, IReadOnlyList<string> Tasks, int Epochs, double Rate, double HeadRate, double FinalShare = 0.05, double Mean = 0.99);

/// <summary>What Python/finetune.py is told. It stands in recipe.json beside the lessons.</summary>
/// <param name="Main">The task whose head is exported and judged on development data; its last output is the one that counts.</param>
/// <param name="Start">A weights file to start from; otherwise the encoder as it was published.</param>
/// <param name="Ranking">Weight of softplus(Margin - difference) within a minimal pair.</param>
/// <param name="Sameness">Weight of the squared difference within a unit of <see cref="Lesson.Same"/>.</param>
/// <param name="Forget">Share of pieces replaced by the unknown one, never among the first Prefix.</param>
/// <param name="Teachers">Models that each learn without a share of the units and then say what they think of that share.</param>
/// <param name="Teacher">How each of them learns.</param>
/// <param name="SoftShare">Weight of what they say beside the labels; texts without labels have nothing else.</param>
internal sealed record Recipe(
    string Encoder, string Main, string? Start, int Seed, int Prefix, IReadOnlyList<Stage> Stages,
    int Batch = 48, double Dropout = 0.1, double Ranking = 0.25, double Margin = 2, double Sameness = 0.1, double Forget = 0.1,
    int Teachers = 0, Stage? Teacher = null, double SoftShare = 0.4);

/// <summary>Runs the fine-tuning in a folder. What was finished there with the same recipe and lessons is not done again.</summary>
internal sealed class FineTuning(string script, string runs)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public string Folder(string name) => Path.Combine(runs, name);

    public string Network(string name) => Path.Combine(Folder(name), "model.onnx");

    public string Weights(string name, Stage stage) => Path.Combine(Folder(name), $"{stage.Name}.pt");

    /// <exception cref="InvalidDataException">Python or torch is missing, or the training failed; the message says what to do.</exception>
    public void Run(string name, Recipe recipe, LessonFile lessons, IReadOnlyList<Lesson> rows)
    {
        var folder = Directory.CreateDirectory(Folder(name)).FullName;
        lessons.Write(Path.Combine(folder, "lesson.jsonl"), rows);
        File.WriteAllText(Path.Combine(folder, "recipe.json"), JsonSerializer.Serialize(recipe, Json));
        ForgetOthers(folder);

        Console.Error.WriteLine($"{name}: {rows.Count} texts");
        using var python = Start(folder);
        python.WaitForExit();
        if (python.ExitCode != 0)
        {
            throw new InvalidDataException(
                $"The fine-tuning of {name} ended with code {python.ExitCode}. It needs Debian's python3-torch, python3-onnx and libopenblas0-openmp. Run the command again to go on where it stopped.");
        }
    }

    /// <summary>Weights learnt from other lessons or by another recipe must not be taken up.</summary>
    private static void ForgetOthers(string folder)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(File.ReadAllBytes(Path.Combine(folder, "lesson.jsonl")));
        hash.AppendData(File.ReadAllBytes(Path.Combine(folder, "recipe.json")));
        var digest = Convert.ToHexStringLower(hash.GetHashAndReset());
        var mark = Path.Combine(folder, "learnt-from");
        if (File.Exists(mark) && File.ReadAllText(mark) == digest)
            return;
        foreach (var file in Directory.EnumerateFiles(folder).Where(file => Path.GetExtension(file) is ".pt" or ".npy" or ".checkpoint" or ".onnx" || Path.GetFileName(file) == "log.jsonl"))
            File.Delete(file);
        File.WriteAllText(mark, digest);
    }

    private Process Start(string folder)
    {
        try
        {
            return Process.Start("/usr/bin/python3", [script, folder]);
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            throw new InvalidDataException($"Python does not start ({e.Message}). Install Debian's python3-torch, python3-onnx and libopenblas0-openmp.", e);
        }
    }
}
