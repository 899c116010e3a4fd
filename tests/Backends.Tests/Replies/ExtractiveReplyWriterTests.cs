using Isegoria.Backends.Encoding;
using Isegoria.Backends.Tests.Evidence;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Evidence;
using Isegoria.Deliberation.Replies;
using Isegoria.Doubles;
using Xunit;

namespace Isegoria.Backends.Tests.Replies;

/// <summary>With the encoder that ships: the rule's numbers belong to it.</summary>
public sealed class ExtractiveReplyWriterTests(ExtractiveReplyWriterTests.Town town) : IClassFixture<ExtractiveReplyWriterTests.Town>
{
    [Fact]
    public async Task A_question_is_answered_with_cited_sentences_of_the_documents_alone()
    {
        var draft = await town.AskAsync("Combien coûte l’éclairage public de Rivemont chaque année ?");

        Assert.False(draft.Unanswered);
        Assert.Equal("extractive/2", draft.Writer);
        var quoted = Quotations(draft.Messages[0]);
        Assert.Contains(quoted, span => span.Text.Contains("182 000", StringComparison.Ordinal));
        Assert.Equal(Enumerable.Range(1, draft.Citations.Count), draft.Citations.Select(citation => citation.Number));
        Assert.All(quoted, span => Assert.Equal(span.Text, draft.Citations.Single(citation => citation.Number == span.Citation).Quote));
        Assert.All(draft.Citations, citation => Assert.Contains(citation.Quote, town.Texts[citation.Passage], StringComparison.Ordinal));
        Assert.Equal("Ensuite ?", draft.Messages[^1].Text);
    }

    [Fact]
    public async Task Where_the_documents_speak_of_a_thing_without_the_figure_that_is_said_before_what_they_do_say()
    {
        var draft = await town.AskAsync("Quel est le coût de l’extinction pour les boulangeries ?");

        Assert.False(draft.Unanswered);
        Assert.StartsWith("Ce chiffre n’est pas dans les passages trouvés.", draft.Messages[0].Text, StringComparison.Ordinal);
        Assert.Contains(Quotations(draft.Messages[0]), span => span.Text.Contains("boulangeries", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_question_the_documents_do_not_answer_is_not_guessed_at()
    {
        var draft = await town.AskAsync("Qui a gagné la Coupe du monde de football en 1998 ?");

        Assert.True(draft.Unanswered);
        Assert.Empty(draft.Citations);
        Assert.Contains("ne répondent pas", draft.Messages[0].Text, StringComparison.Ordinal);
        Assert.DoesNotContain(draft.Messages.SelectMany(message => message.Spans), span => span.Voice == Voice.Document);
    }

    [Fact]
    public async Task Where_the_quoted_documents_take_one_side_the_other_is_heard()
    {
        var draft = await town.AskAsync("Pourquoi les boulangeries refusent-elles l’extinction ?");

        Assert.Equal([Stance.Against, Stance.For], draft.Citations.Select(citation => town.Stances[citation.Document]));
        Assert.StartsWith("Un document d’avis contraire dit", draft.Messages[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_other_side_says_nothing_of_it_that_is_told()
    {
        var draft = await town.AskAsync("Pourquoi les vitrines éclairées gênent-elles les oiseaux ?");

        Assert.Equal([Stance.For], draft.Citations.Select(citation => town.Stances[citation.Document]));
        Assert.Contains("même sens", draft.Messages[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_english_passage_is_quoted_to_a_french_citizen_where_it_alone_answers_and_is_announced()
    {
        var draft = await town.AskAsync("À quelle heure la piscine municipale ferme-t-elle le dimanche ?");

        Assert.False(draft.Unanswered);
        Assert.Contains("pas en français", draft.Messages[0].Text, StringComparison.Ordinal);
        Assert.Contains(Quotations(draft.Messages[0]), span => span.Text.Contains("swimming pool", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_a_question_the_script_is_said_as_it_is()
    {
        var move = Some.Move(say: "Bonjour.");

        var draft = await town.Writer.DraftAsync(move, Findings.None, TestContext.Current.CancellationToken);

        Assert.Equal("script", draft.Writer);
        Assert.Equal(move.Say, draft.Messages);
    }

    [Fact]
    public async Task Where_nothing_was_found_nothing_is_answered() =>
        Assert.True((await town.Writer.DraftAsync(Some.Move(question: "Pourquoi ?"), Findings.None, TestContext.Current.CancellationToken)).Unanswered);

    [Theory]
    [InlineData("3")]
    [InlineData("???")]
    public async Task Signs_without_a_word_ask_nothing(string text) => Assert.True((await town.AskAsync(text)).Unanswered);

    private static List<Span> Quotations(Utterance message) => [.. message.Spans.Where(span => span.Voice == Voice.Document)];

    public sealed class Town : IAsyncLifetime
    {
        private readonly OnnxSentenceEncoder _encoder = new(new EncoderOptions { Folder = "models/e5-small-latin", Threads = 1, BatchSize = 16 }, Repository.Root);
        private Library _library = null!;

        public IReplyWriter Writer => _library.Get<IReplyWriter>();

        public Dictionary<string, string> Texts { get; private set; } = [];

        public Dictionary<string, Stance> Stances { get; private set; } = [];

        public async ValueTask InitializeAsync()
        {
            _library = await Library.OpenAsync(_encoder);
            _library
                .With("budget.fr.md",
                    """
                    ---
                    title: Note de la Ville
                    stance: neutral
                    ---
                    ## Budget
                    La commune possède 1 840 lampes. L’éclairage public de Rivemont coûte 182 000 euros chaque année. Le conseil votera en septembre.
                    """)
                .With("commerces.fr.md",
                    """
                    ---
                    title: Les commerces
                    stance: against
                    ---
                    Les boulangeries refusent l’extinction, car leur personnel arrive à pied à quatre heures du matin.
                    """)
                .With("ciel.fr.md",
                    """
                    ---
                    title: Le ciel
                    stance: for
                    ---
                    L’association soutient l’extinction, car les vitrines éclairées gênent les oiseaux.

                    ## Le travail de nuit
                    L’association soutient l’extinction partout, et propose aux boulangeries des lampes de poche.
                    """)
                .With("pool.en.md", "The municipal swimming pool closes at 6 p.m. on Sundays and at 8 p.m. on other days.");
            await _library.ImportAsync();
            Texts = (await _library.PassagesAsync()).ToDictionary(passage => passage.Id, passage => passage.Text);
            Stances = (await _library.DocumentsAsync()).ToDictionary(document => document.Id, document => Enum.Parse<Stance>(document.Stance));
        }

        public async Task<Draft> AskAsync(string question, Language? spoken = null)
        {
            var language = spoken ?? Language.French;
            var move = Some.Move(say: "Ensuite ?", question: question);
            var found = await _library.LookUpAsync(question, "Faut-il éteindre l’éclairage public la nuit ?", language);
            return await Writer.DraftAsync(move with { Next = move.Next with { Language = language } }, found, TestContext.Current.CancellationToken);
        }

        public async ValueTask DisposeAsync()
        {
            await _library.DisposeAsync();
            _encoder.Dispose();
        }
    }
}
