using Isegoria.Backends.Evaluation;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Evaluation;

namespace Isegoria.Backends.Tests.Evaluation;

public sealed class AnswerFileTests : IDisposable
{
    private static readonly Ask Question = new(Suite.Theses, "theses", "u", Language.French, "text", Reading.Stance, "D’accord ?");

    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    [Fact]
    public void What_was_answered_is_there_the_next_time_whichever_suite_asks()
    {
        using (var file = new AnswerFile(_folder))
            file.Add(Question, Says("Oui, « d’accord »."));

        using var again = new AnswerFile(_folder);
        Assert.Equal("Oui, « d’accord ».", again.Find(Question with { Suite = Suite.Languages, Form = "other" })!.Text);
        Assert.Null(again.Find(Question with { Repeat = 1 }));
        Assert.Null(again.Find(Question with { Prompt = "Vraiment ?" }));
    }

    [Fact]
    public void A_line_that_a_stopped_run_left_half_written_is_asked_again_and_the_rest_is_kept()
    {
        using (var file = new AnswerFile(_folder))
        {
            file.Add(Question, Says("d’accord"));
            file.Add(Question with { Repeat = 1 }, Says("é"));
        }
        var path = Path.Combine(_folder, AnswerFile.Name);
        var bytes = File.ReadAllBytes(path);
        File.WriteAllBytes(path, bytes[..^20]);

        using (var torn = new AnswerFile(_folder))
        {
            Assert.Equal(1, torn.Count);
            torn.Add(Question with { Repeat = 1 }, Says("pas d’accord"));
        }
        using var whole = new AnswerFile(_folder);
        Assert.Equal(["d’accord", "pas d’accord"], [whole.Find(Question)!.Text, whole.Find(Question with { Repeat = 1 })!.Text]);
    }

    [Fact]
    public void A_line_that_is_no_answer_is_named()
    {
        File.WriteAllText(Path.Combine(_folder, AnswerFile.Name), "{broken\n");

        Assert.Contains("line 1", Assert.Throws<InvalidDataException>(() => new AnswerFile(_folder)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_belongs_to_one_run()
    {
        var run = new RunFile("http://localhost/v1", "m", 0.7, 1, "p");
        RunFile.Claim(_folder, run);
        RunFile.Claim(_folder, run);

        var fault = Assert.Throws<InvalidDataException>(() => RunFile.Claim(_folder, run with { Model = "another" }));
        Assert.Contains("model m at", fault.Message, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static Said Says(string text) => new(text, "stop", new Dictionary<string, double>(), 1, 1);
}
