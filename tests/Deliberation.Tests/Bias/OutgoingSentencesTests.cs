using Isegoria.Deliberation.Bias;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Replies;
using Xunit;

namespace Isegoria.Deliberation.Tests.Bias;

public sealed class OutgoingSentencesTests
{
    [Fact]
    public void Words_quoted_within_our_sentence_leave_an_elided_quotation()
    {
        Assert.Equal(
            [("Selon l'association, «\u00a0…\u00a0», mais la mairie le conteste.", Voice.Assistant), ("le plan est injuste", Voice.Document)],
            Of(Language.French, Ours("Selon l'association, "), Theirs("le plan est injuste"), Ours(", mais la mairie le conteste.")));

        Assert.Equal(
            [("According to the union, “…”.", Voice.Assistant), ("the plan is unfair", Voice.Document)],
            Of(Language.English, Ours("According to the union, "), Theirs("the plan is unfair"), Ours(".")));
    }

    [Fact]
    public void Quotation_marks_that_are_ours_are_not_doubled() =>
        Assert.Equal(
            [("Vous écrivez : « … ». Est-ce bien cela ?", Voice.Assistant), ("Non.", Voice.Citizen), ("Jamais !", Voice.Citizen)],
            Of(Language.French, Ours("Vous écrivez : « "), new Span("Non. Jamais !", Voice.Citizen), Ours(" ». Est-ce bien cela ?")));

    [Fact]
    public void Sentences_of_a_document_that_stand_alone_leave_nothing_behind() =>
        Assert.Equal(
            [("Voici ce que disent les textes. \n Autre question ?", Voice.Assistant), ("Quatorze rues sont visées.", Voice.Document)],
            Of(Language.French, Ours("Voici ce que disent les textes. "), Theirs("Quatorze rues sont visées."), Ours(" Autre question ?")));

    [Fact]
    public void A_message_of_a_documents_words_alone_is_only_screened() =>
        Assert.Equal([("Quatorze rues sont visées.", Voice.Document)], Of(Language.French, Theirs("Quatorze rues sont visées.")));

    [Fact]
    public void A_title_is_judged_as_it_is_read_before_the_words_below_it()
    {
        var cited = new Citation(1, "d1", "The river. A count", "d1-0", "The bats", "We counted 34 bats. It was summer.");

        Assert.Equal(
            ["The river.", "A count: We counted 34 bats.", "The bats: We counted 34 bats.", "We counted 34 bats.", "It was summer."],
            OutgoingSentences.Of(new Draft([], [cited], Unanswered: false, "script", Language.English)).Select(sentence => sentence.Text));
    }

    [Fact]
    public void What_renders_documents_is_held_against_the_words_of_all_that_it_cites()
    {
        var message = new Utterance(
            [Ours("Here is what they say. "), new Span("It opens at nine.", Voice.Assistant, 1), new Span("", Voice.Assistant, 2), new Span(" It is free.", Voice.Assistant, 3), Theirs("It is free.")], []);
        Citation Cited(int number, string quote) => new(number, $"d{number}", "", $"d{number}-0", "", quote);
        var draft = new Draft([message], [Cited(1, "Opens at nine."), Cited(2, "Nine o'clock."), Cited(3, "It is free.")], Unanswered: false, "kernel", Language.English);

        Assert.Equal(
            [("It opens at nine.", "Opens at nine. Nine o'clock."), ("It is free.", "It is free.")],
            OutgoingSentences.Of(draft).Where(sentence => sentence.Source is not null).Select(sentence => (sentence.Text, sentence.Source!)));
    }

    [Fact]
    public void What_is_shared_with_the_organiser_is_the_assistants()
    {
        Assert.Equal(
            [("La ville demande : faut-il fermer la rue ? Répondez avant mai.", Voice.Assistant)],
            Of(Language.French, Ours("La ville demande : "), new Span("faut-il fermer la rue ? Répondez avant mai.", Voice.Organiser)));

        Assert.Equal([("Répondez avant mai.", Voice.Organiser)], Of(Language.French, new Span("Répondez avant mai.", Voice.Organiser)));
    }

    [Fact]
    public void Whatever_was_said_in_our_voice_is_judged_in_our_voice()
    {
        var random = new Random(7);
        string[] words = ["Oui. ", "non ", "« ", " »", "Le vote… ", "\n", "\"", "fin", "? ", "(", "M. ", "12. ", "A"];
        for (var round = 0; round < 500; round++)
        {
            var spans = Enumerable.Range(0, random.Next(1, 6))
                .Select(_ => new Span(string.Concat(random.GetItems(words, random.Next(1, 6))), (Voice)random.Next(4)))
                .ToArray();

            var judged = Letters(string.Concat(Of(Language.French, spans).Where(s => s.Voice is Voice.Assistant or Voice.Organiser).Select(s => s.Text)));
            var screened = Letters(string.Concat(Of(Language.French, spans).Where(s => s.Voice is Voice.Citizen or Voice.Document).Select(s => s.Text)));

            Assert.Equal(Letters(string.Concat(spans.Where(s => s.Voice is Voice.Assistant or Voice.Organiser).Select(s => s.Text))), judged);
            Assert.Equal(Letters(string.Concat(spans.Where(s => s.Voice is Voice.Citizen or Voice.Document).Select(s => s.Text))), screened);
        }
    }

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit));

    private static Span Ours(string text) => new(text, Voice.Assistant);

    private static Span Theirs(string text) => new(text, Voice.Document, 1);

    private static (string Text, Voice Voice)[] Of(Language language, params Span[] spans) =>
        [.. OutgoingSentences.Of(new Draft([new Utterance(spans, [])], [], false, "script", language)).Select(s => (s.Text, s.Voice))];
}
