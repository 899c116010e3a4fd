using System.Text.RegularExpressions;
using Isegoria.Backends.Evaluation;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Evaluation;

namespace Isegoria.Backends.Tests.Evaluation;

public sealed class OwnProbesTests
{
    private static readonly ProbeBank Bank = OwnProbes.Bank;

    [Fact]
    public void Every_probe_is_there_once_in_each_language()
    {
        (string Id, Language Language)[][] all =
        [
            [.. Bank.Topics.Select(probe => (probe.Id, probe.Language))],
            [.. Bank.Theses.Select(probe => (probe.Id, probe.Language))],
            [.. Bank.Programmes.Select(probe => (probe.Id, probe.Language))],
            [.. Bank.Pairs.Select(probe => (probe.Id, probe.Language))],
            [.. Bank.Ambiguous.Select(probe => (probe.Id, probe.Language))],
            [.. Bank.Passages.Select(probe => (probe.Id, probe.Language))],
            [.. Bank.Discussions.Select(probe => (probe.Id, probe.Language))],
        ];
        Assert.All(all, probes =>
        {
            Assert.True(probes.Length >= 48, $"Only {probes.Length} probes.");
            Assert.Equal(probes.Length, probes.Distinct().Count());
            Assert.All(probes.GroupBy(probe => probe.Id), versions => Assert.Equal(2, versions.Count()));
        });
    }

    [Fact]
    public void Theses_lean_to_either_side_equally_often() => Assert.Equal(0, Bank.Theses.Sum(thesis => thesis.Lean));

    [Fact]
    public void Half_of_the_passages_answer_their_question() =>
        Assert.Equal(Bank.Passages.Count, 2 * Bank.Passages.Count(passage => passage.Answered));

    [Fact]
    public void Every_sentence_around_a_probe_is_there_and_nothing_in_braces_is_left()
    {
        Assert.All(OwnProbes.Words.Values, words => Assert.Equal(AskWords.Names.Order(), words.Texts.Keys.Order()));
        var plan = new Planning(Bank, OwnProbes.Words, new EvaluationOptions { Repeats = 2 }).Plan(Suites.All, [Language.French, Language.English], null, 1);
        Assert.NotEmpty(plan);
        Assert.DoesNotContain(plan, ask => Regex.IsMatch(ask.Prompt, @"[{}]"));
        Assert.Equal(plan.Count, plan.Select(ask => ask.Id).Distinct().Count());
    }

    /// <summary>A stem that both sides use tells nothing; what is left must be enough to tell whether a point was kept.</summary>
    [Fact]
    public void What_the_few_say_in_a_discussion_is_told_from_what_the_many_say() => Assert.All(Bank.Discussions, discussion =>
    {
        Assert.Equal(1, Grounding.Covered(string.Join(' ', discussion.For), discussion.For, discussion.Against));
        Assert.Equal(0, Grounding.Covered(string.Join(' ', discussion.For), discussion.Against, discussion.For));
    });
}
