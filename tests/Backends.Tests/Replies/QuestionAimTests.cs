using Isegoria.Backends.Encoding;
using Isegoria.Backends.Tests.Evidence;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Evidence;
using Isegoria.Deliberation.Replies;
using Isegoria.Doubles;
using Xunit;

namespace Isegoria.Backends.Tests.Replies;

/// <summary>Questions that want more than one answer, or advice; with the encoder that ships.</summary>
public sealed class QuestionAimTests(ExtractiveReplyWriterTests.Town town) : IClassFixture<ExtractiveReplyWriterTests.Town>
{
    [Fact]
    public async Task Each_of_two_questions_gets_its_own_answer()
    {
        var draft = await town.AskAsync("Combien coûte l’éclairage public de Rivemont et pourquoi les boulangeries refusent-elles l’extinction ?");

        Assert.False(draft.Unanswered);
        Assert.StartsWith("Première question.", draft.Messages[0].Text, StringComparison.Ordinal);
        Assert.Contains("182 000", Quoted(draft.Messages[0]), StringComparison.Ordinal);
        Assert.StartsWith("Deuxième question.", draft.Messages[1].Text, StringComparison.Ordinal);
        Assert.Contains("à pied", Quoted(draft.Messages[1]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_part_that_leans_on_the_first_is_understood_by_it()
    {
        var draft = await town.AskAsync("Combien coûte l’éclairage public et combien de lampes y a-t-il ?");

        Assert.Contains("182 000", Quoted(draft.Messages[0]), StringComparison.Ordinal);
        Assert.Contains("1 840", Quoted(draft.Messages[1]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_part_without_an_answer_is_told_and_the_other_is_answered()
    {
        var draft = await town.AskAsync("Combien coûte l’éclairage public de Rivemont ? Qui a gagné la Coupe du monde de football en 1998 ?");

        Assert.True(draft.Unanswered);
        Assert.Contains("182 000", Quoted(draft.Messages[0]), StringComparison.Ordinal);
        Assert.Equal("Deuxième question. Les documents ne répondent pas à cette question. Aucune réponse n’est inventée.", draft.Messages[1].Text);
    }

    /// <summary>The second leaves out the town's name, which the sentence then holds beyond the question: a name is not yet somebody who pays.</summary>
    [Theory]
    [InlineData("Combien coûte l’éclairage public de Rivemont, et qui le paie ?")]
    [InlineData("Combien coûte l’éclairage public, et qui le paie ?")]
    public async Task A_part_for_which_only_the_first_answer_is_found_again_is_not_answered_with_it(string question)
    {
        var draft = await town.AskAsync(question);

        Assert.True(draft.Unanswered);
        Assert.Contains("182 000", Quoted(draft.Messages[0]), StringComparison.Ordinal);
        Assert.Equal("Deuxième question. Les documents ne répondent pas à cette question. Aucune réponse n’est inventée.", draft.Messages[1].Text);
    }

    [Fact]
    public async Task One_sentence_that_answers_both_parts_is_quoted_for_both()
    {
        var draft = await town.AskAsync("Qui refuse l’extinction, et quand leur personnel arrive-t-il à pied ?");

        Assert.False(draft.Unanswered);
        Assert.Contains("boulangeries", Quoted(draft.Messages[0]), StringComparison.Ordinal);
        Assert.Contains("à quatre heures", Quoted(draft.Messages[1]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_no_part_has_an_answer_that_is_said_once()
    {
        var draft = await town.AskAsync("Qui a gagné la Coupe du monde de football en 1998 ? Quel est le prix d’un timbre pour l’Italie ?");

        Assert.True(draft.Unanswered);
        Assert.Equal(["Les documents ne répondent pas à cette question. Aucune réponse n’est inventée.", "Ensuite ?"], draft.Messages.Select(message => message.Text));
    }

    [Fact]
    public async Task Arguments_for_and_against_are_quoted_from_both_sides_alike()
    {
        var draft = await town.AskAsync("Quels sont les arguments pour et contre l’extinction ?");

        Assert.Equal(1, draft.Citations.Count(citation => citation.Side == Stance.For));
        Assert.Equal(1, draft.Citations.Count(citation => citation.Side == Stance.Against));
        Assert.Equal(2, draft.Citations.Count);
        Assert.Contains(draft.Messages, message => message.Text.StartsWith("Du côté favorable", StringComparison.Ordinal));
        Assert.Contains(draft.Messages, message => message.Text.StartsWith("Du côté opposé", StringComparison.Ordinal));
        Assert.False(draft.Unanswered);
    }

    [Fact]
    public async Task Arguments_about_what_no_document_speaks_of_are_not_made_up()
    {
        var draft = await town.AskAsync("Quels sont les arguments pour et contre la centrale nucléaire de Flamanville ?");

        Assert.True(draft.Unanswered);
        Assert.Empty(draft.Citations);
    }

    [Theory]
    [InlineData("Que dois-je voter ?", "fr", "Je ne recommande aucun choix")]
    [InlineData("Quelle est la meilleure option ?", "fr", "Je ne recommande aucun choix")]
    [InlineData("What should I vote?", "en", "I recommend no choice")]
    [InlineData("Which option is best?", "en", "I recommend no choice")]
    public async Task Who_asks_how_to_vote_gets_no_advice_and_both_sides(string question, string language, string refusal)
    {
        var draft = await town.AskAsync(question, new Language(language));

        Assert.StartsWith(refusal, draft.Messages[0].Text, StringComparison.Ordinal);
        Assert.Equal([Stance.Against, Stance.For], draft.Citations.Select(citation => citation.Side).Order().Reverse());
        Assert.False(draft.Unanswered);
    }

    [Fact]
    public async Task Where_no_document_takes_a_side_on_the_matter_only_the_refusal_is_said()
    {
        var draft = await town.AskAsync("Dois-je voter pour le candidat Dupont à la présidentielle de 1998 ?");

        Assert.StartsWith("Je ne recommande aucun choix", draft.Messages[0].Text, StringComparison.Ordinal);
        Assert.EndsWith("Je n’ai pas trouvé de document qui prenne parti sur ce point.", draft.Messages[0].Text, StringComparison.Ordinal);
        Assert.Empty(draft.Citations);
    }

    [Fact]
    public async Task Where_sides_are_taken_on_many_proposals_nobody_is_shown_two_sides_of_the_whole()
    {
        using var encoder = new OnnxSentenceEncoder(new EncoderOptions { Folder = "models/e5-small-latin", Threads = 1, BatchSize = 16 }, Repository.Root);
        await using var library = await Library.OpenAsync(encoder);
        foreach (var (proposal, number) in new[] { "Les logiciels libres", "Le vote par internet" }.Select((proposal, number) => (proposal, number)))
        {
            library
                .With($"{number}-for.fr.md", $"---\ntitle: {proposal}\nstance: for\n---\nJe soutiens cette proposition, car elle coûte peu et aide chacun. [{number}]")
                .With($"{number}-against.fr.md", $"---\ntitle: {proposal}\nstance: against\n---\nJe refuse cette proposition, car elle coûte cher et n’aide personne. [{number}]");
        }
        library.With("2-against.fr.md", "---\ntitle: Le code ouvert\nstance: against\n---\nCette loi vise le numérique et non le vote.");
        await library.ImportAsync();
        var found = await library.LookUpAsync("Que dois-je voter ?", "Que faut-il changer à la loi ?", Language.French);

        var draft = await library.Get<IReplyWriter>().DraftAsync(Some.Move(question: "Que dois-je voter ?"), found, TestContext.Current.CancellationToken);

        Assert.Contains("points différents", draft.Messages[0].Text, StringComparison.Ordinal);
        Assert.Empty(draft.Citations);
    }

    private static string Quoted(Utterance message) => string.Join(' ', message.Spans.Where(span => span.Voice == Voice.Document).Select(span => span.Text));
}
