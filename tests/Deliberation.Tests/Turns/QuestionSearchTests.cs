using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Evidence;
using Isegoria.Deliberation.Turns;
using Microsoft.Extensions.Options;
using Xunit;

namespace Isegoria.Deliberation.Tests.Turns;

public sealed class QuestionSearchTests
{
    private static readonly ConsultationId Town = new("town");

    [Fact]
    public async Task A_question_for_one_thing_is_looked_for_as_it_was_asked()
    {
        var index = new Shelf(Stance.Neutral, Stance.For, Stance.Against);

        var found = await FindAsync(index, "How much does it cost?");

        Assert.Equal(["How much does it cost?"], index.Asked);
        Assert.Equal(2, found.Passages.Count);
        Assert.Empty(found.Asked);
    }

    [Fact]
    public async Task A_question_about_what_documents_say_is_looked_for_by_its_matter()
    {
        var index = new Shelf(Stance.Neutral);

        var found = await FindAsync(index, "What do the documents say about night buses?");

        Assert.Equal(["night buses?"], index.Asked);
        Assert.Equal(index.Asked, found.Asked);
    }

    [Fact]
    public async Task Each_part_of_a_question_is_looked_for_alone_and_the_best_of_each_come_first()
    {
        var index = new Shelf(Stance.Neutral, Stance.For);

        var found = await FindAsync(index, "Who decides about the lamps, and how many lamps would be switched off?");

        Assert.Equal(["Who decides about the lamps", "how many lamps would be switched off?"], index.Asked);
        Assert.Equal(index.Asked, found.Asked);
        Assert.Equal([0, 1, 0, 1], found.Passages.Select(one => one.Part));
        Assert.Equal(["0", "0", "1", "1"], found.Passages.Select(one => one.Passage.Id));
    }

    [Fact]
    public async Task Where_both_sides_are_to_be_heard_the_side_that_is_found_late_comes_along()
    {
        var index = new Shelf(Stance.For, Stance.For, Stance.Neutral, Stance.For, Stance.Against, Stance.Neutral);

        var found = await FindAsync(index, "What are the arguments for and against the lamps?");

        Assert.Equal(["0", "1", "4"], found.Passages.Select(one => one.Passage.Id));
        Assert.DoesNotContain("against", Assert.Single(index.Asked), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_asks_for_advice_and_names_no_matter_is_shown_what_is_said_of_the_consultation()
    {
        var index = new Shelf(Stance.For);

        var found = await FindAsync(index, "What should I vote?");

        Assert.Equal(["Should the lamps be switched off?"], index.Asked);
        Assert.Equal(index.Asked, found.Asked);
    }

    [Fact]
    public async Task Before_consent_no_part_leaves_the_machine()
    {
        var index = new Shelf(Stance.For);

        await FindAsync(index, "Who decides about the lamps? Who pays for all the lamps?", here: true);
        await FindAsync(index, "What should I vote?", here: true);

        Assert.Equal(3, index.Here);
        Assert.Equal(3, index.Asked.Count);
    }

    private static Task<Findings> FindAsync(Shelf index, string question, bool here = false) =>
        new QuestionSearch(index, Options.Create(new TurnOptions { Passages = 2, PassagesForSides = 6, QuestionParts = 3 }))
            .FindAsync(new Inquiry(Town, question, Language.English, "Should the lamps be switched off?", here), TestContext.Current.CancellationToken);

    /// <summary>Finds a passage of each side given, in that order, whatever is asked.</summary>
    private sealed class Shelf(params Stance[] sides) : IEvidenceIndex
    {
        public List<string> Asked { get; } = [];

        public int Here { get; private set; }

        public Task<Findings> FindAsync(ConsultationId consultation, string question, Language language, int top, CancellationToken cancellation)
        {
            Asked.Add(question);
            return Task.FromResult(new Findings([.. sides.Take(top).Select((side, number) => Found(consultation, $"{number}", side))]));
        }

        public Task<Findings> FindHereAsync(ConsultationId consultation, string question, Language language, int top, CancellationToken cancellation)
        {
            Here++;
            return FindAsync(consultation, question, language, top, cancellation);
        }

        private static FoundPassage Found(ConsultationId consultation, string id, Stance side) => new(
            new Passage(id, id, "", "Lamps.", Language.English, 0), new Document(id, consultation, id, id, Language.English, null, null, side), 1, 0.9);
    }
}
