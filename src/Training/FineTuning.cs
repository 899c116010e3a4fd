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
/// <param name="Start">The run whose weights to start from; otherwise the encoder as it was published.</param>
/// <param name="Models">How many learn side by side; the mean of their weights is what stays.</param>
/// <param name="Ranking">Weight of softplus(Margin - difference) within a minimal pair.</param>
/// <param name="Sameness">Weight of the squared difference within a unit of <see cref="Lesson.Same"/>.</param>
/// <param name="Forget">Share of pieces replaced by the unknown one, never among the first Prefix.</param>
/// <param name="Folds">0, or into how many parts the lessons are divided, with as many models and a network for each that learnt without it.</param>
internal sealed record Recipe(
    string Main, string? Start, int Seed, int Prefix, Stage Stage, int Models,
    int Batch = 48, double Dropout = 0.1, double Ranking = 0.25, double Margin = 2, double Sameness = 0, double Forget = 0.1,
    int Folds = 0);

/// <summary>Runs the fine-tuning in a folder. What was finished there with the same recipe and lessons is not done again.</summary>
/// <param name="learn">Whether to learn at all; otherwise the folders are only made ready, for a machine with a graphics card.</param>
internal sealed class FineTuning(string script, string encoder, string runs, bool learn)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <param name="fold">The fold it never met, in a run that has folds.</param>
    public string Network(string name, int? fold = null) => Path.Combine(Folder(name), fold is null ? "model.onnx" : $"model-{fold}.onnx");

    /// <param name="first">Makes the run that this one starts from; left undone where this one is finished.</param>
    /// <exception cref="InvalidDataException">Python or torch is missing, or the training failed; the message says what to do.</exception>
    public void Run(string name, Recipe recipe, LessonFile lessons, IReadOnlyList<Lesson> rows, Action? first = null)
    {
        var folder = Directory.CreateDirectory(Folder(name)).FullName;
        lessons.Write(Path.Combine(folder, "lesson.jsonl"), rows);
        File.WriteAllText(Path.Combine(folder, "recipe.json"), JsonSerializer.Serialize(recipe, Json));
        ForgetOthers(folder);
        if (File.Exists(Network(name, recipe.Folds == 0 ? null : recipe.Folds - 1)))
            return;

        first?.Invoke();
        Console.Error.WriteLine($"{name}: {rows.Count} texts");
        if (!learn)
            return;
        using var python = Start(folder);
        python.WaitForExit();
        if (python.ExitCode != 0)
        {
            throw new InvalidDataException(
                $"The fine-tuning of {name} ended with code {python.ExitCode}. It needs Debian's python3-torch, python3-onnx and libopenblas0-openmp. Run the command again to go on where it stopped.");
        }
    }

    private string Folder(string name) => Path.Combine(runs, name);

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
            return Process.Start("/usr/bin/python3", [script, folder, encoder]);
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            throw new InvalidDataException($"Python does not start ({e.Message}). Install Debian's python3-torch, python3-onnx and libopenblas0-openmp.", e);
        }
    }
}
