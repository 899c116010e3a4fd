using Isegoria.Backends.Evaluation;
using Isegoria.Doubles;
using Xunit;

namespace Isegoria.Training.Tests;

public sealed class KeptAsideTests
{
    /// <summary>Otherwise: dotnet run --project src/Training -- aside.</summary>
    [Fact]
    public void The_replies_a_model_judge_is_tried_on_are_those_kept_aside()
    {
        var file = File.ReadAllText(Repository.File(KeptAside.Path));

        Assert.Equal(KeptAside.Of(Corpus.Read(Repository.File("src/Training/data"))), file);
        Assert.Equal(file.Count(letter => letter == '\n'), Labelled.Replies.Count);
        Assert.All(new[] { "fr", "en" }, language => Assert.InRange(Labelled.Replies.Count(reply => reply.Language.Code == language), 500, 1_000));
    }
}
