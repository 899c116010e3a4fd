using Isegoria.Doubles;
using Xunit;

namespace Isegoria.Training.Tests;

public sealed class CorpusTests
{
    private static readonly IReadOnlyList<Example> Replies = Corpus.Read(Repository.File("src/Training/data"));

    [Fact]
    public void The_data_in_the_repository_are_whole()
    {
        Assert.True(Replies.Count > 20_000, $"{Replies.Count} replies");
        foreach (var set in new[] { "a", "y", "z", "fa", "fb", "ea", "eb" })
            Assert.Contains(Replies, reply => reply.Set == set);
        Assert.All(Replies.Where(reply => reply.IsNeutral), reply => Assert.Null(reply.Leaning));
        Assert.All(
            Replies.GroupBy(reply => (reply.Set, reply.Language, reply.Pair)).Where(pair => pair.Count() == 2 && pair.Key.Set != "z"),
            pair => Assert.Single(pair, reply => reply.IsNeutral));
    }

    [Fact]
    public void What_later_writers_wrote_is_whole_and_nothing_learns_from_it()
    {
        var later = Corpus.Read(Repository.File("src/Training/new-writers"));
        Assert.Equal(16, later.Select(reply => reply.Set).Distinct().Count());
        Assert.Empty(later.Select(reply => reply.Set).Intersect(Replies.Select(reply => reply.Set)));
        Assert.Empty(later.Select(reply => reply.Text).Intersect(Replies.Select(reply => reply.Text)));
        Assert.Equal(later.Count, later.Select(reply => reply.Text).Distinct().Count());
        Assert.InRange(later.Count(reply => reply.IsNeutral) / (double)later.Count, 0.5, 0.65);
    }

    [Fact]
    public void Renderings_are_whole_and_those_that_are_measured_come_from_other_writers()
    {
        IReadOnlyList<Example> In(string part) => Corpus.Read(Repository.File($"src/Training/renderings/{part}"));
        IEnumerable<string> Writers(IReadOnlyList<Example> renderings) => renderings.Select(rendering => rendering.Set.Split('-')[0]).Distinct();
        var (develop, measure) = (In("develop"), In("measure"));

        Assert.Empty(Writers(develop).Intersect(Writers(measure)));
        Assert.Empty(develop.Select(rendering => rendering.Source).Intersect(measure.Select(rendering => rendering.Source)));
        Assert.All(develop.Concat(measure).GroupBy(rendering => (rendering.Set, rendering.Pair)), pair =>
        {
            Assert.Equal(2, pair.Count());
            Assert.Single(pair, rendering => rendering.IsNeutral);
            Assert.Single(pair.Select(rendering => rendering.Source).Distinct());
            Assert.All(pair, rendering => Assert.NotEmpty(rendering.Source!));
        });
    }

    [Fact]
    public void What_belongs_together_is_never_divided()
    {
        Assert.All(Replies.GroupBy(reply => reply.Pair), pair => Assert.Single(pair.Select(reply => Partition.Of(reply.Group)).Distinct()));
        Assert.All(
            Replies.Where(reply => reply.Set is "x" or "y").GroupBy(reply => reply.Topic),
            topic => Assert.Single(topic.Select(reply => Partition.Of(reply.Group)).Distinct()));

        var mirrors = Replies.Where(reply => reply.Set is "n" or "r" && Path.GetFileName(reply.Pair).EndsWith("-001", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(mirrors);
        foreach (var first in mirrors)
        {
            var second = Replies.First(reply => reply.Pair == $"{first.Pair[..^3]}002");
            Assert.Equal(first.Group, second.Group);
        }
    }

    [Fact]
    public void About_a_twentieth_is_kept_aside_and_a_twentieth_develops()
    {
        double Share(Part part) => Replies.Count(reply => Partition.Of(reply.Group) == part) / (double)Replies.Count;
        Assert.InRange(Share(Part.Aside), 0.04, 0.06);
        Assert.InRange(Share(Part.Develop), 0.04, 0.06);
    }

    [Theory]
    [InlineData("""{"id":"1","pair":"p","lang":"fr","topic":"t","text":"x","labels":["rude"],"leaning":"none"}""", "unknown label 'rude'")]
    [InlineData("""{"id":"1","pair":"p","lang":"de","topic":"t","text":"x","labels":[],"leaning":"none"}""", "neither fr nor en")]
    [InlineData("""{"id":"1","pair":"p","lang":"fr","topic":"t","labels":[]}""", "missing")]
    [InlineData("not json", "no JSON object")]
    public void A_damaged_line_is_named_with_its_place(string line, string complaint)
    {
        var folder = Directory.CreateTempSubdirectory("replies");
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "q.jsonl"), $"\n{line}\n");
            var error = Assert.Throws<InvalidDataException>(() => Corpus.Read(folder.FullName));
            Assert.Contains("q.jsonl:2", error.Message, StringComparison.Ordinal);
            Assert.Contains(complaint, error.Message, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
