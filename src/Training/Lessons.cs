using System.Text.Json;
using Isegoria.Backends.Encoding;
using Isegoria.Deliberation.Bias;
using Isegoria.Deliberation.Evidence;

namespace Isegoria.Training;

/// <summary>A text to learn from, as Python/finetune.py reads it.</summary>
/// <param name="Unit">Texts of one unit share a batch: twins, and the values of one frame.</param>
/// <param name="Targets">0 or 1 for each output of the task's head; none where only sameness is asked.</param>
/// <param name="Fold">The part it is in, where a run is divided in folds.</param>
internal sealed record Lesson(string Task, Part Use, string Unit, IReadOnlyList<int> Targets, string Text, int Fold = 0)
{
    /// <summary>The task whose head ships: the six labels, then "anything at all".</summary>
    public const string Replies = "replies";

    /// <summary>The task without truths: all texts of a unit must score the same on the main head.</summary>
    public const string Same = "same";

    public static Lesson Of(Example example) => new(
        Replies,
        Partition.Of(example.Group),
        example.Pair,
        [.. Enum.GetValues<BiasLabel>().Select(label => example.Labels.Contains(label) ? 1 : 0), example.IsNeutral ? 0 : 1],
        example.Text);

    public static Lesson Of(PublicRow row) => new(row.Task, Part.Learn, row.Text, row.Targets, row.Text);
}

/// <summary>Writes lessons with the ids the product's own tokenizer gives.</summary>
internal sealed class LessonFile(string tokenizer)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private readonly PieceTokenizer _pieces = new(tokenizer);

    /// <summary>How many ids the prefix of every text takes, the beginning mark among them.</summary>
    public int Prefix => _pieces.Ids("", EncodingPurpose.Query).Length - 1;

    public void Write(string path, IEnumerable<Lesson> lessons)
    {
        using var file = new StreamWriter(path);
        foreach (var lesson in lessons.Where(lesson => lesson.Use != Part.Aside))
        {
            var line = new Line(
                lesson.Task, lesson.Use == Part.Learn ? "learn" : "develop", lesson.Unit, lesson.Fold, lesson.Targets, _pieces.Ids(lesson.Text, EncodingPurpose.Query));
            file.WriteLine(JsonSerializer.Serialize(line, Json));
        }
    }

    private sealed record Line(string Task, string Use, string Unit, int Fold, IReadOnlyList<int> Targets, long[] Ids);
}
