using Isegoria.Backends.Evidence.Reading;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Evidence;
using Xunit;

namespace Isegoria.Backends.Tests.Evidence;

public sealed class ReaderTests
{
    [Fact]
    public void Front_matter_says_what_a_markdown_file_is()
    {
        var read = new MarkdownReader().Read(
            """
            ---
            title: "L’éclairage la nuit"
            language: fr
            author: Service énergie
            date: 2026-05-13
            stance: against
            keywords: [nuit]
            ---
            # L’éclairage la nuit
            Un texte.
            """);

        Assert.Equal("L’éclairage la nuit", read.Title);
        Assert.Equal(Language.French, read.Language);
        Assert.Equal("Service énergie", read.Author);
        Assert.Equal(new DateOnly(2026, 5, 13), read.Date);
        Assert.Equal(Stance.Against, read.Stance);
        Assert.Equal([new Block("", "Un texte.", BlockKind.Prose)], read.Blocks);
    }

    [Theory]
    [InlineData("stance: maybe", "stance 'maybe'")]
    [InlineData("date: 13/05/2026", "date '13/05/2026'")]
    [InlineData("language: francais", "language 'francais'")]
    [InlineData("title: [unclosed", "not valid YAML")]
    public void Broken_front_matter_is_named(string line, string reason)
    {
        var broken = Assert.Throws<UnreadableSourceException>(() => new MarkdownReader().Read($"---\n{line}\n---\nText."));

        Assert.Contains(reason, broken.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Markdown_becomes_plain_blocks_under_their_headings()
    {
        var read = new MarkdownReader().Read(
            """
            # Titre
            ## Coûts
            Le **budget** est de [182 000 €](https://example.org/a), soit `1 %`.

            - une lampe
            - deux lampes

            ### Détail
            | Année | Coût |
            |-------|------|
            | 2025  | 10   |

            <script>alert(1)</script>
            """);

        Assert.Equal("Titre", read.Title);
        Assert.Equal(
            [
                new Block("Coûts", "Le budget est de 182 000 €, soit 1 %.", BlockKind.Prose),
                new Block("Coûts", "une lampe", BlockKind.Item),
                new Block("Coûts", "deux lampes", BlockKind.Item),
                new Block("Coûts › Détail", "Année: 2025; Coût: 10", BlockKind.Item),
            ],
            read.Blocks);
    }

    [Fact]
    public void A_page_loses_what_runs_styles_and_navigates()
    {
        var read = new HtmlReader().Read(
            """
            <html lang="fr-FR"><head><title>La page</title><meta name="author" content="Service énergie"><meta property="article:published_time" content="2026-05-13T10:15:00+02:00"><style>p{}</style></head><body>
            <nav>Accueil</nav><script>alert("x")</script>
            <main><h2>Coûts</h2><p>Le budget<br>augmente de <b>2&nbsp;%</b>.</p>
            <table><tr><th>Année</th><th>Coût</th></tr><tr><td>2025</td><td>10</td></tr></table>
            <ul><li>une lampe</li></ul>Fin.</main><footer>Mentions</footer></body></html>
            """);

        Assert.Equal(("La page", "Service énergie", new DateOnly(2026, 5, 13)), (read.Title, read.Author, read.Date!.Value));
        Assert.Equal(Language.French, read.Language);
        Assert.Equal(
            ["Le budget augmente de 2\u00A0%.", "Année: 2025; Coût: 10", "une lampe", "Fin."],
            read.Blocks.Select(block => block.Text));
        Assert.All(read.Blocks, block => Assert.Equal("Coûts", block.Heading));
    }

    [Fact]
    public void A_deeply_nested_page_is_read_and_one_without_bottom_is_refused()
    {
        var read = new HtmlReader().Read(string.Concat(Enumerable.Repeat("<div>", 1_000)) + "Au fond.");

        Assert.Equal("Au fond.", Assert.Single(read.Blocks).Text);
        Assert.Throws<UnreadableSourceException>(() => new HtmlReader().Read(string.Concat(Enumerable.Repeat("<div>", 1_000_000))));
    }

    [Fact]
    public void Lines_of_plain_text_are_joined_to_paragraphs()
    {
        var read = new PlainTextReader().Read("Une ligne\nqui continue.\n\n- un point\n* un autre\n");

        Assert.Equal(["Une ligne qui continue.", "un point", "un autre"], read.Blocks.Select(block => block.Text));
    }

    [Theory]
    [InlineData("Le conseil vote la loi dans une semaine pour les habitants.", "fr")]
    [InlineData("The council votes on the bill in a week for its residents.", "en")]
    public void The_language_is_guessed_from_small_words(string text, string language) =>
        Assert.Equal(new Language(language), LanguageGuess.Of([new Block("", text, BlockKind.Prose)]));
}
